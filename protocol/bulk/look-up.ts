import type { MessageKey } from '../wire/status-query';
import type { GatewayFields } from '../wire/gateway-fields';
import { backOff } from '../pacing/back-off';
import type { WaitBudget } from '../pacing/wait-budget';
import { monotonicClock } from '../pacing/waiting';
import type { Problem } from '../problem';
import type { Result } from '../result';
import { toStatusRecord, type StatusRecord } from '../status/status-record';
import { listSpellings } from '../text/subscriber';
import type { BulkPorts } from './ports';
import { toAcceptedOutcome, toUnknownOutcome, type RecipientOutcome } from './recipient-outcome';

/** A message that the gateway may know. */
export interface SoughtMessage {
  readonly id: string;
  readonly recipient: string;
}

/** What the gateway says of a message. */
export type Found =
  | { readonly kind: 'record'; readonly record: StatusRecord }
  | { readonly kind: 'absent' }
  /** With the reason, if there is one. */
  | { readonly kind: 'unclear'; readonly problem: Problem | null };

/** Whether a record is that of another message, under the same ID and number. `null`: nobody can tell. */
export type IsOther = (record: StatusRecord) => boolean | null;

/** So often those are asked for again of whom nothing could be read. */
const MOST_LOOKS = 3;
/** A message that the gateway refused by itself has such a status, and cost nothing. */
const REFUSED_FROM = 22;

/** What is known of each message, under any number that the gateway may have made of its recipient. */
export async function lookUp(
  sought: readonly SoughtMessage[],
  isOther: IsOther,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<Map<SoughtMessage, Found>> {
  const asked = sought.flatMap((message) =>
    listSpellings(message.recipient).map((phone) => ({ message, key: { id: message.id, phone } })),
  );
  const keys = asked.map(({ key }): MessageKey => key);
  const deadline = monotonicClock(ports)() + budget.left;
  const answers = await budget.spend(() => ports.findStatuses(keys, deadline));
  const found = new Map<SoughtMessage, Found>();
  for (const [place, { message }] of asked.entries()) {
    const one = judge(answers[place] as Result<GatewayFields>, isOther);
    const known = found.get(message);
    if (known === undefined || known.kind === 'absent' || one.kind === 'record') {
      found.set(message, one);
    }
  }
  return found;
}

/** Asks again for the messages whose answers were of no use; the others need nothing any more. */
export async function lookUpAgain(
  known: Map<SoughtMessage, Found>,
  isOther: IsOther,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<void> {
  for (let look = 1; look <= MOST_LOOKS; look += 1) {
    const unclear = [...known].flatMap(([message, { kind }]) =>
      kind === 'unclear' ? [message] : [],
    );
    if (unclear.length === 0 || !(await budget.wait(backOff(look, ports.random)))) return;
    const found = await lookUp(unclear, isOther, ports, budget);
    for (const [message, one] of found) known.set(message, one);
  }
}

const UNCLEAR: Found = { kind: 'unclear', problem: null };

function judge(answer: Result<GatewayFields>, isOther: IsOther): Found {
  if (!answer.ok) return { kind: 'unclear', problem: answer.problem };
  const record = toStatusRecord(answer.value);
  if (record.status === null) return UNCLEAR;
  if (record.statusName === 'notFound') return { kind: 'absent' };
  const other = isOther(record);
  if (other === null) return UNCLEAR;
  return other ? { kind: 'absent' } : { kind: 'record', record };
}

/** The outcome of a message whose request was accepted; a single recipient may have been refused. */
export function toFoundOutcome(
  { id, recipient }: SoughtMessage,
  found: Found | undefined,
): RecipientOutcome {
  if (found === undefined) return toAcceptedOutcome(recipient, { id });
  if (found.kind !== 'record') return toUnknownOutcome(recipient, null, id);
  const { phone, status, errorCode, parts, cost, mccmnc } = found.record;
  const isRefused = status !== null && status >= REFUSED_FROM && cost === 0;
  return toAcceptedOutcome(recipient, {
    id,
    phone: phone ?? recipient,
    accepted: !isRefused,
    parts: isRefused ? null : parts,
    cost,
    mccmnc,
    status: isRefused ? status : null,
    error: isRefused ? errorCode : null,
  });
}
