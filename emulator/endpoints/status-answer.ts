import { toIdValue } from '../answers/answer';
import { formatDate, formatTimestamp } from '../answers/dates';
import {
  encodeJson,
  encodeJsonList,
  encodeXml,
  encodeXmlList,
  type Format,
  type Row,
  type Scalar,
} from '../answers/encode';
import {
  COMMA_LAYOUTS,
  NAMED_LAYOUTS,
  TEXT_LAYOUTS,
  type Detail,
  type LayoutKind,
} from '../answers/status-layouts';
import { STATUS_NAMES } from '../answers/status-names';
import type { Message } from '../messages/message';
import { formatMoney, formatMoneyShort } from '../money';
import { locate } from '../numbers/locate';

/** One requested pair of ID and phone number, and the stored message for it. */
export interface StatusResult {
  readonly id: string;
  readonly phone: string;
  readonly message: Message | undefined;
}

const NOT_FOUND = -3;
/** Fields that each list entry has in addition to its layout; all=1 and all=2 add the ID only. */
const ADDED_NAMES = ['id', 'phone'] as const;

export interface StatusView {
  readonly format: Format;
  readonly detail: Detail;
  /**
   * Whether the request has the form of a list: IDs (and phone numbers) are added and the response
   * is a list.
   */
  readonly isMultiple: boolean;
}

export function encodeStatuses(results: readonly StatusResult[], view: StatusView): string {
  const { format, isMultiple } = view;
  if (format === 0 || format === 1) {
    return results.map((result) => encodeLine(result, view)).join('\n');
  }
  const rows = results.map((result) => toNamedRow(result, view));
  const [first = []] = rows;
  if (format === 2)
    return isMultiple ? encodeXmlList('list', 'sms', rows) : encodeXml('sms', first);
  return isMultiple ? encodeJsonList(rows) : encodeJson(first);
}

function encodeLine(result: StatusResult, { format, detail, isMultiple }: StatusView): string {
  const { id, phone, message } = result;
  const isText = format === 0;
  const values = message ? valuesOf(message, formatMoney) : unknownValues(phone);
  const layouts = isText ? TEXT_LAYOUTS : COMMA_LAYOUTS;
  const layout = isText && !message ? 'Status = <status>' : layouts[kindOf(message)][detail];
  const line = layout.replace(/<(\w+)>/g, (_, name: string) => String(values[name] ?? ''));
  if (!isMultiple) return line;
  const added = detail === 0 ? [id, phone] : [id];
  if (!isText) return [line, ...added].join(',');
  return [line, ...added.map((value, index) => `${ADDED_NAMES[index]} = ${value}`)].join(', ');
}

function toNamedRow(result: StatusResult, { detail, isMultiple }: StatusView): Row {
  const { id, phone, message } = result;
  const row: [string, Scalar][] = [];
  if (message) {
    const values = valuesOf(message, formatMoneyShort);
    for (const name of NAMED_LAYOUTS[kindOf(message)][detail]) row.push([name, values[name] ?? '']);
  } else {
    row.push(['status', NOT_FOUND]);
  }
  if (isMultiple) {
    row.push(['id', toIdValue(id)]);
    if (detail === 0) row.push(['phone', phone]);
  }
  return row;
}

/** A message that is not found has the layout of an ordinary message. */
function kindOf(message: Message | undefined): LayoutKind {
  return message?.channel.name === 'hlr' ? 'hlr' : 'message';
}

function unknownValues(phone: string): Record<string, Scalar> {
  return {
    status: NOT_FOUND,
    status_name: STATUS_NAMES[NOT_FOUND] ?? '',
    phone,
    last_timestamp: 0,
    send_timestamp: 0,
    err: 0,
  };
}

/** Every value that a layout may name. */
export function valuesOf(
  message: Message,
  formatCost: (amount: number) => string,
): Record<string, Scalar> {
  const { country, network, originalNetwork } = locate(message.phone);
  return {
    status: message.status,
    last_date: formatDate(message.changedAt),
    last_timestamp: formatTimestamp(message.changedAt),
    flag: message.flag,
    err: message.err,
    send_date: formatDate(message.sentAt),
    send_timestamp: formatTimestamp(message.sentAt),
    phone: message.phone,
    cost: formatCost(message.cost),
    sender_id: message.sender,
    status_name: STATUS_NAMES[message.status] ?? '',
    message: message.text,
    comment: message.comment,
    type: message.channel.type,
    sms_cnt: message.parts,
    mccmnc: message.mccmnc,
    country: country?.name ?? '',
    operator: network?.operator ?? '',
    operator_orig: originalNetwork?.operator ?? '',
    region: network?.region ?? '',
    ...message.hlr,
  };
}
