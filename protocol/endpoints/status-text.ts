import { STATUS_LABELS } from '../tables';
import type { GatewayFields } from '../wire/gateway-fields';

const FIELD_OF_LABEL: ReadonlyMap<string, string> = new Map(
  Object.entries(STATUS_LABELS).map(([field, label]) => [label, field]),
);

/**
 * Returns one record of `fmt=0`: `Status = 1, check_time = …, err = 0, …`. Reads each `name =
 * value` pair, also with unknown names.
 *
 * Ambiguous, because values are not escaped. The message text starts after the first `, message =`
 * and ends before the last `, comment =` or `, type =`, so commas, line breaks and equal signs in
 * it survive. A comment that contains `, comment =` is cut there. A value before the text that
 * contains `, name =`, such as a sender, becomes two fields.
 */
export function readTextRecord(record: string): GatewayFields {
  if (/^\s*-3\s*$/.test(record)) return { status: '-3' };
  const start = /(?:^|,\s*)message\s*=\s?/.exec(record);
  if (start === null) return readPairs(record);
  return {
    ...readPairs(record.slice(0, start.index)),
    ...readWording(record.slice(start.index + start[0].length)),
  };
}

/** `text[, comment = …][, type = N[, name = value]…]` */
function readWording(rest: string): GatewayFields {
  const typeAt = lastMatch(rest, /,\s*type\s*=\s*\d+\s*(?=,|$)/g) ?? lastMatch(rest, /,\s*id\s*=/g);
  const wording = typeAt === null ? rest : rest.slice(0, typeAt.index);
  const commentAt = lastMatch(wording, /,\s*comment\s*=\s?/g);
  return {
    message: commentAt === null ? wording : wording.slice(0, commentAt.index),
    ...(commentAt === null ? {} : { comment: wording.slice(commentAt.index + commentAt.length) }),
    ...(typeAt === null ? {} : readPairs(rest.slice(typeAt.index))),
  };
}

function readPairs(text: string): GatewayFields {
  const marks = [...text.matchAll(/(?:^|,)\s*([A-Za-z_]\w*)\s*=\s?/g)];
  return Object.fromEntries(
    marks.map((mark, index) => {
      const label = mark[1] as string;
      const value = text.slice(mark.index + mark[0].length, marks[index + 1]?.index);
      return [FIELD_OF_LABEL.get(label) ?? label, value.trim()];
    }),
  );
}

function lastMatch(text: string, pattern: RegExp): { index: number; length: number } | null {
  let last: { index: number; length: number } | null = null;
  for (const match of text.matchAll(pattern))
    last = { index: match.index, length: match[0].length };
  return last;
}
