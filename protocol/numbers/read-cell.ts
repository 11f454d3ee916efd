import { cleanPhone, isGroup } from './subscriber';
import type { RecipientKind } from './formatted-number';
import { toPlainText } from './plain-text';
import { repairEntry, type RepairedEntry } from './repair-entry';
import { splitCell } from './split-cell';

/** One entry of a cell, before numbering plans are applied. */
export interface CellEntry extends RepairedEntry {
  /** The entry as written. */
  readonly input: string;
  readonly kind: Exclude<RecipientKind, 'shortNumber'>;
  /** A group, address or name in the form that the gateway accepts; numbers use `digits`. */
  readonly text: string;
  /**
   * Whether it may be a fragment of another number: it has few digits and other entries stand
   * beside it.
   */
  readonly isFragment: boolean;
}

/** Only services, and subscribers of some islands, have such short numbers. */
const LONGEST_SHORT_NUMBER = 6;
/** Most recipients match, also in lists of thousands. */
const PLAIN_NUMBER = /^(?!\+0)\+?\d{8,15}$/;
const NOTHING = { digits: null, extension: null, repairs: [] } as const;

/**
 * Returns the entries of a cell, for sending, lookups and formatting. Kind `name` is everything
 * except numbers, groups and addresses.
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

/** Whether digits are a service number, not one of a subscriber. */
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
