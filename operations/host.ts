import type { AttachedFile, RunIdentity } from '../protocol';

/** A value in a row, as JSON knows it. */
export type Cell = string | number | boolean | object | null | undefined;

/** One input or output record: JSON under the names of its fields. */
export interface Row {
  [name: string]: Cell | Row | Cell[] | Row[];
}

/** What one run remembers over its attempts. */
export interface RunMemory<Ledger> {
  readonly identity: RunIdentity;
  /** Plain JSON, because the host stores it; the sender writes into it. */
  readonly ledger: Ledger;
  /** Whether an earlier attempt left something. */
  readonly isRecalled: boolean;
  /** After a run that left nothing open: what comes next is a new run. */
  forget(): void;
}

/** What reads parameters: a run, or an open page of a host. */
export type ParameterReader = Pick<Host, 'read'>;

/** Text that a host shows beside the output of a run. */
export interface Hint {
  readonly message: string;
  readonly type: 'info' | 'warning';
}

/** A page of the host on which a person answers, and the wait for the answer. */
export interface AnswerPage {
  /** Link to the page, signed by the host; each question has its own. */
  link(): string;
  /** Keeps the run until the answer or the limit (ms since 1970); `null`: no limit. */
  waitUntil(limit: number | null): Promise<void>;
}

/**
 * The program that runs an operation, as far as operations know it. One Host serves one run of one
 * node: the adapter of n8n makes one for each execution, that of Node-RED one for each message.
 */
export interface Host {
  /**
   * The value of a parameter for an item, with its expressions evaluated.
   *
   * @param fallback the result where the operation has no such parameter
   * @throws what the host throws for an expression that cannot be evaluated
   */
  read(name: string, itemIndex: number, fallback?: unknown): unknown;
  /** The same for a field of type `resourceLocator`: the value that was chosen or written in one of its modes. */
  readChoice(name: string, itemIndex: number, fallback?: unknown): unknown;
  /** Whether the value of a parameter is computed, for example from the item, and not written by the user. */
  isComputed(name: string): boolean;
  /** The input rows of the run. */
  readonly rows: readonly Row[];
  /** IANA time zone of times that a user writes. */
  readonly zone: string;
  /** Ends the waiting of a cancelled run; `undefined` where the host cancels nothing. */
  readonly signal: AbortSignal | undefined;
  /** Waits `ms` milliseconds, or less when the signal is aborted. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
  /** Shows a hint beside the output, where the host has a place for it. */
  hint(hint: Hint): void;
  /**
   * The file of an item by the name of its binary field, or as the item holds it; `null` where the
   * item has none of that name. Its content is read while it is sent.
   */
  file(itemIndex: number, field: unknown): Promise<AttachedFile | null>;
  /** The values of the credential, secrets included. Never shown, logged or stored. */
  credential(): Promise<Readonly<Record<string, unknown>>>;
  /** Name of the account, the same for all nodes that use one credential; empty where unknown. */
  readonly account: string;
  /** Who runs the node. An agent may call it again on purpose; a review stands between agent and tool. */
  readonly caller: 'workflow' | 'agent' | 'review';
  /**
   * Name of the package, part of the keys that sign one-time codes. Another name would make every
   * code that is on its way wrong, so it must never change.
   */
  readonly product: string;
  /**
   * What the ID of every message that the host sends starts with (`RunIdentity.prefix`). Earlier
   * messages are found by it, so it must never change.
   */
  readonly idPrefix: string;
  /** Workflow and node, the same in each execution. */
  readonly scope: string;
  /** ID of the execution. */
  readonly execution: string;
  /** How often the node ran before in this execution, as in a loop. */
  readonly runIndex: string;
  /** Whether the execution repeats one that failed. */
  readonly isRetry: boolean;
  /**
   * Opens what earlier attempts of this run kept.
   *
   * @param readLedger gives what an earlier attempt kept, or an empty one for anything else
   */
  recall<Ledger>(readLedger: (kept: unknown) => Ledger): RunMemory<Ledger>;
  /** JSON of the node that outlives the execution. Assign a whole field to change it. */
  readonly state: Row;
  /** `null` where the host has no such page. */
  readonly answerPage: AnswerPage | null;
}
