import type { Host, Row } from '../../host';

import {
  type Client,
  findApproval,
  findDecline,
  findNewest,
  type InboxRecord,
  isSameSubscriber,
  MINUTE_MS,
  type Result,
  success,
  writtenPhone,
} from '../../../protocol';
import type { Wait } from './read-wait';

/** The gateway allows the same request for incoming messages three times a minute. */
const POLL_INTERVAL_MS = 25_000;
/** Maximum wait where the user sets no limit, in ms. */
export const DEFAULT_REPLY_WAIT_MS = 45 * MINUTE_MS;
const MANY = 10_000;

/** The state of the inbox before the question was sent. */
export interface InboxMark {
  readonly afterId: string | undefined;
  readonly seen: ReadonlySet<string>;
}

export async function markInbox(client: Client, { replyNumber }: Wait): Promise<Result<InboxMark>> {
  const records = await client.getInbox({ hours: 1, toPhone: replyNumber, limit: MANY });
  if (!records.ok) return records;
  const seen = new Set(records.value.map(keyOf));
  return success({ afterId: findNewest(records.value) ?? undefined, seen });
}

export interface ReplySettings {
  /** What a reply has to repeat to approve; `null`: nothing. */
  readonly number: string | null;
  readonly host: Pick<Host, 'pause' | 'signal' | 'caller'>;
}

/**
 * Polls the inbox until the person answers. A text that is neither yes nor no does not count as an
 * answer to an approval, so the wait continues. A failed request is retried.
 */
export async function awaitReply(
  client: Client,
  wait: Wait,
  { afterId, seen }: InboxMark,
  { number, host: { pause, signal, caller } }: ReplySettings,
): Promise<Result<Row>> {
  const limit = wait.limit ?? Date.now() + DEFAULT_REPLY_WAIT_MS;
  const where = afterId === undefined ? { hours: 24 } : { afterId };
  while (Date.now() < limit && !signal?.aborted) {
    await pause(Math.min(POLL_INTERVAL_MS, Math.max(0, limit - Date.now())), signal);
    const records = await client.getInbox({ ...where, toPhone: wait.replyNumber, limit: MANY });
    if (!records.ok && 'retry' in records.problem && records.problem.retry === 'never') {
      return records;
    }
    const fresh = records.ok ? records.value.filter((record) => !seen.has(keyOf(record))) : [];
    for (const { message } of fresh) {
      const answer = isSameSubscriber(wait.phone, message.from)
        ? toAnswer(wait, message.text, { number, caller })
        : null;
      if (answer === null) continue;
      const respondedAt = message.receivedAt ?? new Date().toISOString();
      return success({ ...answer, respondedAt, phone: writtenPhone(wait.phone) });
    }
  }
  const nothing = wait.question.kind === 'approval' ? { approved: null } : { data: null };
  return success({
    ...nothing,
    respondedAt: null,
    phone: writtenPhone(wait.phone),
    timedOut: true,
  });
}

interface ReplyTerms {
  readonly number: string | null;
  readonly caller: Host['caller'];
}

function toAnswer({ question }: Wait, text: string, { number, caller }: ReplyTerms): Row | null {
  if (question.kind !== 'approval') return { data: { text } };
  const rest = number === null ? text : removeNumber(text, number);
  const approved = findDecision(rest ?? text, caller);
  // A yes without the number may be a late reply to an earlier question. A no does no harm.
  if (approved === null || (approved && rest === null)) return null;
  return { approved, data: { text } };
}

function findDecision(text: string, caller: Host['caller']): boolean | null {
  // In a review, the words after a no tell the agent what to do instead.
  return findApproval(text) ?? (caller === 'review' ? findDecline(text) : null);
}

/** Returns a reply without the number of its question; `null` if it does not have the number. */
function removeNumber(text: string, number: string): string | null {
  // NFKC would turn the sign into the word 'No'.
  const plain = text.replaceAll('\u2116', ' ').normalize('NFKC');
  const pattern = new RegExp(`(?<!\\d)${number}(?!\\d)`);
  return pattern.test(plain) ? plain.replace(pattern, ' ') : null;
}

function keyOf({ message }: InboxRecord): string {
  const { id, from, text, receivedAt } = message;
  return id ?? `${from} ${receivedAt} ${text}`;
}
