import { EventEmitter } from 'node:events';
import type {
  Context,
  FlowMessage,
  Handler,
  NodeConfig,
  NodeStatus,
  Red,
  RedModule,
  RedNode,
} from '../../../packages/node-red/host/red';

/** What one input message led to. */
export interface FakeResult {
  /** The messages that the node sent, as it gave them to `send`. */
  readonly sent: readonly unknown[];
  readonly error: (Error & { readonly code?: string }) | null;
}

/** A node of the fake runtime. */
export interface FakeNode {
  readonly node: RedNode;
  readonly statuses: readonly NodeStatus[];
  readonly warnings: readonly string[];
  receive(message: FlowMessage): Promise<FakeResult>;
  close(): Promise<void>;
}

/** A context store in memory, which several runtimes may share, like a file that outlives them. */
export type Stored = Map<string, unknown>;

/**
 * The part of Node-RED's runtime that the nodes use, without an editor, HTTP or files. The tests of
 * `npm run test:node-red` use the real one.
 */
export class FakeRed {
  private readonly types = new Map<string, (this: RedNode, config: NodeConfig) => void>();
  private readonly nodes = new Map<string, RedNode>();
  /** The handlers of each route, such as `GET /smsc/:account/lists/:list`. */
  readonly routes = new Map<string, readonly Handler[]>();
  readonly red: Red;

  constructor(
    modules: readonly RedModule[],
    readonly stored: Stored = new Map(),
    settings: Readonly<Record<string, unknown>> = {
      contextStorage: { default: { module: 'localfilesystem' } },
    },
  ) {
    const add =
      (method: string) =>
      (path: string, ...handlers: Handler[]): void =>
        void this.routes.set(`${method} ${path}`, handlers);
    const app = { get: add('GET'), post: add('POST'), use() {}, path: () => '/' };
    this.red = {
      settings,
      httpAdmin: app,
      httpNode: app,
      auth: {
        needsPermission: (permission) => {
          const handler: Handler = (_request, _response, next) => next();
          return Object.assign(handler, { permission });
        },
      },
      nodes: {
        createNode: (node, config) => Object.assign(node, config),
        getNode: (id) => this.nodes.get(id),
        registerType: (type, create) => this.types.set(type, create),
      },
      util: {
        cloneMessage: (value) => structuredClone(value),
        generateId: () => String(this.nodes.size),
        evaluateNodeProperty: (value, type, _node, message, answer) => {
          // JSONata rejects with plain objects.
          if (type === 'jsonata') return answer({ message: 'Expected ")"' } as Error);
          try {
            answer(null, evaluate(value, type, message));
          } catch (error) {
            answer(error as Error);
          }
        },
      },
      _: (key) => key,
    };
    for (const register of modules) register(this.red);
  }

  /** Starts a node, as a deploy does. */
  start(config: NodeConfig, credentials: Readonly<Record<string, string>> = {}): FakeNode {
    const emitter = new EventEmitter();
    const statuses: NodeStatus[] = [];
    const warnings: string[] = [];
    const node = Object.assign(emitter, {
      credentials,
      context: () => createContext(this.stored, config.id),
      status: (status: NodeStatus) => statuses.push(status),
      send() {},
      log() {},
      warn: (text: string) => warnings.push(text),
      error: (text: unknown) => warnings.push(String(text)),
    }) as unknown as RedNode;
    const create = this.types.get(config.type);
    if (create === undefined) throw new Error(`There is no type ${config.type}`);
    this.nodes.set(config.id, node);
    create.call(node, config);
    return {
      node,
      statuses,
      warnings,
      receive: async (message) =>
        await new Promise((resolve) => {
          const sent: unknown[] = [];
          emitter.emit(
            'input',
            message,
            (messages: unknown) => sent.push(messages),
            (error?: Error) => resolve({ sent, error: error ?? null }),
          );
        }),
      close: async () =>
        await new Promise((resolve) => {
          const [listener] = emitter.listeners('close');
          // As Node-RED: a listener without parameters gets none, and nobody waits for it.
          if (listener === undefined || listener.length === 0) {
            listener?.call(node);
            resolve();
          } else listener.call(node, ...(listener.length === 2 ? [true, resolve] : [resolve]));
        }),
    };
  }
}

function createContext(stored: Stored, id: string): Context {
  const place = (key: string, store: string | undefined): string => `${id} ${store ?? ''} ${key}`;
  return {
    get: (key, store, answer) => setImmediate(() => answer(null, stored.get(place(key, store)))),
    set: (key, value, store, answer) =>
      setImmediate(() => {
        if (value === undefined) stored.delete(place(key, store));
        else stored.set(place(key, store), value);
        answer(null);
      }),
    keys: (store, answer) => {
      const start = place('', store);
      const own = [...stored.keys()].filter((key) => key.startsWith(start));
      answer(
        null,
        own.map((key) => key.slice(start.length)),
      );
    },
  };
}

function evaluate(value: string, type: string, message: FlowMessage): unknown {
  switch (type) {
    case 'str':
      return value;
    case 'num':
      return Number(value);
    case 'bool':
      return value === 'true';
    case 'json':
      return JSON.parse(value);
    case 'msg':
      return value
        .split('.')
        .reduce<unknown>((found, name) => (found as FlowMessage | undefined)?.[name], message);
    default:
      throw new Error(`The fake runtime has no type ${type}`);
  }
}
