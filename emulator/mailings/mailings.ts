import type { Clock } from '../clock';
import { refundMessage } from '../messages/refund';
import { submit, type SubmitContext } from '../submit/submit';
import type { Submission, SubmissionOutcome } from '../submit/submission';
import { findNextRun } from './recurrence';

export type MailingState = 'waiting' | 'finished' | 'cancelled';

/** A mailing as requested from jobs.php. */
export interface MailingDraft {
  readonly name: string;
  readonly submission: Submission;
  /** `tpl` as received; its text was copied when the mailing was created. */
  readonly templateId: string;
  /** `rpt` as received. */
  readonly repeat: string;
  /** Runs after the first one; `null` = unlimited. */
  readonly maxRepeats: number | null;
}

export interface Mailing extends MailingDraft {
  /** Also the ID of its messages, unless the request gave one. */
  readonly id: number;
  readonly createdAt: number;
  /** Moment of the next run, or of the last one if no more follow. */
  dueAt: number;
  /** Number of runs that have started. */
  runs: number;
  state: MailingState;
}

/** The account's mailings. */
export interface Mailings {
  /** Adds a mailing: its first messages are paid and wait until they are due. */
  add(draft: MailingDraft, now: number): { outcome: SubmissionOutcome; mailing: Mailing | null };
  all(): readonly Mailing[];
  find(id: string): Mailing | undefined;
  /** Stops the waiting messages (status -2) and refunds them. */
  cancel(mailing: Mailing, now: number): void;
  /** Removes the mailing and its waiting messages. */
  remove(mailing: Mailing): void;
  reset(): void;
}

/** Far from the IDs of messages, and independent of what was sent before. */
const FIRST_ID = 801;

type MailingContext = Omit<SubmitContext, 'now'> & { readonly clock: Clock };

export function createMailings(context: MailingContext): Mailings {
  const { account, clock, life, messages } = context;
  let mailings: Mailing[] = [];
  let nextId = FIRST_ID;

  function send(mailing: Mailing, due: number, now: number): SubmissionOutcome {
    const { submission } = mailing;
    const entries = submission.entries.map((entry) => ({ ...entry, sendAt: due }));
    const id = submission.id ?? String(mailing.id);
    return submit({ ...context, now }, { ...submission, id, entries, mailingId: mailing.id });
  }

  /**
   * The messages of a run leave the queue when due; at that moment those of the next run are
   * queued.
   */
  function plan(mailing: Mailing): void {
    clock.schedule(mailing.dueAt, (due) => {
      if (mailing.state !== 'waiting') return;
      mailing.runs += 1;
      const isLast = mailing.maxRepeats !== null && mailing.runs > mailing.maxRepeats;
      const next = isLast ? null : findNextRun(mailing.repeat, due);
      if (next === null || !send(mailing, next, due).ok) {
        mailing.state = 'finished';
        return;
      }
      mailing.dueAt = next;
      plan(mailing);
    });
  }

  /** Messages of the mailing that are still queued. */
  function waitingOf({ id }: Mailing) {
    return messages
      .all()
      .filter((message) => message.mailingId === id && message.status === -1 && !message.isDeleted);
  }

  return {
    add(draft, now) {
      const dueAt = draft.submission.entries[0]?.sendAt ?? now;
      const mailing: Mailing = {
        ...draft,
        id: nextId,
        createdAt: now,
        dueAt,
        runs: 0,
        state: 'waiting',
      };
      const outcome = send(mailing, dueAt, now);
      if (!outcome.ok) return { outcome, mailing: null };
      nextId += 1;
      mailings.push(mailing);
      plan(mailing);
      return { outcome, mailing };
    },
    all: () => mailings,
    find: (id) => mailings.find((mailing) => String(mailing.id) === id),
    cancel(mailing, now) {
      mailing.state = 'cancelled';
      for (const message of waitingOf(mailing)) {
        life.stop(message, now);
        refundMessage(message, account);
      }
    },
    remove(mailing) {
      mailing.state = 'cancelled';
      for (const message of waitingOf(mailing)) {
        messages.remove(message);
        refundMessage(message, account);
      }
      mailings = mailings.filter((one) => one !== mailing);
    },
    reset() {
      [mailings, nextId] = [[], FIRST_ID];
    },
  };
}
