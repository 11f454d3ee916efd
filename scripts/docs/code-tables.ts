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
  type RequestErrorRow,
} from '../../protocol/tables';
import { groupBy } from '../../protocol/group-by';
import { cell, code, list, paragraphs, sentences, table } from './markdown';

/** List of the status codes. */
export function statusList(): string {
  return list(
    STATUSES.map((row) => {
      const kinds = [
        ...(row.isFinal ? ['final'] : ['not final']),
        ...(row.isDelivered ? ['delivered'] : []),
      ];
      return `${headOf(row)} (${kinds.join(', ')}): ${sentences(cell(row.text), adviceOf(row))}`;
    }),
  );
}

/** List of the error codes in a status; says which of them may be temporary. */
export function deliveryErrorList(kind: 'common' | 'email'): string {
  const rows: readonly DeliveryErrorRow[] = kind === 'email' ? ERRORS_EMAIL : ERRORS_COMMON;
  return list(
    rows.map((row) => {
      const kind = row.isRetryable ? ' (may be temporary)' : '';
      return `${headOf(row)}${kind}: ${sentences(cell(row.text), adviceOf(row))}`;
    }),
  );
}

/** The request errors by code, with a heading for each code and the endpoints of each meaning. */
export function requestErrorSections(): string {
  const all: readonly RequestErrorRow[] = REQUEST_ERRORS;
  return paragraphs(
    ...[...groupBy(all, (row) => row.code)].flatMap(([number, rows]) => [
      `### Error ${number}`,
      list(
        rows.map((row) => {
          const text = sentences(cell(row.text), cell(row.advice), endpointsOf(row));
          return `${code(row.name)}: ${text}`;
        }),
      ),
    ]),
  );
}

function endpointsOf({ endpoints }: RequestErrorRow): string {
  if (endpoints.length === Object.keys(ENDPOINTS).length) return 'Every endpoint';
  return `Endpoints: ${endpoints.map((name) => code(ENDPOINTS[name].path)).join(', ')}`;
}

function headOf(row: CodeRow): string {
  return `**${row.code}** ${code(row.name)}`;
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
