/** A label that every receipt has, in the spellings of the table below. */
export const RECEIPT_LABEL = /(?:^|[\0\s,;])(?:(?:msg|message|sms)?[ _-]?id|stat|status|state) ?:/i;

/** What follows a label that stands for a single word: an ID, a number, a state. */
const SINGLE_WORDS: ReadonlySet<string> = new Set(['id', 'sub', 'dlvrd', 'stat', 'err']);
/** Labels as SMPP names them, by the spellings of other servers without blanks and dashes. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['id', 'id'],
  ['msgid', 'id'],
  ['messageid', 'id'],
  ['smsid', 'id'],
  ['sub', 'sub'],
  ['submitted', 'sub'],
  ['dlvrd', 'dlvrd'],
  ['dlvr', 'dlvrd'],
  ['delivered', 'dlvrd'],
  ['submitdate', 'submit date'],
  ['submittime', 'submit date'],
  ['sentdate', 'submit date'],
  ['donedate', 'done date'],
  ['donetime', 'done date'],
  ['deliverydate', 'done date'],
  ['stat', 'stat'],
  ['status', 'stat'],
  ['state', 'stat'],
  ['err', 'err'],
  ['error', 'err'],
  ['errcode', 'err'],
  ['errorcode', 'err'],
  ['text', 'text'],
  ['txt', 'text'],
]);
const TEXT = 'text';
/** A label of one word, or of two that belong together. */
const LABEL =
  /(^|[\s,;])((?:submit|done|sent|delivery|error|err|message|msg|sms)[ _-]?(?:date|time|code|id)|[A-Za-z_]\w*) ?:/gi;
/** Some servers end a receipt without a text with the word alone. */
const LONE_TEXT = /\stext\s*$/i;
const SEPARATOR = /[\s,;]/;

/** The labels of a receipt with their values, before its text. */
export interface ReceiptLabels {
  /** By the label's name in SMPP, or in lower case; empty values are `''`. */
  readonly values: ReadonlyMap<string, string>;
  /** Where the text begins; `null` if there is none. */
  readonly textAt: number | null;
  /** Whether all but the text belongs to a label that came once. */
  readonly isComplete: boolean;
}

/**
 * Finds the labels of a receipt in any order and in the spellings that servers are known for. `text`
 * is the last: what follows it is free. `null` for what has no ID or no state.
 * Source: SMPP 3.4, appendix B.
 */
export function readReceiptLabels(receipt: string): ReceiptLabels | null {
  const values = new Map<string, string>();
  let textAt: number | null = null;
  let isComplete = true;
  let last: { readonly name: string; readonly from: number } | null = null;
  const close = (end: number) => {
    const value = withoutSeparators(receipt.slice(last?.from ?? 0, end));
    if (last === null) {
      if (value !== '') isComplete = false;
      return;
    }
    const { name } = last;
    const [word = '', ...rest] = SINGLE_WORDS.has(name) ? value.split(/\s+/) : [value];
    if (rest.length > 0 || values.has(name)) isComplete = false;
    if (!values.has(name)) values.set(name, word);
  };
  for (const match of receipt.matchAll(LABEL)) {
    const [whole, before = '', written = ''] = match;
    const name =
      SPELLINGS.get(written.toLowerCase().replace(/[ _-]/g, '')) ?? written.toLowerCase();
    close(match.index + before.length);
    last = { name, from: match.index + whole.length };
    if (name === TEXT) {
      textAt = last.from;
      break;
    }
  }
  if (textAt === null) close(LONE_TEXT.exec(receipt)?.index ?? receipt.length);
  const isReceipt = Boolean(values.get('id')) && Boolean(values.get('stat'));
  return isReceipt ? { values, textAt, isComplete } : null;
}

function withoutSeparators(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && SEPARATOR.test(text[from] as string)) from += 1;
  while (to > from && SEPARATOR.test(text[to - 1] as string)) to -= 1;
  return text.slice(from, to);
}
