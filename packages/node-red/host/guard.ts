import type { Handler, RedNode } from './red';

/*
 * An exception or a rejected promise that nobody catches ends the whole Node-RED process, with the
 * flows of everybody. So each listener, route and timer of this package goes through this file.
 */

type Report = (fault: unknown) => void;

/** Runs `work` and passes whatever it throws to `report`. Never throws, and never rejects. */
export async function guard(work: () => unknown, report: Report): Promise<void> {
  try {
    await work();
  } catch (fault) {
    try {
      report(fault);
    } catch {
      // A report that fails has no other place to go.
    }
  }
}

/**
 * Returns a listener that cannot end the process. A fault is shown as an error of the node. It has
 * as many parameters as the given one, because Node-RED gives `done` only to a listener that has it.
 */
export function guarded<Parameters extends readonly unknown[]>(
  node: Pick<RedNode, 'error'>,
  listener: (...parameters: Parameters) => unknown,
): (...parameters: Parameters) => void {
  const own = (...parameters: Parameters): void => {
    void guard(
      () => listener(...parameters),
      (fault) => node.error(toSafeError(fault)),
    );
  };
  return Object.defineProperty(own, 'length', { value: listener.length });
}

/** Returns a route that cannot end the process. After a fault it answers 500 without details. */
export function guardedRoute(handler: (...parameters: Parameters<Handler>) => unknown): Handler {
  return (request, response, next) => {
    void guard(
      () => handler(request, response, next),
      () => {
        try {
          if (response.headersSent) response.destroy();
          else response.writeHead(500).end();
        } catch {
          // Without an end, the client would wait for its time limit.
          response.destroy();
        }
      },
    );
  };
}

/**
 * Returns an error that says where the fault is. Its message is kept only if it is an error of the
 * runtime such as a `TypeError`, because libraries put requests into theirs.
 */
export function toSafeError(fault: unknown): Error {
  const own = fault instanceof TypeError || fault instanceof RangeError;
  const detail = own ? `: ${fault.message}` : '';
  return Object.assign(new Error(`Unexpected fault in the SMSC node${detail}. Report it`), {
    code: 'unexpectedFault',
  });
}
