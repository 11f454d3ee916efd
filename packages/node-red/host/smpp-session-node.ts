import type { DeliveryListener, SessionLease, SessionMode } from '../../../operations/smpp/session';
import type { Problem, SmppResult } from '../../../protocol';
import type { Red, RedNode } from './red';

/** The config node `smsc-smpp-config`: one session with the gateway, which its users share. */
export interface SmppSessionNode extends RedNode {
  /** Whether texts are sent in ISO-8859-1 instead of the GSM alphabet. */
  readonly iso: boolean;
  /** Why no session can be opened, such as an empty login; else `null`. */
  readonly fault: Problem | null;
  /** Returns a use of the session. Each must be released. Not to be called with a `fault`. */
  acquire(mode: SessionMode, listener?: DeliveryListener): Promise<SmppResult<SessionLease>>;
}

/** Returns the session that a node refers to; `null` if none is chosen, or if it is not deployed. */
export function findSession(red: Red, id: unknown): SmppSessionNode | null {
  const found = typeof id === 'string' && id !== '' ? red.nodes.getNode(id) : null;
  return found && 'acquire' in found ? (found as SmppSessionNode) : null;
}
