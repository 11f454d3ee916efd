import type { AcceptedMessage } from '../../emulator/start';
import type { ItemOutcomes, RecipientOutcome, Result } from '../../protocol';
import type { ChaosPlan } from './plan';

interface Tally {
  /** How often the run wants this text sent to this number. */
  wanted: number;
  /** Outcomes that claim acceptance, and those that are unknown. */
  claimed: number;
  unknown: number;
  /** How often the gateway accepted it. */
  accepted: number;
}

const plain = (phone: string): string => phone.replace(/^\+/, '');
const keyOf = (phone: string, text: string): string => JSON.stringify([plain(phone), text]);

/**
 * Checks the invariant. Per recipient and text, the gateway accepted at least what the node claims,
 * at most that plus the unknown outcomes, and never more than was wanted. Every accepted message
 * appears in the output under its ID.
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
        broken.push(`outcome for ${outcome.asked}, which is not a recipient`);
      else if (outcome.accepted === true) tally.claimed += 1;
      else if (outcome.accepted === null) tally.unknown += 1;
    }
  });
  for (const { phone, text } of messages) {
    const tally = tallies.get(keyOf(phone, text));
    if (tally === undefined) broken.push(`accepted for ${phone} an unknown text: ${text}`);
    else tally.accepted += 1;
  }
  for (const [key, { wanted, claimed, unknown, accepted }] of tallies) {
    const most = plan.duplicates === 'send' ? wanted : 1;
    const facts = `${key}: accepted ${accepted}, claimed ${claimed}, unknown ${unknown}`;
    if (accepted > most) broken.push(`sent more than ${most} times: ${facts}`);
    // A killed process, or a run that could not start again, claims nothing.
    if (last === null || (!last.ok && wasKilled)) continue;
    if (accepted < claimed) broken.push(`claimed but lost: ${facts}`);
    if (accepted > claimed + unknown) broken.push(`accepted but not reported: ${facts}`);
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
  const reported = new Set(
    outcomes
      .filter(({ accepted }) => accepted !== false)
      .map(({ id, asked }) => keyOf(asked, id ?? '')),
  );
  return messages
    .filter(({ id, phone }) => !reported.has(keyOf(phone, id)))
    .map(({ id, phone }) => `accepted under ${id} for ${phone}, but missing in the output`);
}
