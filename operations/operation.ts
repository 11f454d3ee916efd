import type { Field } from './field';
import type { Host, Row } from './host';

import type { Client, Problem, TextLanguage } from '../protocol';
import type { FailedItem } from './items/result-rows';

/** The result of an item: its output rows, or the problem. */
export type ResultOf<Failure> =
  | { readonly ok: true; readonly value: readonly Row[] }
  | {
      readonly ok: false;
      readonly problem: Failure;
      /** What stands beside the error; absent if the run stops at it. */
      readonly failed?: FailedItem;
      /** Language of its texts in the output. */
      readonly language?: TextLanguage;
    };

/** The output rows of one input item, or the reason why there are none. */
export type ItemResult = ResultOf<Problem>;

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
  /**
   * Set if the output items do not stand for the input item or one of its recipients. Operations with
   * 'Return All' need not set it.
   */
  readonly isPerItem?: false;
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
  readonly sendsNoRequest?: true;
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
  /** In the order of use, as the editor shows them: what most people look for comes first. */
  readonly operations: readonly Offered[];
}
