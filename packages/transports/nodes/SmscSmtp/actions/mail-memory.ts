import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { openRunMemory, type RunMemory } from '../../../../../nodes/Smsc/run-memory';
import type { MailFailure } from '../../mail/failure';
import type { ItemResult } from './operation';
import type { Order } from './order';

/** What became of an item in an earlier attempt, where sending it again could reach people twice. */
type Kept = { readonly outputs: IDataObject[] } | { readonly problem: MailFailure };

/** By item and recipients: texts may hold the time of day. */
type MailLedger = Record<string, Kept>;

/** Remembers over the attempts of a run which items went out, or may have. */
export class MailMemory {
  private readonly memory: RunMemory<MailLedger>;

  constructor(functions: IExecuteFunctions) {
    this.memory = openRunMemory(functions, (kept) => ({ ...(kept as MailLedger | null) }));
  }

  recall(itemIndex: number, order: Order): ItemResult | null {
    const kept = this.memory.ledger[toKey(itemIndex, order)];
    if (kept === undefined) return null;
    return 'outputs' in kept
      ? { ok: true, value: kept.outputs }
      : { ok: false, problem: kept.problem };
  }

  keepSent(itemIndex: number, order: Order, outputs: IDataObject[]): void {
    this.memory.ledger[toKey(itemIndex, order)] = { outputs };
  }

  /** A mail that certainly did not go out may be sent again, so nothing is kept of it. */
  keepFailed(itemIndex: number, order: Order, problem: MailFailure): void {
    if (problem.retry === 'unknownOutcome') {
      this.memory.ledger[toKey(itemIndex, order)] = { problem };
    }
  }

  /** After a run that left nothing open: whatever comes next is a new one. */
  forget(): void {
    this.memory.forget();
  }
}

function toKey(itemIndex: number, { command }: Order): string {
  return `${itemIndex} ${command.phones.join(',')}`;
}
