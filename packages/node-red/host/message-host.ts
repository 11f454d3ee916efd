import { randomUUID } from 'node:crypto';
import type { Hint, Host, Row, RunMemory } from '../../../operations/host';
import { findFile } from './attached-file';
import type { AccountNode } from './account-node';
import { isRecord } from './is-record';
import { toRow } from './item-messages';
import { countAccepted, findByRecipient, toEarlierLedger } from './kept-ledger';
import { pause } from './pause';
import type { FlowMessage, RedNode } from './red';
import type { KeyClaim } from './sent-keys';

/** Signs one-time codes. It must never change, because codes that are already sent depend on it. */
const PRODUCT = 'node-red-smsc';
/** Start of the ID of every message. It must never change: earlier messages are found by it. */
const ID_PREFIX = 'nodered-';

/** The values of one item, or why they could not be evaluated. */
export type ItemValues =
  | { readonly ok: true; readonly values: Row }
  | { readonly ok: false; readonly error: Error };

/** What one input message brings. */
export interface MessageRun {
  readonly node: RedNode;
  readonly account: AccountNode | null;
  /** One message for each item. */
  readonly messages: readonly FlowMessage[];
  /** The evaluated parameters of each item. */
  readonly items: readonly ItemValues[];
  isComputed(this: void, name: string): boolean;
  readonly signal: AbortSignal;
  readonly state: Row;
  /** The use of the key of the message; `null` without a key. */
  readonly claim: KeyClaim | null;
  readonly hint: (hint: Hint) => void;
}

/** A host, with what it stores under the key of its message. */
export interface MessageHost {
  readonly host: Host;
  /** Whether the operation has a memory, so that the key is part of it. */
  hasMemory(): boolean;
  /** Stores the memory. Called before each request and at the end. */
  keepMemory(): Promise<void>;
}

/**
 * Returns one input message as the host of an operation. Node-RED has no executions: the run is
 * named anew for each message, because `_msgid` stays the same in a loop.
 */
export function createMessageHost(run: MessageRun): MessageHost {
  const { node, account, messages, items, claim } = run;
  const scope = `${node.z ?? ''} ${node.id}`;
  const execution = claim?.run ?? randomUUID();
  let ledger: unknown = null;
  let accepted = 0;

  const readItem = (name: string, itemIndex: number, fallback: unknown): unknown => {
    const item = items[itemIndex];
    if (item === undefined) return fallback;
    if (!item.ok) throw item.error;
    const value = name
      .split('.')
      .reduce<unknown>((found, part) => (isRecord(found) ? found[part] : undefined), item.values);
    return value === undefined ? fallback : value;
  };

  const host: Host = {
    read: readItem,
    readChoice(name, itemIndex, fallback) {
      const value = readItem(name, itemIndex, fallback);
      return isRecord(value) && 'value' in value ? value['value'] : value;
    },
    isComputed: run.isComputed,
    rows: messages.map(toRow),
    zone: account?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    signal: run.signal,
    pause,
    hint: run.hint,
    file: async (itemIndex, field) => {
      const message = messages[itemIndex];
      return message === undefined ? null : findFile(message, field);
    },
    credential: async () => ({ ...account?.secrets, region: account?.region }),
    account: account?.id ?? '',
    country: account?.country ?? null,
    caller: 'workflow',
    product: PRODUCT,
    idPrefix: ID_PREFIX,
    scope,
    execution,
    runIndex: '0',
    isManual: false,
    isRetry: false,
    openMemory<Ledger>(readLedger: (kept: unknown) => Ledger): RunMemory<Ledger> {
      const earlier = claim?.earlier ?? null;
      const opened = readLedger(toEarlierLedger(earlier?.ledger ?? null));
      accepted = countAccepted(opened);
      ledger = opened;
      return {
        identity: { scope, run: execution, prefix: ID_PREFIX },
        ledger: earlier === null ? opened : findByRecipient(opened, earlier.ledger),
        hasEarlierAttempt: earlier !== null,
        complete: () => undefined,
      };
    },
    // Each message is an execution of its own.
    shared: {},
    state: run.state,
    takeReviewedCall: () => null,
    answerPage: null,
  };

  return {
    host,
    hasMemory: () => ledger !== null,
    async keepMemory() {
      if (claim === null || ledger === null) return;
      const count = countAccepted(ledger);
      await claim.keep({ ledger }, count > accepted);
      accepted = count;
    },
  };
}
