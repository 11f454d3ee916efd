import type { GatewayFields } from '../wire/gateway-fields';

/** `cost` of a send request: send; only the price; send with price; send with price and balance. */
export type CostMode = 0 | 1 | 2 | 3;

const COLUMNS = [
  ['id', 'cnt'],
  ['cost', 'cnt'],
  ['id', 'cnt', 'cost'],
  ['id', 'cnt', 'cost', 'balance'],
] as const satisfies Record<CostMode, readonly string[]>;

/** In characters; many times the longest line that the gateway gives. */
const MAX_LINE = 1000;

/**
 * The first line of a `fmt=1` answer: `id,cnt`, `cost,cnt`, `id,cnt,cost` or
 * `id,cnt,cost,balance`. A value more is the code of a voice call. What `op` and `err` add to
 * `fmt` 0 and 1 is not documented; further lines are kept under `lines`.
 */
export function readSendValues(text: string, mode: CostMode): GatewayFields {
  const [line, lines] = splitLines(text);
  if (line.length > MAX_LINE) return {};
  const values = line.split(',').map((value) => value.trim());
  const names = [...COLUMNS[mode], 'code'];
  return {
    ...Object.fromEntries(
      values.map((value, index) => [names[index] ?? `column${index + 1}`, value]),
    ),
    ...lines,
  };
}

const LABELS: readonly (readonly [field: string, pattern: RegExp])[] = [
  ['cnt', /(\d+)\s*SMS\b/i],
  ['id', /\bID\s*[-:=]\s*([^\s,]+)/i],
  ['code', /\bCODE\s*[-:=]\s*([^\s,]+)/i],
  ['cost', /\b(?:COST|PRICE)\s*[-:=]\s*(\d+(?:\.\d+)?)/i],
  ['balance', /\bBALANCE\s*[-:=]\s*(-?\d+(?:\.\d+)?)/i],
];

const CONFIRMATION = /^OK(?![A-Za-z0-9_])/i;

/**
 * A `fmt=0` answer: `OK - <n> SMS, ID - <id>[, CODE - <code>]`. How the price and the balance are
 * worded is not documented: their English labels are looked for, else the numbers that no label
 * claimed are the price and the balance in turn. Only a line that begins with OK has the count
 * that confirms a message: other lines may name an ID and a number too. The answer to a request for
 * the price is not documented to begin with it.
 */
export function readSendText(text: string, mode: CostMode): GatewayFields {
  const [line, lines] = splitLines(text);
  if (line.length > MAX_LINE) return {};
  const fields: Record<string, string> = {};
  let rest = line;
  for (const [field, pattern] of LABELS) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    fields[field] = match[1] as string;
    rest = rest.replace(match[0], ' ');
  }
  const unnamed = rest.match(/(?<![\w.-])\d+(?:\.\d+)?(?![\w.])/g) ?? [];
  const open = COLUMNS[mode].filter((column) => !(column in fields) && column !== 'id');
  open.sort((one, other) => FREE_ORDER.indexOf(one) - FREE_ORDER.indexOf(other));
  open.slice(0, unnamed.length).forEach((column, index) => {
    fields[column] = unnamed[index] as string;
  });
  if (mode !== 1 && !CONFIRMATION.test(line)) delete fields.cnt;
  return { ...fields, ...lines };
}

const FREE_ORDER: readonly string[] = ['cost', 'balance', 'cnt'];

function splitLines(text: string): [line: string, lines: GatewayFields] {
  const end = text.search(/\r?\n/);
  return end === -1 ? [text, {}] : [text.slice(0, end), { lines: text.slice(end).trim() }];
}
