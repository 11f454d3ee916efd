import type { EndpointName } from '../../protocol/tables';
import { encodeJson, encodeXml, type Format, type Row, type Scalar } from './encode';
import { textOfError } from './error-texts';

/** A response before it is encoded to bytes. */
export interface Answer {
  readonly body: string;
  /** `error_code`, `null` when the request succeeded. */
  readonly errorCode: number | null;
}

export function succeed(body: string): Answer {
  return { body, errorCode: null };
}

export interface Rejection {
  readonly code: number;
  /** ID of the message that send.php rejected. */
  readonly id?: string;
  /** Replaces the usual text of the code. */
  readonly text?: string;
}

/** The response to a rejected request, the same on every endpoint. The HTTP status stays 200. */
export function reject(endpoint: EndpointName, format: Format, rejection: Rejection): Answer {
  const { code, id } = rejection;
  const text = rejection.text ?? textOfError(endpoint, code);
  const row: Row = [
    ['error', text],
    ['error_code', code],
    ...(id === undefined ? [] : ([['id', toIdValue(id)]] as const)),
  ];
  return { body: encodeRejection(format, row, text, rejection), errorCode: code };
}

function encodeRejection(format: Format, row: Row, text: string, { code, id }: Rejection): string {
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

/** IDs that fit into 32 bits are numbers in JSON, others are strings. */
export function toIdValue(id: string): Scalar {
  return /^[1-9]\d{0,9}$/.test(id) && Number(id) <= 2_147_483_647 ? Number(id) : id;
}
