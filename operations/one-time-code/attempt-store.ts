import type { Host, Row } from '../host';

import type { CodeClaims, CodeHistory } from '../../protocol';

interface Kept extends CodeHistory {
  readonly expiresAt: number;
}
type KeptByNonce = Readonly<Record<string, Kept>>;

/** Where attempts stand in the state of the node. */
const KEY = 'codeAttempts';

/** Of this process, exact at any moment. Holds only tokens that we signed, until they expire. */
const ofProcess = new Map<string, Kept>();

/**
 * Attempts that were made with codes. They are counted in this process, where executions that run
 * at the same time see each other, and in the static data of the workflow, which outlives the
 * process but is saved only at the end of an execution in production.
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

  /** @param now milliseconds since 1970; what has expired by then is forgotten */
  write({ nonce, expiresAt }: CodeClaims, history: CodeHistory, now: number): void {
    const isOver = (one: Kept): boolean => one.expiresAt <= now;
    for (const [name, one] of ofProcess) if (isOver(one)) ofProcess.delete(name);
    const stored = Object.entries(this.stored()).filter(([, one]) => !isOver(one));
    const kept = { ...history, expiresAt };
    ofProcess.set(nonce, kept);
    // A host notices a change by the assignment of a whole field.
    this.data[KEY] = { ...Object.fromEntries(stored), [nonce]: kept } as unknown as Row;
  }

  private stored(): KeptByNonce {
    return (this.data[KEY] ?? {}) as unknown as KeptByNonce;
  }
}
