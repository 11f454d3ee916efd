import { HLR_TYPE, isEmptyText, statusCode, type TextLanguage } from '../../protocol';
import { toStatusOutput } from '../fields/status-output';
import type { Row } from '../host';
import type { Item } from '../items/item-run';

/** Returns whether a cell or a list of cells holds nothing, as an empty row of a sheet. */
export function isEmptyCell(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmptyCell);
  return value === null || value === undefined || (typeof value === 'string' && isEmptyText(value));
}

/** Closes an item without a number: nothing is looked up, and its row says so. */
export function settleEmpty<Failure>(
  item: Item<unknown, unknown, Failure>,
  simplify: boolean,
): void {
  item.dryRun = [toEmptyOutput(simplify, item.language)];
}

const FIELDS = { phone: '', type: HLR_TYPE, status: statusCode('invalidNumber') };

const TEXTS: Readonly<Record<TextLanguage, string>> = {
  en: "'Phone' is empty, so nothing was looked up",
  ru: 'Номер телефона не указан, поэтому запрос не отправлен',
};

function toEmptyOutput(simplify: boolean, language: TextLanguage): Row {
  const record = toStatusOutput({ fields: FIELDS }, {}, simplify, language);
  return {
    ...record,
    phone: null,
    accepted: false,
    errorName: 'empty',
    errorText: TEXTS[language],
  };
}
