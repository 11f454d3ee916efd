import {
  ENDPOINTS,
  ERRORS_COMMON,
  ERRORS_EMAIL,
  FLAG_BITS,
  MESSAGE_TYPES,
  REQUEST_ERRORS,
  STATUSES,
  TEMPLATE_TYPES,
  type CodeRow,
  type DeliveryErrorRow,
  type EndpointName,
  type RequestErrorRow,
} from '../../protocol/tables';
import { cell, code, paragraphs, table } from './markdown';

/** Table of the status codes. */
export function statusTable(): string {
  return table(
    ['Code', 'Name', 'Final', 'Delivered', 'Meaning', 'What to do'],
    STATUSES.map((row) => [
      String(row.code),
      code(row.name),
      yesNo(row.isFinal),
      yesNo(row.isDelivered),
      cell(row.text),
      adviceOf(row),
    ]),
  );
}

export function deliveryErrorTable(kind: 'common' | 'email'): string {
  const rows: readonly DeliveryErrorRow[] = kind === 'email' ? ERRORS_EMAIL : ERRORS_COMMON;
  return table(
    ['Code', 'Name', 'Meaning', 'What to do', 'May be temporary'],
    rows.map((row) => [
      String(row.code),
      code(row.name),
      cell(row.text),
      adviceOf(row),
      yesNo(row.isRetryable),
    ]),
  );
}

const RETRIES: Record<RequestErrorRow['retry'], string> = {
  never: 'no',
  later: 'after a pause',
};

/** Table of the request errors of one endpoint. */
export function requestErrorTable(endpoint: EndpointName): string {
  const all: readonly RequestErrorRow[] = REQUEST_ERRORS;
  return paragraphs(
    `Requests to ${code(ENDPOINTS[endpoint].path)}:`,
    table(
      ['Code', 'Name', 'Meaning', 'What to do', 'Retry'],
      all
        .filter((row) => row.endpoints.includes(endpoint))
        .map((row) => [
          String(row.code),
          code(row.name),
          cell(row.text),
          cell(row.advice),
          RETRIES[row.retry],
        ]),
    ),
  );
}

export function messageTypeTable(): string {
  return table(
    ['Code', 'Name', 'Meaning'],
    MESSAGE_TYPES.map((row) => [String(row.code), code(row.name), cell(row.text)]),
  );
}

export function flagTable(): string {
  return paragraphs(
    table(
      ['Bits', 'Mask', 'Field', 'Meaning'],
      Object.values(FLAG_BITS).map((row) => [
        bitsOf(row.mask),
        code(`0x${row.mask.toString(16).padStart(4, '0')}`),
        code(row.name),
        cell(row.text),
      ]),
    ),
    table(
      ['Value', 'Name of `templateType`'],
      TEMPLATE_TYPES.map((name, value) => [String(value), code(name)]),
    ),
  );
}

/** Sources of the tables in the gateway's documents. */
export function sourceList(): string {
  const tables: readonly (readonly [string, readonly { readonly source: string }[]])[] = [
    ['Statuses', STATUSES],
    ['Error codes in a status', ERRORS_COMMON],
    ['Error codes in a status of e-mail', ERRORS_EMAIL],
    ['Request errors', REQUEST_ERRORS],
    ['Message types', MESSAGE_TYPES],
    ['Bits of the flag', Object.values(FLAG_BITS)],
  ];
  return tables
    .map(([title, rows]) => `- ${title}: ${listSources(rows).map(cell).join('; ')}`)
    .join('\n');
}

function listSources(rows: readonly { readonly source: string }[]): string[] {
  return [...new Set(rows.map(({ source }) => source))];
}

/** `0-3` for 0x000f, `8` for 0x0100. */
function bitsOf(mask: number): string {
  const bits = [...Array(16).keys()].filter((bit) => ((mask >> bit) & 1) === 1);
  const first = bits[0];
  const last = bits.at(-1);
  return first === last ? String(first) : `${first}-${last}`;
}

function adviceOf(row: CodeRow): string {
  return row.advice === null ? '' : cell(row.advice);
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
