import type { AcceptedMessage } from '../../emulator/start';
import type { ItemOutcomes, RecipientOutcome, Result } from '../../protocol';
import type { ChaosPlan } from './plan';

interface Tally {
  /** Times that the run wants this text at this number. */
  wanted: number;
  /** Outcomes that claim acceptance, and those that do not know. */
  claimed: number;
  unknown: number;
  /** What the gateway took. */
  accepted: number;
}

const plain = (phone: string): string => phone.replace(/^\+/, '');
const keyOf = (phone: string, text: string): string => JSON.stringify([plain(phone), text]);

/**
 * What must hold after any trouble. Per recipient and text the gateway accepted what the node
 * claims, or at most that and what the node says it does not know; never more than was wanted; and
 * every accepted message stands in the output under its ID.
 */
export function findBroken(
  plan: ChaosPlan,
  messages: readonly AcceptedMessage[],
  {
    last,
    wasKilled,
  }: { readonly last: Result<ItemOutcomes[]> | null; readonly wasKilled: boolean },
): string[] {
  const broken: string[] = [];
  const tallies = countWanted(plan);
  const outcomes = last?.ok ? last.value : [];
  outcomes.forEach((itemOutcomes, item) => {
    for (const outcome of itemOutcomes) {
      if (outcome.duplicateOf !== null) continue;
      const tally = tallies.get(keyOf(outcome.asked, plan.items[item]?.text ?? ''));
      if (tally === undefined)
        broken.push(`an outcome for ${outcome.asked}, whom nobody asked for`);
      else if (outcome.accepted === true) tally.claimed += 1;
      else if (outcome.accepted === null) tally.unknown += 1;
    }
  });
  for (const { phone, text } of messages) {
    const tally = tallies.get(keyOf(phone, text));
    if (tally === undefined)
      broken.push(`accepted for ${phone} a text that nobody wanted: ${text}`);
    else tally.accepted += 1;
  }
  for (const [key, { wanted, claimed, unknown, accepted }] of tallies) {
    const most = plan.duplicates === 'send' ? wanted : 1;
    const facts = `${key}: accepted ${accepted}, claimed ${claimed}, unknown ${unknown}`;
    if (accepted > most) broken.push(`sent more than ${most} times: ${facts}`);
    // Nobody is left to claim anything when the process died or the run could not begin again.
    if (last === null || (!last.ok && wasKilled)) continue;
    if (accepted < claimed) broken.push(`claimed but lost: ${facts}`);
    if (accepted > claimed + unknown) broken.push(`accepted but not told: ${facts}`);
  }
  if (last?.ok) broken.push(...listUntold(messages, outcomes.flat()));
  return broken;
}

function countWanted({ items }: ChaosPlan): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { recipients, text = '' } of items) {
    for (const recipient of recipients) {
      const key = keyOf(recipient, text);
      const tally = tallies.get(key) ?? { wanted: 0, claimed: 0, unknown: 0, accepted: 0 };
      tally.wanted += 1;
      tallies.set(key, tally);
    }
  }
  return tallies;
}

function listUntold(
  messages: readonly AcceptedMessage[],
  outcomes: readonly RecipientOutcome[],
): string[] {
  const told = new Set(
    outcomes
      .filter(({ accepted }) => accepted !== false)
      .map(({ id, asked }) => keyOf(asked, id ?? '')),
  );
  return messages
    .filter(({ id, phone }) => !told.has(keyOf(phone, id)))
    .map(({ id, phone }) => `accepted under ${id} for ${phone}, and in no output`);
}
