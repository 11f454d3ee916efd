import type { EndpointName } from '../../protocol/tables';
import { reject, succeed, type Answer } from '../answers/answer';
import {
  encodeCommas,
  encodeJson,
  encodeJsonList,
  encodeText,
  encodeXml,
  encodeXmlList,
  type Format,
  type Row,
} from '../answers/encode';
import type { EndpointRequest } from './endpoint';

/** Result of an action of an endpoint. */
export type ActionOutcome =
  | { readonly kind: 'created'; readonly id: number; readonly more?: Row }
  | { readonly kind: 'done' }
  | { readonly kind: 'listed'; readonly rows: readonly Row[] }
  | { readonly kind: 'rejected'; readonly code: number };

export const DONE: ActionOutcome = { kind: 'done' };
export const rejected = (code: number): ActionOutcome => ({ kind: 'rejected', code });
export const PARAMETER_ERROR = rejected(1);
export const NO_RECORDS = rejected(3);
export const NOT_DONE = rejected(5);

/** An action is selected by its flag, with the value 1 except for `move_group`. */
export interface Action {
  readonly flag: string;
  readonly values?: readonly string[];
  run(request: EndpointRequest): ActionOutcome;
}

export function findAction(
  actions: readonly Action[],
  { read }: EndpointRequest,
): Action | undefined {
  return actions.find(({ flag, values = ['1'] }) => values.includes(read(flag)));
}

export function encodeOutcome(
  family: EndpointName,
  format: Format,
  outcome: ActionOutcome,
  /** Element name of a list item in XML. */
  itemTag: string,
): Answer {
  switch (outcome.kind) {
    case 'rejected':
      return reject(family, format, { code: outcome.code });
    case 'done':
      return succeed(encodeDone(format));
    case 'created':
      return succeed(encodeCreated(format, [['id', outcome.id], ...(outcome.more ?? [])]));
    case 'listed':
      return outcome.rows.length === 0
        ? reject(family, format, { code: 3 })
        : succeed(encodeRows(format, outcome.rows, itemTag));
  }
}

function encodeDone(format: Format): string {
  if (format === 3) return encodeJson([['result', 'OK']]);
  return format === 2 ? '<result>OK</result>' : 'OK';
}

/** `ID = <id>` is documented; the other formats are derived from it. */
function encodeCreated(format: Format, row: Row): string {
  const id = String(row[0]?.[1]);
  switch (format) {
    case 0:
      return `ID = ${id}`;
    case 1:
      return id;
    case 2:
      return encodeXml('result', row);
    case 3:
      return encodeJson(row);
  }
}

function encodeRows(format: Format, rows: readonly Row[], itemTag: string): string {
  switch (format) {
    case 0:
      return rows.map(encodeText).join('\n');
    case 1:
      return rows.map(encodeCommas).join('\n');
    case 2:
      return encodeXmlList('list', itemTag, rows);
    case 3:
      return encodeJsonList(rows);
  }
}
