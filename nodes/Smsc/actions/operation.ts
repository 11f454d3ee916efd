import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Client, Result } from '../../../protocol';

/** What one input item came to: its output objects, or the reason why there are none. */
export type ItemResult = Result<readonly IDataObject[]>;

/** Everything that an operation gets for one run of the node. */
export interface OperationRun {
  readonly functions: IExecuteFunctions;
  readonly client: Client;
  readonly itemCount: number;
  /**
   * True unless "continue on fail" is on: the first item that fails ends the run, so an operation
   * need not (and, where it costs money, must not) go on after it.
   */
  readonly stopOnFailure: boolean;
}

/**
 * One operation of the action node: what the editor shows and what the run does.
 *
 * `execute` gets all items at once, because several operations put many items into one request. It
 * answers one result per item, in the order of the items; when `stopOnFailure` is set it may end the
 * list with the first failure. Simple operations use `forEachItem`.
 */
export interface Operation {
  /** Stored in workflows; never renamed once released. */
  readonly value: string;
  /** Label in the list of operations, Title Case. */
  readonly name: string;
  /** Label in the node panel, sentence case. */
  readonly action: string;
  /** A sentence fragment without a full stop; AI agents read it too. */
  readonly description: string;
  readonly fields: readonly INodeProperties[];
  execute(run: OperationRun): Promise<ItemResult[]>;
}

export interface Resource {
  /** Stored in workflows; never renamed once released. */
  readonly value: string;
  readonly name: string;
  /** The operation that a new node shows first. */
  readonly defaultOperation: string;
  /** Alphabetical by name, as the editor shows them. */
  readonly operations: readonly Operation[];
}
