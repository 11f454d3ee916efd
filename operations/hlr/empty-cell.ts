import { HLR_TYPE, statusCode } from '../../protocol';
import { toStatusOutput } from '../fields/status-output';
import type { Row } from '../host';
import type { Item } from '../items/item-run';

/** Returns whether a cell or a list of cells holds nothing, as an empty row of a sheet. */
export function isEmptyCell(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmptyCell);
  return value === null || value === undefined || (typeof value === 'string' && !value.trim());
}

/** Closes an item without a number: nothing is looked up, and its row says so. */
export function settleEmpty<Failure>(
  item: Item<unknown, unknown, Failure>,
  simplify: boolean,
): void {
  item.dryRun = [toEmptyOutput(simplify)];
}

const FIELDS = { phone: '', type: HLR_TYPE, status: statusCode('invalidNumber') };

function toEmptyOutput(simplify: boolean): Row {
  const record = toStatusOutput({ fields: FIELDS }, {}, simplify);
  const errorText = "'Phone' is empty, so nothing was looked up";
  return { ...record, phone: null, accepted: false, errorName: 'empty', errorText };
}
