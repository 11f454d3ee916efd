import { findFilterFault } from '../../../../operations/events/filter-fault';
import { phoneOf } from '../../../../operations/events/filters';
import { nameEvent, toOutput } from '../../../../operations/events/to-output';
import {
  createSmppListener,
  type SmppTriggerOptions,
} from '../../../../operations/smpp/accept-events';
import type { Acceptance } from '../../../../operations/smpp/session';
import type { SmppEvent } from '../../../../protocol';
import { guard, guarded, toSafeError } from '../../host/guard';
import type { FlowMessage, NodeConfig, NodeStatus, Red, RedModule, RedNode } from '../../host/red';
import { NO_SESSION, toFlowError } from '../../host/report-problem';
import { findSession } from '../../host/smpp-session-node';
import { HeldSession } from './held-session';

/** Starts a flow on receipts and messages of the SMPP session that its config node shares. */
const register: RedModule = (red) => {
  red.nodes.registerType('smsc smpp in', function (this: RedNode, config) {
    red.nodes.createNode(this, config);
    void guard(
      () => start(red, this, config),
      (fault) => this.error(toSafeError(fault)),
    );
  });
};

function start(red: Red, node: RedNode, config: NodeConfig): void {
  const options = (config.options ?? {}) as SmppTriggerOptions;
  const events = (config.events ?? []) as string[];
  const fault = findFilterFault(options);
  if (fault !== null) {
    node.status(show('red', 'ring', 'wrongFilter'));
    return node.error(fault);
  }
  const session = findSession(red, config.session);
  if (session === null) {
    node.status(show('red', 'ring', 'noSession'));
    return node.error(toFlowError(NO_SESSION));
  }
  if (session.fault !== null) {
    node.status(STATES.disconnected);
    return node.error(toFlowError(session.fault));
  }
  const held = new HeldSession({
    acquire: async (listener) => await session.acquire('transceiver', listener),
    listener: createSmppListener({ ...options, events }, async (event) => {
      if (held.isClosed) return 'failed';
      return await emit(node, event, options);
    }),
    onState(state) {
      node.status(STATES[state]);
    },
    onProblem(problem) {
      node.error(toFlowError(problem), {});
    },
  });
  node.on(
    'close',
    guarded(node, (_removed: boolean, done: () => void) => {
      try {
        held.close();
        node.status({});
      } finally {
        done();
      }
    }),
  );
  held.open();
}

/** The flow has begun when this resolves, so the gateway may forget the event. */
async function emit(
  node: RedNode,
  event: SmppEvent,
  options: SmppTriggerOptions,
): Promise<Acceptance> {
  const message = {
    topic: nameEvent(event),
    phone: phoneOf(event),
    payload: toOutput(event, options),
  };
  node.send(toOutputs(event, message));
  return await Promise.resolve('accepted');
}

function show(fill: 'green' | 'red' | 'yellow', shape: 'dot' | 'ring', text: string) {
  return { fill, shape, text: `smsc-smpp-in.status.${text}` } satisfies NodeStatus;
}

const STATES = {
  connected: show('green', 'dot', 'connected'),
  connecting: show('yellow', 'ring', 'connecting'),
  disconnected: show('red', 'ring', 'disconnected'),
} as const;

/** The outputs: statuses, incoming messages. */
function toOutputs({ type }: SmppEvent, message: FlowMessage): (FlowMessage | null)[] {
  return (['deliveryStatus', 'incomingMessage'] as const).map((output) =>
    output === type ? message : null,
  );
}

export = register;
