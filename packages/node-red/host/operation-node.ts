import type { Row } from '../../../operations/host';
import type { OperationBase } from '../../../operations/operation';
import { isTaken } from '../forms/taken-values';
import { findAccount } from './account-node';
import { type NodeStore, openNodeStore } from './context-store';
import { findNodeFolder, makeDurable, removeDurable } from './durable-store';
import { guard, toSafeError } from './guard';
import { rejectMissingGuards } from './guards';
import { readGivenValues, readWishes, toItems } from './item-messages';
import type { ItemValues } from './message-host';
import { NodeState } from './node-state';
import { listOtherOptions, rejectMisplacedOptions } from './option-names';
import { isEmpty, ParameterEvaluator, type StoredParameters } from './parameters';
import type { FlowMessage, NodeConfig, Red, RedNode, Send } from './red';
import { type FlowOperation, runOperation } from './run-operation';
import { SentKeys } from './sent-keys';
import { RunStatus } from './run-status';
import { isComputed } from './typed-value';
import { UnreadableValue } from './unreadable-value';

/** What a node type adds to the common node of operations. */
export interface OperationNodeOptions {
  readonly resource: string;
  readonly operation: FlowOperation;
  readonly parameters: StoredParameters;
  /** Type of the node with dashes, which starts the keys of its status texts. */
  readonly catalogue: string;
  /** The messages of the outputs; default: one output with all records. */
  toOutputs?(message: FlowMessage, records: readonly Row[], isList: boolean): Parameters<Send>[0];
}

/**
 * Makes a node run an operation for each input message. On close, running operations are cancelled,
 * and the node waits for their honest results.
 */
export function startOperationNode(
  red: Red,
  node: RedNode,
  config: NodeConfig,
  options: OperationNodeOptions,
): void {
  const folder = findNodeFolder(red.settings['userDir'], node.id);
  const store = makeDurable(openNodeStore(red, node), folder);
  const runner = new MessageRunner(red, node, config, options, store);
  const closing = new AbortController();
  const running = new Set<Promise<void>>();
  const status = new RunStatus(node, options.catalogue);
  node.on('input', (message, send, done) => {
    const ended = status.start();
    const run = guard(
      async () => {
        send(await runner.run(message, closing.signal));
        ended(true);
        done();
      },
      (fault) => {
        ended(false);
        done(isFlowError(fault) ? fault : toSafeError(fault));
      },
    );
    running.add(run);
    void run.finally(() => running.delete(run));
  });
  node.on('close', (removed, done) => {
    closing.abort();
    status.close();
    void guard(
      async () => {
        await Promise.all(running);
        if (removed) await removeDurable(folder);
      },
      (fault) => node.warn(toSafeError(fault).message),
    ).finally(done);
  });
}

/** An error with a code is one of this package or of Node-RED, and says nothing secret. */
function isFlowError(fault: unknown): fault is Error {
  return fault instanceof Error && typeof (fault as { code?: unknown }).code === 'string';
}

class MessageRunner {
  private readonly evaluator: ParameterEvaluator;
  private readonly keys: SentKeys;
  private readonly state: NodeState;
  private readonly computed: ReadonlySet<string>;
  private hasWarned = false;
  /** Names of options that the node has named as ignored. */
  private readonly ignored = new Set<string>();

  constructor(
    private readonly red: Red,
    private readonly node: RedNode,
    private readonly config: NodeConfig,
    private readonly options: OperationNodeOptions,
    private readonly store: NodeStore,
  ) {
    const { operation, parameters } = options;
    this.evaluator = new ParameterEvaluator(red, node, operation.fields, parameters);
    this.keys = new SentKeys(store);
    this.state = new NodeState(store);
    this.computed = findComputed(operation, parameters);
  }

  async run(message: FlowMessage, signal: AbortSignal): Promise<Parameters<Send>[0]> {
    const { resource, operation, toOutputs = toOneOutput } = this.options;
    const { messages, isList } = toItems(message, {
      splits: this.computed.size > 0,
      readsText: this.readsText(),
    });
    const { key, options: given } = readWishes(message);
    rejectMisplacedOptions(message['smsc'], operation.fields);
    rejectMissingGuards(given, operation.fields);
    this.warnOfOptions(listOtherOptions(given, operation.fields));
    const items = await Promise.all(messages.map((one) => this.evaluate(one, given)));
    if (key !== null) this.warnOfMemory();
    const claim = key === null ? null : await this.keys.claim(key);
    try {
      const records = await runOperation({
        name: `${resource}.${operation.value}`,
        operation,
        node: this.node,
        account: findAccount(this.red, this.config['account']),
        messages,
        items,
        isComputed: (name) => this.computed.has(name),
        signal,
        state: await this.state.open(),
        claim,
        hint: ({ message: text, type }) =>
          type === 'warning' ? this.node.warn(text) : this.node.log(text),
        stopOnFailure: !(isList && this.config['onFailedRow'] === 'continue'),
      });
      return toOutputs(message, records, isList || returnsList(operation));
    } finally {
      // Also after a failure: attempts of a one-time code count nevertheless.
      await guard(
        () => this.state.saved(),
        () => this.node.warn('The state of the node could not be stored'),
      );
      claim?.release();
    }
  }

  private async evaluate(message: FlowMessage, options: Row): Promise<ItemValues> {
    try {
      const values = await this.evaluator.evaluate(message, readGivenValues(message));
      const own = values['options'];
      return { ok: true, values: { ...values, options: { ...options, ...(own as Row) } } };
    } catch (error) {
      if (!(error instanceof UnreadableValue)) throw error;
      return { ok: false, error };
    }
  }

  /** Whether the text of the message is read from `msg.payload`. */
  private readsText(): boolean {
    const { operation, parameters } = this.options;
    if (!operation.fields.some(({ name }) => name === 'text')) return false;
    const { text } = parameters as { readonly text?: unknown };
    return isEmpty(text) || JSON.stringify(text).includes('payload');
  }

  /** Says once for each name that the node does not use it. */
  private warnOfOptions(names: readonly string[]): void {
    for (const name of names.filter((one) => !this.ignored.has(one)).slice(0, 10)) {
      this.ignored.add(name);
      this.node.warn(
        `msg.smsc.options.${name} is ignored, because the operation of this node has no such option`,
      );
    }
  }

  private warnOfMemory(): void {
    if (this.store.isPersistent || this.hasWarned) return;
    this.hasWarned = true;
    this.node.warn(
      'msg.smsc.key is kept in memory only: after a restart of Node-RED the same key sends again. Add a persistent context store to settings.js, such as localfilesystem',
    );
  }
}

/** Names of the parameters whose values come from the message or its surroundings. */
function findComputed(
  { fields }: OperationBase,
  parameters: StoredParameters,
): ReadonlySet<string> {
  const names = fields.filter((field) => {
    const stored = parameters[field.name];
    return isEmpty(stored) ? isTaken(field) : hasComputed(stored);
  });
  return new Set(names.map(({ name }) => name));
}

function hasComputed(stored: unknown): boolean {
  if (isComputed(stored)) return true;
  if (typeof stored !== 'object' || stored === null) return false;
  return Object.values(stored).some(hasComputed);
}

/** Whether the output is always a list, also with one record. */
function returnsList({ value, fields }: OperationBase): boolean {
  return value === 'getStatistics' || fields.some(({ name }) => name === 'returnAll');
}

/** A single record is the payload itself; `msg.phone` then names its phone number. */
export function toOneOutput(
  message: FlowMessage,
  records: readonly Row[],
  isList: boolean,
): FlowMessage {
  const [first] = records;
  if (isList || records.length !== 1 || first === undefined) {
    return { ...message, payload: records };
  }
  const { phone } = first;
  return { ...message, payload: first, ...(typeof phone === 'string' && { phone }) };
}
