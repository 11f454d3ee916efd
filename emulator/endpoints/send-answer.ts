import { succeed, toIdValue, type Answer } from '../answers/answer';
import { encodeJson, encodeXml, type Format, type Row } from '../answers/encode';
import { formatMoney, formatMoneyShort } from '../money';
import type { SubmissionOutcome, SubmittedRecipient } from '../submit/submission';

export type CostMode = '0' | '1' | '2' | '3';

/** Output options of the request. */
export interface ResponseOptions {
  readonly cost: CostMode;
  /** `op=1`: list every recipient. */
  readonly listsAll: boolean;
  /** `err=1`: list the rejected recipients. */
  readonly listsRejected: boolean;
}

type Accepted = Extract<SubmissionOutcome, { ok: true }>;

/** The response to a request that send.php accepted. */
export function encodeSendResponse(
  format: Format,
  outcome: Accepted,
  options: ResponseOptions,
): Answer {
  switch (format) {
    case 0:
      return succeed(encodeAsText(outcome, options.cost));
    case 1:
      return succeed(encodeAsCommas(outcome, options.cost));
    case 2:
      return succeed(encodeXml('result', toRow(outcome, options), 'phone'));
    case 3:
      return succeed(encodeJson(toRow(outcome, options)));
  }
}

/** The words for price and balance are a guess; those for ID and code are documented. */
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

function toRow(outcome: Accepted, { cost, listsAll, listsRejected }: ResponseOptions): Row {
  const row: Row[number][] = [];
  if (cost === '1') row.push(['cost', formatMoneyShort(outcome.cost)], ['cnt', outcome.parts]);
  else row.push(['id', toIdValue(outcome.id)], ['cnt', outcome.parts]);
  if (cost === '2' || cost === '3') row.push(['cost', formatMoneyShort(outcome.cost)]);
  if (cost === '3') row.push(['balance', formatMoneyShort(outcome.balance)]);
  if (outcome.code !== null) row.push(['code', outcome.code]);
  const listed = outcome.recipients.filter(
    ({ rejection }) => listsAll || (listsRejected && rejection !== null),
  );
  if (listed.length > 0) row.push(['phones', listed.map(toRecipientRow)]);
  return row;
}

/**
 * `status` and `error` are set for invalid numbers only. In test mode, free messages have no price.
 */
function toRecipientRow({ phone, mccmnc, cost, isVirtual, rejection }: SubmittedRecipient): Row {
  return [
    ['phone', phone],
    ['mccmnc', mccmnc],
    ...(isVirtual ? [] : ([['cost', formatMoneyShort(cost)]] as const)),
    ['status', rejection ? String(rejection.status) : ''],
    ['error', rejection ? String(rejection.err) : ''],
  ];
}
