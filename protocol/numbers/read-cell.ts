import { cleanPhone, isGroup } from './subscriber';
import type { RecipientKind } from './formatted-number';
import { toPlainText } from './plain-text';
import { repairEntry, type RepairedEntry } from './repair-entry';
import { splitCell } from './split-cell';

/** One entry of a cell, before any numbering plan was asked. */
export interface CellEntry extends RepairedEntry {
  /** As it was written. */
  readonly input: string;
  readonly kind: Exclude<RecipientKind, 'shortNumber'>;
  /** A group, an address or a name as the gateway takes it; of numbers the digits count. */
  readonly text: string;
  /** Whether it may be a part of another number: it has few digits and something else stands beside it. */
  readonly isFragment: boolean;
}

/** So short are services, and subscribers of some islands only. */
const LONGEST_SHORT_NUMBER = 6;
/** As most come, by the thousand. */
const PLAIN_NUMBER = /^(?!\+0)\+?\d{8,15}$/;
const NOTHING = { digits: null, extension: null, repairs: [] } as const;

/**
 * What stands in a cell: the one reader of recipients for sending, looking up and formatting.
 * `name` is whatever is neither number nor group nor address.
 */
export function readCell(cell: string): CellEntry[] {
  const pieces = splitCell(toPlainText(cell));
  const entries = pieces.map(({ text }) =>
    readEntry(pieces.length === 1 ? cell.trim() : text, text),
  );
  const areAllShort = entries.every(isShort) && pieces.every(({ isTight }) => !isTight);
  return entries.map((entry) => ({
    ...entry,
    isFragment: entries.length > 1 && !areAllShort && isShort(entry),
  }));
}

/** Digits that are no number of a subscriber. */
export function isShortNumber(digits: string): boolean {
  return digits.length <= LONGEST_SHORT_NUMBER;
}

function isShort({ digits }: RepairedEntry): boolean {
  return digits !== null && digits.length <= LONGEST_SHORT_NUMBER + 1;
}

function readEntry(input: string, text: string): Omit<CellEntry, 'isFragment'> {
  if (PLAIN_NUMBER.test(text)) return { input, kind: 'number', text, ...NOTHING, digits: text };
  const clean = cleanPhone(text);
  if (isGroup(clean)) return { input, kind: 'group', text: clean, ...NOTHING };
  if (/\S@\S/.test(clean)) return { input, kind: 'email', text: cleanPhone(input), ...NOTHING };
  const repaired = /^#/.test(clean) ? NOTHING : repairEntry(text);
  const kind = repaired.digits === null ? 'name' : 'number';
  return { input, kind, text: cleanPhone(input), ...repaired };
}
