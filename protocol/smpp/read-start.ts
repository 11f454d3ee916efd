import type { BoundInfo, SmppClientState } from './client-options';
import {
  accepted,
  refused,
  smppFailure,
  type SmppFailure,
  type SmppProblem,
  type SmppResult,
} from './problem';

/** What a state says about the start of a client; `null` while it is not known. */
export function readStart(
  state: SmppClientState,
  keepTrying: boolean,
): SmppResult<BoundInfo> | null {
  switch (state.kind) {
    case 'bound': {
      const { kind: _kind, ...info } = state;
      return accepted(info);
    }
    case 'failed':
      return refused(state.problem);
    case 'waiting':
      return keepTrying ? null : refused(state.problem);
    case 'connecting':
      return null;
    case 'stopped':
      return refused(smppFailure('stopped'));
  }
}

/** What is told to those that wait when the login was refused. */
export function toFailure(problem: SmppProblem): SmppFailure {
  return problem.kind === 'smppFailure' ? problem : smppFailure('notConnected');
}
