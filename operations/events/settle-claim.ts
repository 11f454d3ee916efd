import type { Claim } from './deduplicate';

/** What is used of the response of a web server. */
interface Answer {
  readonly statusCode: number;
  readonly closed?: boolean;
  once(event: 'finish' | 'close', listener: () => void): unknown;
}

function isAnswer(response: object): response is Answer {
  return 'once' in response;
}

/**
 * An event counts as seen once the host has answered it with 2xx. n8n answers after it has stored the
 * execution, and with 500 where it could not; then the gateway repeats the callback, and that must
 * start the workflow. The same where the connection ends before the answer.
 */
export function settleWithAnswer(response: object, claim: Claim): void {
  // A host that does not show how its answer ends.
  if (!isAnswer(response)) return claim.keep();
  let isSettled = false;
  const settle = (isAccepted: boolean): void => {
    if (isSettled) return;
    isSettled = true;
    if (isAccepted) claim.keep();
    else claim.forget();
  };
  response.once('finish', () => settle(response.statusCode >= 200 && response.statusCode < 300));
  response.once('close', () => settle(false));
  if (response.closed === true) settle(false);
}
