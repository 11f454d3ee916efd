import type { AttachedFile, RunIdentity } from '../protocol';

/** A value in a row, as JSON knows it. */
export type Cell = string | number | boolean | object | null | undefined;

/** One input or output record: JSON values by field name. */
export interface Row {
  [name: string]: Cell | Row | Cell[] | Row[];
}

/** What the attempts of one run share. */
export interface RunMemory<Ledger> {
  readonly identity: RunIdentity;
  /** Plain JSON, because the host stores it. The sender writes into it. */
  readonly ledger: Ledger;
  /** Whether an earlier attempt kept something. */
  readonly hasEarlierAttempt: boolean;
  /** Called when a run is complete: the next run is a new one. */
  complete(): void;
}

/** Reads parameters: a run, or an open page of a host. */
export type ParameterReader = Pick<Host, 'read' | 'country'>;

/** Text that a host shows beside the output of a run. */
export interface Hint {
  readonly message: string;
  readonly type: 'info' | 'warning';
}

/** A tool call of an agent that a person approves or declines, exactly as the host would run it. */
export interface ReviewedCall {
  /** Name of the tool. */
  readonly tool: string;
  /** JSON, as the model wrote it; `undefined` if the call has no parameters. */
  readonly parameters: unknown;
}

/** The page of the host on which a person answers, and the wait for the answer. */
export interface AnswerPage {
  /** Name of the program that serves the page. */
  readonly program: string;
  /** How to give the program an address that phones can open, without a full stop. */
  readonly addressAdvice: string;
  /**
   * Keeps this question apart from others of the same node, so that its answer counts for nothing
   * else. Returns `false` if the host cannot.
   */
  keepsApart(): boolean;
  /**
   * Link to the page, signed by the host; each question has its own.
   *
   * @param shown text of the question, which the page shows unchanged
   * @param call what the question is about, in a review; the link is valid for nothing else
   */
  link(shown: string, call: ReviewedCall | null): string;
  /** Suspends the run until the answer or the limit (ms since 1970); `null`: no limit. */
  waitUntil(limit: number | null): Promise<void>;
}

/**
 * The program that runs an operation, as far as operations know it. One Host serves one run of one
 * node: n8n's adapter creates one for each execution, Node-RED's one for each message.
 */
export interface Host {
  /**
   * Returns the value of a parameter for an item, with its expressions evaluated.
   *
   * @param fallback result if the operation has no such parameter
   * @throws the error of the host for an expression that cannot be evaluated
   */
  read(name: string, itemIndex: number, fallback?: unknown): unknown;
  /**
   * Reads a field of type `resourceLocator`: the value that was chosen or entered in one of its
   * modes.
   */
  readChoice(name: string, itemIndex: number, fallback?: unknown): unknown;
  /** Whether the value of a parameter is computed, for example from the item, and not written by the user. */
  isComputed(name: string): boolean;
  /** The input rows of the run. */
  readonly rows: readonly Row[];
  /** IANA time zone of times that a user writes. */
  readonly zone: string;
  /** Aborted when the run is cancelled; `undefined` where the host cannot cancel runs. */
  readonly signal: AbortSignal | undefined;
  /** Waits `ms` milliseconds, or less when the signal is aborted. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
  /** Shows a hint beside the output, if the host supports hints. */
  hint(hint: Hint): void;
  /**
   * Returns the file of an item by the name of its binary field, or by the data itself; `null` if
   * the item has no such field. The content is read while it is sent.
   */
  file(itemIndex: number, field: unknown): Promise<AttachedFile | null>;
  /** The values of the credential, secrets included. Never shown, logged or stored. */
  credential(): Promise<Readonly<Record<string, unknown>>>;
  /** Name of the account, the same for all nodes with one credential; empty if unknown. */
  readonly account: string;
  /**
   * ISO 3166-1 code of the country of the account's region, such as KZ; `null` if it has none or is
   * unknown.
   */
  readonly country: string | null;
  /**
   * What runs the node. An agent may repeat a call on purpose; a review is a person's approval of a
   * tool call.
   */
  readonly caller: 'workflow' | 'agent' | 'review';
  /**
   * Name of the package, part of the keys that sign one-time codes. It must never change, because a
   * new name would invalidate every code that is already sent.
   */
  readonly product: string;
  /**
   * Prefix of the ID of every message that the host sends (`RunIdentity.prefix`). It must never
   * change, because earlier messages are found by it.
   */
  readonly idPrefix: string;
  /** Workflow and node, the same in each execution. */
  readonly scope: string;
  /** ID of the execution. */
  readonly execution: string;
  /** How often the node ran before in this execution, for example in a loop. */
  readonly runIndex: string;
  /**
   * Whether a person watches this run, as in an editor. Such a run does not wait long for limits of
   * the gateway: it fails with the time to wait.
   */
  readonly isManual: boolean;
  /** Whether the execution is a retry of a failed one. */
  readonly isRetry: boolean;
  /**
   * Returns the memory of this run, with what earlier attempts kept.
   *
   * @param readLedger parses what an earlier attempt kept; returns an empty ledger for anything
   *   else
   */
  openMemory<Ledger>(readLedger: (kept: unknown) => Ledger): RunMemory<Ledger>;
  /**
   * JSON memory that all nodes of the execution share, with all calls of a tool. It is one object for
   * calls at the same time, and lasts as long as the execution. Where the host has no execution, as
   * for a call from outside, it is an empty object for each run. To change it, assign a whole field.
   */
  readonly shared: Row;
  /** JSON state of the node that outlives the execution. To change it, assign a whole field. */
  readonly state: Row;
  /**
   * Returns the call that a review (`caller`) is about, and keeps what the agent added to the call
   * from all parameters that are read afterwards. `null` if there is none, or if the host does not
   * tell what it would run.
   */
  takeReviewedCall(): ReviewedCall | null;
  /** `null` if the host has no such page. */
  readonly answerPage: AnswerPage | null;
}
