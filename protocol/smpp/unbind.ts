import type { SmppPorts } from './connection';
import { smppFailure } from './problem';
import type { Session } from './session';

const LOOK_MS = 20;

/** Waits for what is under way, unbinds and closes; after `timeoutMs` of each it closes anyway. */
export async function unbind(session: Session, ports: SmppPorts, timeoutMs: number): Promise<void> {
  const until = ports.monotonicNow() + timeoutMs;
  while (session.isBusy && ports.monotonicNow() < until) {
    await new Promise<void>((resolve) => {
      ports.schedule(LOOK_MS, resolve);
    });
  }
  await new Promise<void>((resolve) => {
    const cancel = ports.schedule(timeoutMs, resolve);
    session.request({ command: 'unbind' }, () => {
      cancel();
      resolve();
    });
  });
  session.end(smppFailure('stopped'));
}
