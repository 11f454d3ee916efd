import type { Client } from '../clients/client';
import type { MessageKey } from '../wire/status-query';
import type { GatewayFields } from '../wire/gateway-fields';
import { toStatusRecord } from '../status/status-record';
import type { Runner } from './chain';

export type FollowPorts = Pick<Client, 'awaitFinal' | 'getStatusOfEach' | 'deleteMessage'>;

/** Statuses of messages that are known by ID and number. */
const DETAIL = 1;
/** A message that still waits can be taken back before another channel is tried. */
const QUEUED = 'queued';

/** Waits for the messages of the last step, and decides for whom the chain ends. */
export async function followMessages(
  waiting: readonly Runner[],
  { waitMs, pollIntervalMs }: { readonly waitMs: number; readonly pollIntervalMs: number },
  ports: FollowPorts,
): Promise<void> {
  const open = waiting.flatMap((runner) => {
    const outcome = runner.path.at(-1)?.outcome;
    if (outcome === undefined || outcome.accepted === false) return [];
    if (outcome.id === null) runner.result = 'unknown';
    return outcome.id === null ? [] : [{ runner, key: { id: outcome.id, phone: outcome.phone } }];
  });
  const keys = open.map(({ key }) => key);
  const plan = { detail: DETAIL, timeoutMs: waitMs, pollIntervalMs } as const;
  const awaited = await ports.awaitFinal(keys, plan);
  const known = awaited.ok ? awaited.value.map(({ fields }) => fields) : keys.map(() => null);
  const fields = await askAgain(keys, known, ports);
  for (const [place, { runner, key }] of open.entries()) {
    await settle(runner, key, fields[place] ?? null, ports);
  }
}

/** The turn of a question may not have come in time; without an answer nothing can be decided. */
async function askAgain(
  keys: readonly MessageKey[],
  known: readonly (GatewayFields | null)[],
  ports: FollowPorts,
): Promise<(GatewayFields | null)[]> {
  const missing = keys.filter((_, place) => known[place] === null);
  if (missing.length === 0) return [...known];
  const answers = await ports.getStatusOfEach(missing, { detail: DETAIL });
  const rest = answers.map((answer) => (answer.ok ? answer.value : null));
  return known.map((fields) => (fields === null ? (rest.shift() ?? null) : fields));
}

async function settle(
  runner: Runner,
  key: MessageKey,
  fields: GatewayFields | null,
  ports: FollowPorts,
): Promise<void> {
  const attempt = runner.path.pop();
  if (attempt === undefined) return;
  const status = fields === null ? null : toStatusRecord(fields, key);
  const isQueued = status?.statusName === QUEUED;
  const isDeleted = isQueued && (await ports.deleteMessage(key)).ok;
  runner.path.push({ ...attempt, status, isDeleted });
  if (status?.isDelivered === true) runner.result = 'delivered';
  // One that nobody knows may not have been stored yet, or only its answer was lost.
  else if (status === null || status.statusName === 'notFound') runner.result = 'unknown';
  // In the test mode of the account no channel delivers.
  else if (status.isVirtual) runner.result = 'undelivered';
}
