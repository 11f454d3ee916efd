import type { Problem, SmppProblem, SmppResult } from '../../protocol';
import type { Row } from '../host';
import type { OfflineRun, OperationBase, Resource } from '../operation';
import type { SessionLease, SessionMode } from './session';

/** What one input item came to: its output objects, or the reason why there are none. */
export type ItemResult =
  | { readonly ok: true; readonly value: readonly Row[] }
  | { readonly ok: false; readonly problem: Problem | SmppProblem };

/** What an operation gets for one run of the node. */
export interface SmppRun extends OfflineRun {
  /** Whether texts travel in ISO-8859-1 instead of the GSM alphabet. */
  readonly iso: boolean;
  /** The session of the credential, released by the node. Called once the parameters are known to be right. */
  connect(mode: SessionMode): Promise<SmppResult<SessionLease>>;
}

/** One operation of the SMPP node: what the editor shows and what the run does. */
export interface SmppOperation extends OperationBase {
  /** One result per item, in the order of the items; may end with the first failure when that ends the run. */
  execute(run: SmppRun): Promise<ItemResult[]>;
}

export type SmppResource = Resource<SmppOperation>;
