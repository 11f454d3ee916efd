import {
  formatNumbers,
  HLR_TYPE,
  isDamaged,
  isEmptyText,
  statusCode,
  type TextLanguage,
} from '../../protocol';
import { toStatusOutput } from '../fields/status-output';
import type { Item } from '../items/item-run';

/** Why a cell holds no number that can be looked up: it is empty, or a spreadsheet damaged it. */
export type CellFault = 'empty' | 'digitsLost' | 'spreadsheetError';

/**
 * Returns why a cell of a sheet, or a list of such cells, holds no number that can be looked up;
 * `null` if it may hold one. A damaged number beside others is a problem of the whole cell instead.
 */
export function findCellFault(value: unknown): CellFault | null {
  if (isEmptyCell(value)) return 'empty';
  if (typeof value !== 'string' || !isDamaged(value)) return null;
  const [first, ...others] = formatNumbers(value);
  if (first === undefined || others.length > 0) return null;
  const { reason } = first;
  return reason === 'digitsLost' || reason === 'spreadsheetError' ? reason : null;
}

function isEmptyCell(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmptyCell);
  return value === null || value === undefined || (typeof value === 'string' && isEmptyText(value));
}

/** Closes an item of such a cell: nothing is looked up, and its row says why. */
export function settleFault<Failure>(
  item: Item<unknown, unknown, Failure>,
  { fault, written, simplify }: { fault: CellFault; written: unknown; simplify: boolean },
): void {
  const record = toStatusOutput({ fields: FIELDS }, {}, simplify, item.language);
  const phone = fault === 'empty' ? null : String(written).trim();
  const error = { errorName: fault, errorText: TEXTS[fault][item.language] };
  item.dryRun = [{ ...record, phone, accepted: false, ...error }];
}

const FIELDS = { phone: '', type: HLR_TYPE, status: statusCode('invalidNumber') };

const TEXTS: Readonly<Record<CellFault, Readonly<Record<TextLanguage, string>>>> = {
  empty: {
    en: "'Phone' is empty, so nothing was looked up",
    ru: 'Номер телефона не указан, поэтому запрос не отправлен',
  },
  digitsLost: {
    en: 'A spreadsheet removed digits of the phone number, so nothing was looked up. Format the column as text and enter the number again',
    ru: 'Таблица удалила цифры номера, поэтому запрос не отправлен. Задайте столбцу текстовый формат и введите номер заново',
  },
  spreadsheetError: {
    en: 'The cell has an error value of a spreadsheet, so nothing was looked up. Correct the formula of the cell',
    ru: 'В ячейке значение ошибки таблицы, поэтому запрос не отправлен. Исправьте формулу ячейки',
  },
};
