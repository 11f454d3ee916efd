import type { Problem, SmppProblem, SmppResult } from '../../protocol';
import type { OfflineRun, OperationBase, Resource, ResultOf } from '../operation';
import type { SessionLease, SessionMode } from './session';

/** The result of one input item: its output rows, or the problem. */
export type ItemResult = ResultOf<Problem | SmppProblem>;

/** What an operation gets for one run of the node. */
export interface SmppRun extends OfflineRun {
  /** Whether texts are sent in ISO-8859-1 instead of the GSM alphabet. */
  readonly iso: boolean;
  /**
   * Returns the session of the credential, which the node releases. Called after all parameters are
   * checked.
   */
  connect(mode: SessionMode): Promise<SmppResult<SessionLease>>;
}

/** One operation of the SMPP node: what the editor shows, and how it runs. */
export interface SmppOperation extends OperationBase {
  /**
   * One result per item, in the order of the items; may end with the first failure if that ends the
   * run.
   */
  execute(run: SmppRun): Promise<ItemResult[]>;
}

export type SmppResource = Resource<SmppOperation>;
