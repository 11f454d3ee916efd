import { readPollParameters } from '../../../../operations/inbox/poll-parameters';
import type { PolledEvent } from '../../../../operations/inbox/polled';
import { findAccount } from '../../host/account-node';
import { findPersistentStore, openNodeStore } from '../../host/context-store';
import { guard, guarded, toSafeError } from '../../host/guard';
import type { FlowMessage, NodeConfig, NodeStatus, Red, RedModule, RedNode } from '../../host/red';
import { repeat } from '../../host/repeat';
import { toFlowError } from '../../host/report-problem';
import { pollOnce } from './poll-once';

/** Seconds between two polls. */
const DEFAULT_INTERVAL = 60;
const SHORTEST_INTERVAL = 5;
const LONGEST_INTERVAL = 86_400;
/** Maximum duration of a poll, in ms. */
const LONGEST_POLL_MS = 240_000;

/** Starts a flow on messages, statuses and a low balance, by asking the gateway for them. */
const register: RedModule = (RED) => {
  const isPersistent = findPersistentStore(RED.settings['contextStorage']) !== null;
  RED.nodes.registerType(
    'smsc poll',
    function (this: RedNode, config) {
      RED.nodes.createNode(this, config);
      void guard(
        () => start(RED, this, config),
        (fault) => this.error(toSafeError(fault)),
      );
    },
    // The dialog warns without a persistent store.
    { settings: { smscPollIsPersistent: { value: isPersistent, exportable: true } } },
  );
};

function start(RED: Red, node: RedNode, config: NodeConfig): void {
  const account = findAccount(RED, config.account);
  if (account === null) {
    return fail(node, 'noAccount', 'No account is chosen. Choose one in the dialog and deploy');
  }
  const read = readPollParameters({
    events: (config.events ?? []) as string[],
    balanceLimit: config.balanceLimit,
    options: (config.options ?? {}) as Record<string, unknown>,
  });
  if (!read.ok) return fail(node, 'wrongParameter', read.fault);
  const store = openNodeStore(RED, node);
  if (!store.isPersistent) node.warn(MEMORY_ONLY);
  const waiting = store.isPersistent
    ? show('green', 'ring', 'waiting')
    : show('yellow', 'ring', 'memoryOnly');
  const emit = (event: PolledEvent, message: FlowMessage): void =>
    node.send(toOutputs(event, message));
  let isClosed = false;
  /** Text of the last problem, which is reported once. */
  let reported = '';
  const repetition = repeat(
    async (signal) => {
      const poller = {
        ...{ account, parameters: read.parameters, store, emit },
        isClosed: () => isClosed,
      };
      const { count, problem, isPassing } = await pollOnce(poller, signal);
      if (isClosed) return;
      const error = problem && toFlowError(problem);
      if (error === null) node.status(count > 0 ? show('green', 'dot', 'received') : waiting);
      else node.status(isPassing ? show('yellow', 'ring', 'later') : show('red', 'ring', 'failed'));
      const text = error?.message ?? '';
      if (error !== null && text !== reported) {
        if (isPassing) node.warn(text);
        else node.error(error, {});
      }
      reported = text;
    },
    {
      everyMs: readInterval(config.interval) * 1000,
      limitMs: LONGEST_POLL_MS,
      report: (fault) => node.error(toSafeError(fault), {}),
    },
  );
  node.status(waiting);
  node.on(
    'close',
    guarded(node, async (_removed: boolean, done: () => void) => {
      isClosed = true;
      try {
        await repetition.stop();
        node.status({});
      } finally {
        done();
      }
    }),
  );
}

const MEMORY_ONLY =
  "Node-RED keeps the context in memory only, so after a restart this node does not report what arrived in between. Set 'contextStorage' in settings.js to a store with the module 'localfilesystem'";

/** Returns the seconds between two polls. */
function readInterval(value: unknown): number {
  const seconds = Number(value);
  if (!(seconds > 0)) return DEFAULT_INTERVAL;
  return Math.min(Math.max(seconds, SHORTEST_INTERVAL), LONGEST_INTERVAL);
}

function fail(node: RedNode, status: string, text: string): void {
  node.status(show('red', 'ring', status));
  node.error(text);
}

function show(fill: 'green' | 'red' | 'yellow', shape: 'dot' | 'ring', text: string) {
  return { fill, shape, text: `smsc-poll.status.${text}` } satisfies NodeStatus;
}

/** The outputs: statuses, incoming messages, low balance. */
function toOutputs({ type }: PolledEvent, message: FlowMessage): (FlowMessage | null)[] {
  return (['deliveryStatus', 'incomingMessage', 'lowBalance'] as const).map((output) =>
    output === type ? message : null,
  );
}

export = register;
