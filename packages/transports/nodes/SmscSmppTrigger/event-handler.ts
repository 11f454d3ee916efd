import type { IDataObject, IRun, ITriggerFunctions } from 'n8n-workflow';
import { REMEMBERED_EVENTS } from '../../../../operations/events/deduplicate';
import { type EventFilters, passesFilters } from '../../../../operations/events/filters';
import { nameEvent, type OutputOptions, toOutput } from '../../../../operations/events/to-output';
import type { DeliveryListener, Acceptance } from '../../../../operations/smpp/session';
import { DAY_MS, type DeliveryInfo, type SmppEvent } from '../../../../protocol';

export interface TriggerOptions extends Omit<EventFilters, 'events'>, OutputOptions {
  readonly deduplicate?: boolean;
}

/** Creates the handler of delivered events, from the parameters of the trigger. */
export function createEventHandler(functions: ITriggerFunctions): DeliveryListener {
  const wanted = functions.getNodeParameter('events', []) as string[];
  const options = functions.getNodeParameter('options', {}) as TriggerOptions;
  const { deduplicate = true } = options;
  const acceptOnce = createAcceptOnce();
  const isTest = functions.getMode() === 'manual';
  let isTestDone = false;
  return async (event, delivery) => {
    const kind = nameEvent(event);
    if (!wanted.includes(kind)) return 'ignored';
    if (!passesFilters(event, { ...options, events: [event.type] })) return 'accepted';
    // Events after the first one of a test are left to the published workflow, or to a later
    // session.
    if (isTestDone) return 'ignored';
    isTestDone = isTest;
    const accept = async () => {
      const json: IDataObject = toOutput(event, options);
      return await handToN8n(functions, json);
    };
    return deduplicate ? await acceptOnce(identify(event, delivery), accept) : await accept();
  };
}

/**
 * Returns the same key for an event and each repetition of it. A receipt identifies the change and
 * the message, so it starts the workflow once, however often it arrives. A subscriber may send two
 * equal messages on purpose, so only a redelivery has the same key.
 */
function identify(event: SmppEvent, delivery: DeliveryInfo): string {
  if (event.type === 'incomingMessage' || event.record.id === null) return `offer ${delivery.id}`;
  const { id, phone, status, errorCode, changedAt, extra } = event.record;
  // A state or a date that cannot be parsed is used unchanged.
  const unread = status === null || changedAt === null ? extra : null;
  return `receipt ${JSON.stringify([id, phone, status, errorCode, changedAt, unread])}`;
}

/**
 * After this time, in ms, a running execution is stored in the database of n8n, so it is not lost
 * with the process. A gateway that waits longer for the acknowledgement would send the event again.
 */
const LONGEST_WAIT_MS = 5000;

/**
 * Starts an execution with the item. Resolves when it has ended, with any result, or has run for a
 * while, because n8n reports nothing in between. Returns `failed` if n8n did not start it.
 */
async function handToN8n(functions: ITriggerFunctions, json: IDataObject): Promise<Acceptance> {
  const done = functions.helpers.createDeferredPromise<IRun>();
  // Looked up here, because n8n replaces the function when a workflow is tested.
  try {
    functions.emit([[{ json }]], undefined, done);
  } catch {
    return 'failed';
  }
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_WAIT_MS);
  });
  // A rejection means that the execution was started and then cancelled.
  await Promise.race([done.promise.catch(() => undefined), waited]);
  clearTimeout(timer);
  return 'accepted';
}

/** How long events are remembered, in ms. A gateway keeps unacknowledged events for about a day. */
const REMEMBERED_MS = DAY_MS;

export type AcceptOnce = (
  identity: string,
  accept: () => Promise<Acceptance>,
) => Promise<Acceptance>;

export interface Memory {
  readonly events: number;
  readonly ms: number;
  readonly monotonicNow: () => number;
}

const MEMORY: Memory = {
  events: REMEMBERED_EVENTS,
  ms: REMEMBERED_MS,
  monotonicNow: () => performance.now(),
};

interface Known {
  readonly outcome: Promise<Acceptance>;
  readonly until: number;
}

/**
 * Processes each event once, also if it is delivered again during the processing. An event that
 * could not be processed is forgotten, so that the next delivery is tried again.
 */
export function createAcceptOnce({ events, ms, monotonicNow }: Memory = MEMORY): AcceptOnce {
  const known = new Map<string, Known>();

  function forgetOld(now: number): void {
    for (const [identity, { until }] of known) {
      if (known.size <= events && until > now) return;
      known.delete(identity);
    }
  }

  return async (identity, accept) => {
    const now = monotonicNow();
    forgetOld(now);
    const before = known.get(identity);
    if (before !== undefined) return await before.outcome;
    const outcome = accept().catch((): Acceptance => 'failed');
    const own = { outcome, until: now + ms };
    known.set(identity, own);
    forgetOld(now);
    const result = await outcome;
    if (result === 'failed' && known.get(identity) === own) known.delete(identity);
    return result;
  };
}
