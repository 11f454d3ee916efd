import { findFilterFault } from '../../../../operations/events/filter-fault';
import { type CallbackEvent, findSecretFault } from '../../../../protocol';
import { findAccount } from '../../host/account-node';
import { openCallbackRoute } from '../../host/callbacks/callback-route';
import { guard, guarded, toSafeError } from '../../host/guard';
import type { FlowMessage, NodeConfig, NodeStatus, Red, RedModule, RedNode } from '../../host/red';
import { answerCallback, type CallbackOptions } from './receive-callback';

/** Starts a flow when the gateway calls: a status, a message or a call, each at its own output. */
const register: RedModule = (RED) => {
  const { httpNodeAuth, httpNodeRoot } = RED.settings;
  RED.nodes.registerType(
    'smsc in',
    function (this: RedNode, config) {
      RED.nodes.createNode(this, config);
      void guard(
        () => start(RED, this, config),
        (fault) => this.error(toSafeError(fault)),
      );
    },
    // The dialog warns about settings that keep the gateway out.
    {
      settings: {
        smscInHasHttp: { value: httpNodeRoot !== false, exportable: true },
        smscInHasHttpNodeAuth: { value: Boolean(httpNodeAuth), exportable: true },
      },
    },
  );
};

function start(RED: Red, node: RedNode, config: NodeConfig): void {
  const options = (config.options ?? {}) as CallbackOptions;
  const isSigned = config.authentication !== 'none';
  const account = () => findAccount(RED, config.account);
  const filterFault = findFilterFault(options);
  if (filterFault !== null) return fail(node, 'wrongFilter', filterFault);
  const route = openCallbackRoute(RED, readPath(config.path), async (request) => {
    const receiver = {
      ...{ id: node.id, options, isSigned, account },
      events: (config.events ?? []) as string[],
      emit(event: CallbackEvent, message: FlowMessage) {
        node.send(toOutputs(event, message));
        node.status(show('green', 'dot', 'received'));
      },
      reject(kind: 'unreadable' | 'unsigned') {
        node.status(show('yellow', 'ring', kind));
      },
    };
    return await answerCallback(receiver, request);
  });
  if (!route.ok) return fail(node, route.reason, ROUTE_FAULTS[route.reason]);
  node.on(
    'close',
    guarded(node, (_removed: boolean, done: () => void) => {
      try {
        route.close();
        node.status({});
      } finally {
        done();
      }
    }),
  );
  const fault = isSigned ? findSignatureFault(account()?.secrets) : null;
  // The route stays, so that the gateway gets 401 and not 404 until the secret is there.
  if (fault !== null) return fail(node, 'noSecret', fault);
  node.status(show('grey', 'ring', 'waiting'));
}

function readPath(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function findSignatureFault(secrets: Parameters<typeof findSecretFault>[0] | undefined) {
  if (secrets === undefined) {
    return 'No account is chosen, so the node cannot verify callbacks. Choose one in its dialog and deploy';
  }
  // The common advice names a switch that accounts do not have here.
  if (secrets.callbackSecret === '') return NO_SECRET;
  const fault = findSecretFault(secrets);
  return fault && `${fault.text}. ${fault.advice}`;
}

const NO_SECRET =
  "The account has no 'Callback Secret', so the node cannot verify that a callback comes from the gateway. Enter one in the account, at best 32 random characters, and the same one in the callback URL in the SMSC dashboard («адрес обработчика»)";

const ROUTE_FAULTS = {
  noHttp: "Node-RED has no HTTP nodes: 'httpNodeRoot' is false in its settings. Change that",
  pathInUse: 'Another node uses this path. Enter a different one',
  wrongPath:
    "'Path' is not a valid path. It starts with a slash and has only Latin letters, digits, '-', '_', '.' and '~', such as /smsc",
} as const;

function fail(node: RedNode, status: string, text: string): void {
  node.status(show('red', 'ring', status));
  node.error(text);
}

function show(fill: 'green' | 'grey' | 'red' | 'yellow', shape: 'dot' | 'ring', text: string) {
  return { fill, shape, text: `smsc-in.status.${text}` } satisfies NodeStatus;
}

/** The outputs: statuses, incoming messages, calls. */
function toOutputs({ type }: CallbackEvent, message: FlowMessage): (FlowMessage | null)[] {
  return (['deliveryStatus', 'incomingMessage', 'callConfirmation'] as const).map((output) =>
    output === type ? message : null,
  );
}

export = register;
