import type { IDataObject, IRun, ITriggerFunctions } from 'n8n-workflow';
import { toOutput } from '../../../../operations/events/to-output';
import {
  createSmppListener,
  type SmppTriggerOptions,
} from '../../../../operations/smpp/accept-events';
import type { Acceptance, DeliveryListener } from '../../../../operations/smpp/session';

/** Creates the handler of delivered events, from the parameters of the trigger. */
export function createEventHandler(functions: ITriggerFunctions): DeliveryListener {
  const options = functions.getNodeParameter('options', {}) as SmppTriggerOptions;
  const isTest = functions.getMode() === 'manual';
  let isTestDone = false;
  return createSmppListener(
    { ...options, events: functions.getNodeParameter('events', []) as string[] },
    async (event) => {
      // Events after the first one of a test are left to the published workflow, or to a later
      // session.
      if (isTestDone) return 'ignored';
      isTestDone = isTest;
      return await handToN8n(functions, toOutput(event, options));
    },
  );
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
