import { smppBindMode } from '../tables/smpp';
import { checkOptions, completeOptions, type SmppSettings } from './settings';
import type {
  BoundInfo,
  SmppClient,
  SmppClientOptions,
  SmppClientState,
  StartOptions,
  StateListener,
  SubmitOutcome,
} from './client-interface';
import type { SmppPorts } from './connection';
import { createDeliveryHandling } from './delivery-handler';
import { SendQueue, type MessageCommand } from './send-queue';
import {
  readStart,
  startConnectionManager,
  toFailure,
  type ConnectionManager,
} from './connection-manager';
import type { PreparedMessage } from './message';
import {
  accepted,
  rejected,
  smppFailure,
  type SmppFailure,
  type SmppProblem,
  type SmppResult,
} from './problem';
import { buildCancel, checkId, buildQuery } from './message-commands';
import { createRedeliveryDetector, type RedeliveryDetector } from './redelivery';
import { unbind } from './bind';
import type { Session } from './session';
import { Submission, submitAll } from './submission';

/**
 * Returns a client for one login. It does not connect before `start`. Problems: InvalidInput for
 * an option that is not valid.
 *
 * @param redeliveries earlier offers, shared by clients of one account that replace each other
 */
export function createSmppClient(
  ports: SmppPorts,
  options: SmppClientOptions,
  redeliveries: RedeliveryDetector = createRedeliveryDetector(),
): SmppResult<SmppClient> {
  const settings = completeOptions(options);
  const wrong = checkOptions(settings);
  return wrong === null ? accepted(buildClient(ports, settings, redeliveries)) : rejected(wrong);
}

function buildClient(
  ports: SmppPorts,
  settings: SmppSettings,
  redeliveries: RedeliveryDetector,
): SmppClient {
  const iso = settings.systemType.split(',').includes('ISO');
  const { sends } = smppBindMode(settings.mode);
  const deliveries = createDeliveryHandling(ports, settings, iso, redeliveries);
  const sendQueue = new SendQueue(ports, settings);
  const stateListeners = new Set<StateListener>();
  let state: SmppClientState = { kind: 'stopped' };
  let manager: ConnectionManager | null = null;
  let session: Session | null = null;
  let stopping: Promise<void> | null = null;
  let reference = Math.floor(ports.random() * 256);

  function setState(next: SmppClientState): void {
    state = next;
    if (next.kind === 'failed') {
      manager = null;
      sendQueue.dropAll(toFailure(next.problem));
    }
    for (const listener of [...stateListeners]) notify(listener, next);
  }

  function start(options: StartOptions = {}): Promise<SmppResult<BoundInfo>> {
    return stopping === null ? startNow(options) : stopping.then(() => startNow(options));
  }

  function startNow({ keepTrying = false }: StartOptions): Promise<SmppResult<BoundInfo>> {
    manager ??= startConnectionManager(ports, settings, {
      onMessage: deliveries.receive,
      onRoom: () => sendQueue.flush(),
      onState: setState,
      onSession(next) {
        session = next;
        sendQueue.attach(next);
      },
    });
    manager.keepTrying ||= keepTrying;
    return awaitStart(keepTrying);
  }

  function awaitStart(keepTrying: boolean): Promise<SmppResult<BoundInfo>> {
    return new Promise((resolve) => {
      const look = () => {
        const known = readStart(state, keepTrying);
        if (known === null) return false;
        resolve(known);
        return true;
      };
      if (look()) return;
      const listener = () => {
        if (look()) stateListeners.delete(listener);
      };
      stateListeners.add(listener);
    });
  }

  /** Returns why nothing can be sent, or `null`. */
  function findObstacle(): SmppFailure | null {
    if (stopping !== null) return smppFailure('stopped');
    if (manager !== null) return null;
    return state.kind === 'failed' ? toFailure(state.problem) : smppFailure('notConnected');
  }

  function submit(message: PreparedMessage, done: (outcome: SubmitOutcome) => void): void {
    const obstacle = findObstacle();
    const problem: SmppProblem | null =
      obstacle === null && !sends
        ? smppFailure('cannotSend')
        : obstacle === null && sendQueue.waiting + message.parts.length > settings.maxWaiting
          ? smppFailure('tooManyWaiting')
          : obstacle;
    if (problem !== null) return done({ kind: 'notSent', problem });
    if (message.parts.length > 1) reference = (reference + 1) % 256;
    sendQueue.addParts(new Submission(message, reference, done).jobs);
  }

  function runCommand<Value>(
    id: string,
    make: (id: string, done: (result: SmppResult<Value>) => void) => MessageCommand,
  ): Promise<SmppResult<Value>> {
    const problem = checkId(id) ?? findObstacle();
    if (problem !== null) return Promise.resolve(rejected(problem));
    if (sendQueue.waiting >= settings.maxWaiting) {
      return Promise.resolve(rejected(smppFailure('tooManyWaiting')));
    }
    return new Promise((resolve) => sendQueue.addCommand(make(id, resolve)));
  }

  async function stopNow(): Promise<void> {
    const failure = smppFailure('stopped');
    sendQueue.dropAll(failure);
    deliveries.flush();
    if (session !== null) {
      sendQueue.attach(null);
      await unbind(session, ports, settings.stopTimeoutMs);
    }
    manager?.stop();
    manager = null;
    sendQueue.dropAll(failure);
    deliveries.stop();
    setState({ kind: 'stopped' });
  }

  return {
    start,
    submit: (message) => new Promise((resolve) => submit(message, resolve)),
    submitAll: (messages, onOutcome) => submitAll(messages, submit, settings.window, onOutcome),
    query: (id) => runCommand(id, buildQuery),
    cancel: (id) => runCommand(id, buildCancel),
    onDeliver: deliveries.add,
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    get state() {
      return state;
    },
    stop() {
      stopping ??= stopNow().finally(() => {
        stopping = null;
      });
      return stopping;
    },
  };
}

/** An error in a listener must not affect the connection. */
function notify(listener: StateListener, state: SmppClientState): void {
  try {
    listener(state);
  } catch {
    return;
  }
}
