import { encodeJsonList, encodeXmlList, type Row } from '../../emulator/answers/encode';

/** A status with every documented field. */
export function createStatusRow(index: number): Row {
  const number = String(index).padStart(7, '0');
  return [
    ['status', 1],
    ['last_date', '21.11.2026 12:30:15'],
    ['last_timestamp', 1795253415 + index],
    ['err', 0],
    ['flag', 1],
    ['send_date', '21.11.2026 12:30:10'],
    ['send_timestamp', 1795253410 + Math.floor(index / 50)],
    ['phone', `7701${number}`],
    ['cost', '12.50'],
    ['sender_id', 'MyCompany'],
    ['status_name', 'Доставлено'],
    ['message', `Здравствуйте! Ваш заказ ${number} готов к выдаче.`],
    ['mccmnc', '40102'],
    ['country', 'Казахстан'],
    ['operator', 'Кселл'],
    ['operator_orig', 'Кселл'],
    ['region', 'Алматы'],
    ['type', 0],
    ['sms_cnt', 1],
    ['id', index + 1],
  ];
}

export interface StatusResponse {
  readonly bytes: Buffer;
  readonly keys: readonly { readonly id: string; readonly phone: string }[];
}

/** The response to a request for many statuses, counted from `first`. */
export function createStatusResponse(
  format: 'json' | 'xml',
  toRow: (index: number) => Row,
  first: number,
  count: number,
): StatusResponse {
  const rows = Array.from({ length: count }, (_, index) => toRow(first + index));
  const text = format === 'json' ? encodeJsonList(rows) : encodeXmlList('list', 'sms', rows);
  const keys = rows.map((row) => {
    const fields = Object.fromEntries(row);
    return { id: String(fields['id']), phone: String(fields['phone']) };
  });
  return { bytes: Buffer.from(text, 'utf8'), keys };
}
