import type { EndpointName } from '../../protocol/tables';
import { encodeJson, encodeXml, type Format, type Row, type Scalar } from './encode';
import { textOfError } from './error-texts';

/** An answer before it becomes bytes. */
export interface Answer {
  readonly body: string;
  /** `error_code`, `null` when the request was done. */
  readonly errorCode: number | null;
}

export function succeed(body: string): Answer {
  return { body, errorCode: null };
}

export interface Refusal {
  readonly code: number;
  /** send.php names the message that it refused. */
  readonly id?: string;
  /** Instead of the usual text of the code. */
  readonly text?: string;
}

/** The envelope of a refused request, the same on every endpoint. HTTP stays 200. */
export function refuse(endpoint: EndpointName, format: Format, refusal: Refusal): Answer {
  const { code, id } = refusal;
  const text = refusal.text ?? textOfError(endpoint, code);
  const row: Row = [
    ['error', text],
    ['error_code', code],
    ...(id === undefined ? [] : ([['id', toIdValue(id)]] as const)),
  ];
  return { body: encodeRefusal(format, row, text, refusal), errorCode: code };
}

function encodeRefusal(format: Format, row: Row, text: string, { code, id }: Refusal): string {
  switch (format) {
    case 0:
      return `ERROR = ${code} (${text})${id === undefined ? '' : `, ID - ${id}`}`;
    case 1:
      return `${id ?? '0'},-${code}`;
    case 2:
      return encodeXml('result', row);
    case 3:
      return encodeJson(row);
  }
}

/** Ids are numbers in JSON when they are numbers of 32 bits, else strings. */
export function toIdValue(id: string): Scalar {
  return /^[1-9]\d{0,9}$/.test(id) && Number(id) <= 2_147_483_647 ? Number(id) : id;
}
