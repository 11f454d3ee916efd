import type { SmppOperation } from '../../../../operations/smpp/operation';
import { RESOURCES } from '../../../../operations/smpp/resources';
import type { SessionLease } from '../../../../operations/smpp/session';
import { smppFailure, type SmppResult } from '../../../../protocol';
import { findOperation } from '../../host/find-operation';
import { guarded } from '../../host/guard';
import { isRecord } from '../../host/is-record';
import { startOperationNode } from '../../host/operation-node';
import type { Red, RedModule } from '../../host/red';
import { NO_OPERATION, NO_SESSION, toFlowError } from '../../host/report-problem';
import type { FlowOperation } from '../../host/run-operation';
import { findSession } from '../../host/smpp-session-node';

/** Sends over the SMPP session that its config node shares. */
const register: RedModule = (red) => {
  red.nodes.registerType('smsc smpp out', function (config) {
    red.nodes.createNode(this, config);
    const { resource, operation: value, session, parameters } = config;
    const operation = findOperation(RESOURCES, resource, value);
    if (operation === null) {
      this.on(
        'input',
        guarded(this, (_message, _send, done: (error: Error) => void) => {
          done(toFlowError(NO_OPERATION));
        }),
      );
      return;
    }
    startOperationNode(red, this, config, {
      resource: `smpp.${String(resource)}`,
      operation: overSmpp(red, operation, session),
      parameters: isRecord(parameters) ? parameters : {},
      catalogue: 'smsc-smpp-out',
    });
  });
};

/** Returns an operation that runs over the session of a config node. */
function overSmpp(red: Red, operation: SmppOperation, id: unknown): FlowOperation {
  return {
    ...operation,
    async run({ host, itemCount, stopOnFailure, signal, beforeRequest }) {
      const session = findSession(red, id);
      if (session === null) throw toFlowError(NO_SESSION);
      if (session.fault !== null) throw toFlowError(session.fault);
      const leases: SessionLease[] = [];
      try {
        return await operation.execute({
          ...{ host, itemCount, stopOnFailure, iso: session.iso },
          async connect(mode) {
            const acquired = await untilAborted(session.acquire(mode), signal);
            if (acquired.ok) {
              leases.push(acquired.value);
              await beforeRequest();
            }
            return acquired;
          },
        });
      } finally {
        for (const lease of leases) lease.release();
      }
    },
  };
}

/** Returns the session, or the problem of a run that ends before there is one. */
async function untilAborted(
  acquiring: Promise<SmppResult<SessionLease>>,
  signal: AbortSignal,
): Promise<SmppResult<SessionLease>> {
  const stopped = { ok: false, problem: smppFailure('stopped') } as const;
  let stop = (): void => undefined;
  const aborted = new Promise<typeof stopped>((resolve) => (stop = () => resolve(stopped)));
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const first = await Promise.race([acquiring, aborted]);
  signal.removeEventListener('abort', stop);
  if (first === stopped) {
    void acquiring.then(
      (late) => late.ok && late.value.release(),
      () => undefined,
    );
  }
  return first;
}

export = register;
