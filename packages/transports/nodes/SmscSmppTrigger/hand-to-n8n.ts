import type { IDataObject, IRun, ITriggerFunctions } from 'n8n-workflow';
import type { Taken } from '../../../../operations/smpp/session';

/**
 * By then an execution that still runs is in the database of n8n, so it is not lost with the
 * process; a gateway that waits longer for its acknowledgement would offer the event again.
 */
const LONGEST_WAIT_MS = 5000;

/**
 * Starts an execution with the item. Resolves when it has ended, whatever it came to, or has run for
 * a while: n8n tells triggers nothing in between. `notTaken` when n8n did not start it.
 */
export async function handToN8n(functions: ITriggerFunctions, json: IDataObject): Promise<Taken> {
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
