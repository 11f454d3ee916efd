import type { IDataObject, IRun, ITriggerFunctions } from 'n8n-workflow';
import { type EventFilters, passesFilters } from '../../../../operations/events/filters';
import { toOutput } from '../../../../operations/events/to-output';
import type { DeliveryListener, Taken } from '../../../../operations/smpp/session';
import type { DeliveryInfo, SmppEvent } from '../../../../protocol';
import { createTakeOnce } from './take-once';

export interface TriggerOptions extends Omit<EventFilters, 'events'> {
  readonly deduplicate?: boolean;
  readonly simplify?: boolean;
}

/** What a trigger does with what the gateway delivers, by its parameters. */
export function createEventTaker(functions: ITriggerFunctions): DeliveryListener {
  const wanted = functions.getNodeParameter('events', []) as string[];
  const options = functions.getNodeParameter('options', {}) as TriggerOptions;
  const { deduplicate = true, simplify = true } = options;
  const takeOnce = createTakeOnce();
  const isTest = functions.getMode() === 'manual';
  let isTestDone = false;
  return async (event, delivery) => {
    const kind = kindOf(event);
    if (!wanted.includes(kind)) return 'notMine';
    if (!passesFilters(event, { ...options, events: [event.type] })) return 'taken';
    // What comes after the event of a test is for the published workflow, or for later.
    if (isTestDone) return 'notMine';
    isTestDone = isTest;
    const take = async () => {
      const json: IDataObject = { ...toOutput(event, simplify), event: kind };
      return await handToN8n(functions, json);
    };
    return deduplicate ? await takeOnce(identify(event, delivery), take) : await take();
  };
}

/**
 * The same for an event and each repetition of it. A receipt says itself which change of which message
 * it is about, so it starts the workflow once, whenever and however often it comes. Two equal messages
 * of a subscriber may both be meant: only a redelivery is the same.
 */
function identify(event: SmppEvent, delivery: DeliveryInfo): string {
  if (event.type === 'incomingMessage' || event.record.id === null) return `offer ${delivery.id}`;
  const { id, phone, status, errorCode, changedAt, extra } = event.record;
  // A state or a date that cannot be read is there as it came.
  const unread = status === null || changedAt === null ? extra : null;
  return `receipt ${JSON.stringify([id, phone, status, errorCode, changedAt, unread])}`;
}

function kindOf(event: SmppEvent): string {
  return event.type === 'deliveryStatus' && event.record.hlr !== null ? 'hlrResult' : event.type;
}

/**
 * By then an execution that still runs is in the database of n8n, so it is not lost with the
 * process; a gateway that waits longer for its acknowledgement would offer the event again.
 */
const LONGEST_WAIT_MS = 5000;

/**
 * Starts an execution with the item. Resolves when it has ended, whatever it came to, or has run for
 * a while: n8n tells triggers nothing in between. `notTaken` when n8n did not start it.
 */
async function handToN8n(functions: ITriggerFunctions, json: IDataObject): Promise<Taken> {
  const done = functions.helpers.createDeferredPromise<IRun>();
  // Looked up now: n8n puts another function in its place when a workflow is tested.
  try {
    functions.emit([[{ json }]], undefined, done);
  } catch {
    return 'notTaken';
  }
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_WAIT_MS);
  });
  // A rejection tells of an execution that was started and then cancelled.
  await Promise.race([done.promise.catch(() => undefined), waited]);
  clearTimeout(timer);
  return 'taken';
}
