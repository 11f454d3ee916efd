import type { GatewayFields } from '../wire/gateway-fields';

/** `cost` of a send request: send; only the price; send with price; send with price and balance. */
export type CostMode = 0 | 1 | 2 | 3;

const COLUMNS = [
  ['id', 'cnt'],
  ['cost', 'cnt'],
  ['id', 'cnt', 'cost'],
  ['id', 'cnt', 'cost', 'balance'],
] as const satisfies Record<CostMode, readonly string[]>;

/** In characters. Much longer than any line of the gateway. */
const MAX_LINE = 1000;

/**
 * Reads the first line of a `fmt=1` response: `id,cnt`, `cost,cnt`, `id,cnt,cost` or
 * `id,cnt,cost,balance`. An additional value is the code of a voice call. What `op` and `err` add to
 * `fmt` 0 and 1 is not documented; other lines are kept under `lines`.
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
 * Reads a `fmt=0` response: `OK - <n> SMS, ID - <id>[, CODE - <code>]`. The form of the price and the
 * balance is not documented: English labels are recognized, and otherwise the numbers without a label
 * are the price and the balance in this order. Only a line that starts with OK has the count that
 * confirms a message, because other lines may contain an ID and a number too. The response to a price
 * request is not documented to start with OK.
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
