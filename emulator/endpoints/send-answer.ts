import { succeed, toIdValue, type Answer } from '../answers/answer';
import { encodeJson, encodeXml, type Format, type Row } from '../answers/encode';
import { formatMoney, formatMoneyShort } from '../money';
import type { SubmissionOutcome, SubmittedRecipient } from '../submit/submission';

export type CostMode = '0' | '1' | '2' | '3';

/** What the request asked to see beside the id. */
export interface AnswerWishes {
  readonly cost: CostMode;
  /** `op=1`: every recipient. */
  readonly listsAll: boolean;
  /** `err=1`: the refused ones. */
  readonly listsRefused: boolean;
}

type Accepted = Extract<SubmissionOutcome, { ok: true }>;

/** The answer to a request that send.php took. */
export function encodeSendAnswer(format: Format, outcome: Accepted, wishes: AnswerWishes): Answer {
  switch (format) {
    case 0:
      return succeed(encodeAsText(outcome, wishes.cost));
    case 1:
      return succeed(encodeAsCommas(outcome, wishes.cost));
    case 2:
      return succeed(encodeXml('result', toRow(outcome, wishes), 'phone'));
    case 3:
      return succeed(encodeJson(toRow(outcome, wishes)));
  }
}

/** The words for price and balance are a guess, those for id and code are documented. */
function encodeAsText({ id, parts, cost, balance, code }: Accepted, mode: CostMode): string {
  if (mode === '1') return `${formatMoney(cost)} (${parts} SMS)`;
  const words = [`OK - ${parts} SMS`, `ID - ${id}`];
  if (mode !== '0') words.push(`COST - ${formatMoney(cost)}`);
  if (mode === '3') words.push(`BALANCE - ${formatMoney(balance)}`);
  if (code !== null) words.push(`CODE - ${code}`);
  return words.join(', ');
}

function encodeAsCommas({ id, parts, cost, balance, code }: Accepted, mode: CostMode): string {
  if (mode === '1') return `${formatMoney(cost)},${parts}`;
  const values = [id, String(parts)];
  if (mode !== '0') values.push(formatMoney(cost));
  if (mode === '3') values.push(formatMoney(balance));
  if (code !== null) values.push(code);
  return values.join(',');
}

function toRow(outcome: Accepted, { cost, listsAll, listsRefused }: AnswerWishes): Row {
  const row: Row[number][] = [];
  if (cost === '1') row.push(['cost', formatMoneyShort(outcome.cost)], ['cnt', outcome.parts]);
  else row.push(['id', toIdValue(outcome.id)], ['cnt', outcome.parts]);
  if (cost === '2' || cost === '3') row.push(['cost', formatMoneyShort(outcome.cost)]);
  if (cost === '3') row.push(['balance', formatMoneyShort(outcome.balance)]);
  if (outcome.code !== null) row.push(['code', outcome.code]);
  const listed = outcome.recipients.filter(
    ({ refusal }) => listsAll || (listsRefused && refusal !== null),
  );
  if (listed.length > 0) row.push(['phones', listed.map(toRecipientRow)]);
  return row;
}

/** `status` and `error` are filled for wrong numbers only. What costs nothing in test mode has no price. */
function toRecipientRow({ phone, mccmnc, cost, isVirtual, refusal }: SubmittedRecipient): Row {
  return [
    ['phone', phone],
    ['mccmnc', mccmnc],
    ...(isVirtual ? [] : ([['cost', formatMoneyShort(cost)]] as const)),
    ['status', refusal ? String(refusal.status) : ''],
    ['error', refusal ? String(refusal.err) : ''],
  ];
}
