import type { SendAnswer } from '../endpoints/send';
import { composeText } from '../text/compose';
import { countParts } from '../text/parts';
import { subscriberKey } from '../text/subscriber';
import type { PlannedRequest } from './plan';
import { matchRecipients } from './match-recipients';

/**
 * Parts of each message of a `list`, of which the gateway tells only the sum. They are counted
 * here, and known only if the sum of the accepted ones is the gateway's own.
 */
export function countListParts(
  { parameters, members }: PlannedRequest,
  answer: SendAnswer,
): (recipient: string) => number | null {
  const { transliterate = 'none', shortenLinks = false, maxParts } = parameters;
  const isChanged = transliterate !== 'none' || shortenLinks || maxParts !== undefined;
  if (isChanged || answer.parts === null) return () => null;
  const parts = new Map(
    members.map(({ recipient, parameters: { text = '' } }) => [
      subscriberKey(recipient),
      countParts(composeText(text)),
    ]),
  );
  const taken = matchRecipients(parameters.recipients, answer.recipients).filter(
    ({ row }) => row === null || row.error === null || row.error === 0,
  );
  const sum = taken.reduce((total, { asked }) => total + (parts.get(subscriberKey(asked)) ?? 0), 0);
  return sum === answer.parts
    ? (recipient) => parts.get(subscriberKey(recipient)) ?? null
    : () => null;
}
