/**
 * The part of Node-RED's runtime that the nodes use. Node-RED publishes no types; these follow its
 * documentation, and the tests run against the real runtime.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A message of a flow. Nodes add properties and pass all others on. */
export interface FlowMessage {
  _msgid?: string;
  topic?: unknown;
  payload?: unknown;
  [name: string]: unknown;
}

/** The messages of each output; `null` where an output gets none. */
export type Outputs = FlowMessage | readonly (FlowMessage | readonly FlowMessage[] | null)[];

export type Send = (messages: Outputs) => void;
/** Ends the work on an input message: without an error it triggers "complete", with one "catch". */
export type Done = (error?: Error) => void;

/** `text` is a key of the catalogue, which the editor translates. */
export type NodeStatus =
  | Record<string, never>
  | {
      readonly fill: 'blue' | 'green' | 'grey' | 'red' | 'yellow';
      readonly shape: 'dot' | 'ring';
      readonly text: string;
    };

type Answer<Value> = (error: Error | null | undefined, value?: Value) => void;

/** A context of Node-RED, with the store as the last parameter before the callback. */
export interface Context {
  get(key: string, store: string | undefined, answer: Answer<unknown>): void;
  set(key: string, value: unknown, store: string | undefined, answer: Answer<void>): void;
  keys(store: string | undefined, answer: Answer<string[]>): void;
}

/** A node of a running flow. */
export interface RedNode {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  /** ID of the flow or subflow instance. */
  readonly z?: string;
  /** Values of the declared credentials. */
  readonly credentials?: Readonly<Record<string, string | undefined>>;
  context(): Context;
  status(status: NodeStatus): void;
  send(messages: Outputs): void;
  log(text: string): void;
  warn(text: string): void;
  error(error: string | Error, message?: FlowMessage): void;
  on(event: 'input', listener: (message: FlowMessage, send: Send, done: Done) => void): void;
  on(event: 'close', listener: (removed: boolean, done: () => void) => void): void;
}

/** What the editor stored of a node: its declared properties. */
export interface NodeConfig {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly z?: string;
  readonly [property: string]: unknown;
}

/** The request and the response of Express, as far as the nodes use them. */
export interface RedRequest extends IncomingMessage {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  body?: unknown;
}
export type RedResponse = ServerResponse;
export type Handler = (
  request: RedRequest,
  response: RedResponse,
  next: (error?: unknown) => void,
) => void;

/** One middleware or route of an Express application. */
export interface RouterLayer {
  readonly handle: unknown;
  readonly route?: { readonly stack: readonly { readonly handle: unknown }[] };
}

/** An Express application of Node-RED: the admin API or the HTTP nodes. */
export interface RedApp {
  /** The application on which this one is mounted. */
  readonly parent?: RedApp;
  /** What runs for a request, in this order. Express has no function that removes a route. */
  readonly _router?: { stack: RouterLayer[] };
  get(path: string, ...handlers: Handler[]): void;
  post(path: string, ...handlers: Handler[]): void;
  use(...handlers: Handler[]): void;
  path(): string;
}

export interface CredentialDefinition {
  readonly type: 'password' | 'text';
}

/** The object that Node-RED gives to the function of each module. */
export interface Red {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly httpAdmin: RedApp;
  /** Absent if the setting `httpNodeRoot` is `false`. */
  readonly httpNode: RedApp | undefined;
  readonly auth: { needsPermission(permission: string): Handler };
  readonly nodes: {
    createNode(node: object, config: NodeConfig): void;
    getNode(id: string): RedNode | null | undefined;
    registerType(
      type: string,
      create: (this: RedNode, config: NodeConfig) => void,
      options?: {
        readonly credentials?: Readonly<Record<string, CredentialDefinition>>;
        readonly settings?: object;
      },
    ): void;
  };
  readonly util: {
    cloneMessage<Value>(value: Value): Value;
    generateId(): string;
    evaluateNodeProperty(
      value: string,
      type: string,
      node: RedNode,
      message: FlowMessage,
      answer: Answer<unknown>,
    ): void;
  };
  /** Translates a key of the catalogue into the language of the server. */
  _(key: string, values?: Readonly<Record<string, unknown>>): string;
}

/** What each module of the package exports. */
export type RedModule = (red: Red) => void;
