import type { Cell, Row } from '../host';

/** The fields of records that hold the text of a message, as we and as the gateway name them. */
const TEXTS: ReadonlySet<string> = new Set(['text', 'message', 'mes']);
/** Prefix of the ID of every message with a one-time code of this package. */
const OWN_CODE = /^code-/;
/** Prefix of the ID of every question of Send and Wait. */
export const QUESTION_ID_PREFIX = 'ask-';
/** A question, or the reminder of one. */
const OWN_QUESTION = /^(?:ask|wait)-/;
/** Links, also those that the gateway has shortened. */
const LINK = /(?:https?:\/\/|\b[\w-]+(?:\.[\w-]+)*\.\w{2,}\/)\S+/giu;
/** Words beside a code, in the languages of the gateway's customers. */
const WORDS =
  /code|pass|pin\b|otp|verif|\bkod|parol|код|парол|пин|құпия|растау|тасталған|сырсөз|підтвер|одноразов|для вход|войти|\blog.?in\b|\bsign.?in\b|\bone.?time/iu;
/** Four to nine digits, together or as a call reads them out, that are not part of a number. */
const CODE = /(?<![\p{Nd}+])\p{Nd}(?:(?:[ .·_\-–—]|, )?\p{Nd}){3,8}(?!\p{Nd})/gu;
/**
 * What a browser fills in a code from, such as `@example.com #123456`. It is a line of its own, but
 * others may have joined the lines.
 */
const BROWSER_CODE = /(^@\S+\s+#|(?<!\S)@[^\s.]+\.\S+\s+#)[^\s%]+/gmu;
/** Four to twelve letters and digits mixed, but not as a part of a link or an address. */
const MIXED_CODE =
  /(?<![\p{L}\p{Nd}@./+#№-])(?=[\p{L}-]*\p{Nd})(?=[\p{Nd}-]*\p{L})[\p{L}\p{Nd}](?:-?[\p{L}\p{Nd}]){3,11}(?![\p{L}\p{Nd}@/-])/gu;
const HIDDEN = '[one-time code hidden]';
/** A signed link to a waiting execution. A model that opens it can answer for the person. */
const ANSWER_LINK = /\bhttps?:\/\/\S*[?&]signature=[^\s&]*\S*/giu;
const HIDDEN_LINK = '[link hidden]';

/**
 * Returns a record of a message without the one-time code and the link to an answer page in its
 * text. An agent that reads the history of an account must not learn codes that were sent to people,
 * nor answer a review itself.
 */
export function hideCodes(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (typeof value === 'string' && TEXTS.has(name)) return [name, hideCode(value, row.id)];
      return [name, hideInside(value as Cell)];
    }),
  );
}

function hideInside(value: Cell): Cell {
  if (Array.isArray(value)) return value.map((one) => hideInside(one as Cell));
  return typeof value === 'object' && value !== null ? hideCodes(value as Row) : value;
}

function hideCode(text: string, id: unknown): string {
  if (typeof id === 'string' && OWN_CODE.test(id)) return HIDDEN;
  const isQuestion = typeof id === 'string' && OWN_QUESTION.test(id);
  const plain = text.replace(isQuestion ? LINK : ANSWER_LINK, HIDDEN_LINK);
  const bare = plain.replace(BROWSER_CODE, `$1${HIDDEN}`);
  if (!WORDS.test(bare)) return bare;
  return bare.replace(MIXED_CODE, HIDDEN).replace(CODE, HIDDEN);
}
