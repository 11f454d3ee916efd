import type { Host, Row } from '../host';

import type { CodeClaims, CodeHistory } from '../../protocol';

interface Kept extends CodeHistory {
  readonly expiresAt: number;
}
type KeptByNonce = Readonly<Record<string, Kept>>;

/** Key of the attempts in the state of the node. */
const KEY = 'codeAttempts';

/**
 * The counts of this process, always exact. Holds only tokens signed by this package, until they
 * expire.
 */
const ofProcess = new Map<string, Kept>();

/**
 * The attempts to enter codes. They are counted in this process, for executions that run at the
 * same time, and in the static data of the workflow, which outlives the process but is saved only
 * at the end of a production execution.
 */
export class AttemptStore {
  private readonly data: Row;

  constructor({ state }: Pick<Host, 'state'>) {
    this.data = state;
  }

  read({ nonce }: CodeClaims): CodeHistory {
    const kept = [ofProcess.get(nonce), this.stored()[nonce]].filter((one) => one !== undefined);
    return {
      attempts: Math.max(0, ...kept.map(({ attempts }) => attempts)),
      isUsed: kept.some(({ isUsed }) => isUsed),
    };
  }

  /** @param now milliseconds since 1970; tokens that have expired by then are forgotten */
  write({ nonce, expiresAt }: CodeClaims, history: CodeHistory, now: number): void {
    const isOver = (one: Kept): boolean => one.expiresAt <= now;
    for (const [name, one] of ofProcess) if (isOver(one)) ofProcess.delete(name);
    const stored = Object.entries(this.stored()).filter(([, one]) => !isOver(one));
    const kept = { ...history, expiresAt };
    ofProcess.set(nonce, kept);
    // A host detects a change only when a whole field is assigned.
    this.data[KEY] = { ...Object.fromEntries(stored), [nonce]: kept } as unknown as Row;
  }

  private stored(): KeptByNonce {
    return (this.data[KEY] ?? {}) as unknown as KeptByNonce;
  }
}
