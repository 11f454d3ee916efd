import type { Field } from './field';
import type { Host, Row } from './host';

import type { Client, Result, TextLanguage } from '../protocol';

/** The output rows of one input item, or the reason why there are none. */
export type ItemResult = Result<readonly Row[]> & {
  /** Language of the texts of a problem in the output. */
  readonly language?: TextLanguage;
};

/** What an operation gets for one run of the node. */
export interface OfflineRun {
  readonly host: Host;
  readonly itemCount: number;
  /**
   * True unless "continue on fail" is on: the first item that fails ends the run, so an operation
   * need not (and, where it costs money, must not) continue after it.
   */
  readonly stopOnFailure: boolean;
}

/** A run of an operation that sends requests to the gateway. */
export interface OperationRun extends OfflineRun {
  readonly client: Client;
}

/** What the editor shows of an operation. Each node adds how it runs. */
export interface OperationBase {
  /** Stored in workflows; never renamed once released. */
  readonly value: string;
  /** Label in the list of operations, Title Case. */
  readonly name: string;
  /** Label in the node panel, sentence case. */
  readonly action: string;
  /** A sentence fragment without a full stop; AI agents read it too. */
  readonly description: string;
  readonly fields: readonly Field[];
}

/**
 * `execute` gets all items at once, because several operations put many items into one request. It
 * returns one result per item, in the order of the items; with `stopOnFailure` the list may end with
 * the first failure. Send-like operations give their stages to `runItems`, simple ones use
 * `forEachItem`.
 */
export interface OnlineOperation extends OperationBase {
  readonly isOffline?: false;
  /** Set if the operation needs only the secrets of the credential and sends no request. */
  readonly asksNothing?: true;
  execute(run: OperationRun): Promise<ItemResult[]>;
}

/** Sends no request, so it needs no credential and the editor shows none. */
export interface OfflineOperation extends OperationBase {
  readonly isOffline: true;
  execute(run: OfflineRun): Promise<ItemResult[]>;
}

export type Operation = OnlineOperation | OfflineOperation;

/** The operations on one kind of object. */
export interface Resource<Offered extends OperationBase = Operation> {
  /** Stored in workflows; never renamed once released. */
  readonly value: string;
  readonly name: string;
  /** The operation that a new node shows first. */
  readonly defaultOperation: string;
  /** Alphabetical by name, as the editor shows them. */
  readonly operations: readonly Offered[];
}
