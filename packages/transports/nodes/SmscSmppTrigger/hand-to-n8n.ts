import type { IDataObject, IRun, ITriggerFunctions } from 'n8n-workflow';
import type { Taken } from '../../../../operations/smpp/session';

/**
 * After this time, in ms, a running execution is stored in the database of n8n, so it is not lost
 * with the process. A gateway that waits longer for the acknowledgement would send the event again.
 */
const LONGEST_WAIT_MS = 5000;

/**
 * Starts an execution with the item. Resolves when it has ended, with any result, or has run for a
 * while, because n8n reports nothing in between. Returns `notTaken` if n8n did not start it.
 */
export async function handToN8n(functions: ITriggerFunctions, json: IDataObject): Promise<Taken> {
  const done = functions.helpers.createDeferredPromise<IRun>();
  // Looked up here, because n8n replaces the function when a workflow is tested.
  try {
    functions.emit([[{ json }]], undefined, done);
  } catch {
    return 'notTaken';
  }
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_WAIT_MS);
  });
  // A rejection means that the execution was started and then cancelled.
  await Promise.race([done.promise.catch(() => undefined), waited]);
  clearTimeout(timer);
  return 'taken';
}
