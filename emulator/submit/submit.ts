import type { Account } from '../account';
import type { Blocklist } from '../directory/blocklist';
import type { Life } from '../messages/life';
import { flagOf } from '../messages/flag';
import { EMPTY_HLR } from '../messages/message';
import type { MessageStore } from '../messages/store';
import { locate } from '../numbers/locate';
import type { Random } from '../random';
import { countParts } from './parts';
import { priceOf } from './prices';
import type {
  Submission,
  SubmissionEntry,
  SubmissionOutcome,
  SubmittedRecipient,
} from './submission';

/** State that a submission uses. */
export interface SubmitContext {
  readonly account: Account;
  readonly messages: MessageStore;
  readonly life: Life;
  readonly random: Random;
  readonly now: number;
}

interface PricedRecipient extends SubmittedRecipient {
  readonly entry: SubmissionEntry;
  readonly requestError: number | null;
}

const QUEUED = -1;
const ON_BLOCKLIST = { parts: 0, cost: 0, rejection: { status: 23, err: 252 } };
const INSUFFICIENT_FUNDS = 3;
const MINUTE_MS = 60_000;

/**
 * Price of the submission and the recipients that would be rejected; changes nothing. Guessed:
 * numbers on the blocklist are among the rejected ones.
 */
export function priceSubmission(
  context: SubmitContext & { readonly directory: { readonly blocklist: Blocklist } },
  submission: Submission,
): SubmissionOutcome {
  const priced = price(context, submission);
  const allRejected = rejectWithoutRecipients(priced);
  if (allRejected) return allRejected;
  const { blocklist } = context.directory;
  const isMass = priced.length > 1;
  const recipients = priced.map((one) =>
    one.rejection === null && blocklist.blocks(one.phone, isMass)
      ? { ...one, ...ON_BLOCKLIST }
      : one,
  );
  return { ok: true, id: '', code: null, balance: context.account.balance, ...sum(recipients) };
}

/** Executes a submission: stores the messages, charges the account, starts the lifecycles. */
export function submit(context: SubmitContext, submission: Submission): SubmissionOutcome {
  const { account, messages, random } = context;
  const id = submission.id ?? messages.nextId();
  const code = submission.entries.some(requestsCode) ? sixDigits(random) : null;
  const recipients = price(context, submission);

  const allRejected = rejectWithoutRecipients(recipients);
  if (allRejected) {
    record(context, submission, recipients, id, code);
    return { ...allRejected, id };
  }
  const total = sum(recipients);
  if (!account.canPay(total.cost)) return { ok: false, code: INSUFFICIENT_FUNDS, id };
  account.charge(total.cost);
  record(context, submission, recipients, id, code);
  return { ok: true, id, code, balance: account.balance, ...total };
}

/** In test mode nothing but e-mail is charged or sent, as an existing client reports. */
function price({ account }: SubmitContext, submission: Submission): PricedRecipient[] {
  return submission.entries.flatMap((entry) =>
    entry.recipients.map(({ phone, rejection }) => {
      const { network } = locate(phone);
      const isVirtual = account.settings.testMode && entry.channel.name !== 'email';
      const parts = rejection ? 0 : countParts(entry.text, entry.channel);
      return {
        entry,
        phone,
        mccmnc: network ? network.mcc + network.mnc : '',
        parts,
        cost: isVirtual ? 0 : priceOf(entry.channel, phone, parts),
        isVirtual,
        rejection: rejection && { status: rejection.status, err: rejection.err },
        requestError: rejection && rejection.code,
      };
    }),
  );
}

function rejectWithoutRecipients(
  recipients: readonly PricedRecipient[],
): { readonly ok: false; readonly code: number } | null {
  const first = recipients[0];
  const isTaken = recipients.some(({ requestError }) => requestError === null);
  return first && !isTaken ? { ok: false, code: first.requestError ?? 1 } : null;
}

function sum(recipients: readonly PricedRecipient[]) {
  return {
    parts: recipients.reduce((total, { parts }) => total + parts, 0),
    cost: recipients.reduce((total, { cost }) => total + cost, 0),
    recipients,
  };
}

function record(
  { account, messages, life, now }: SubmitContext,
  submission: Submission,
  recipients: readonly PricedRecipient[],
  id: string,
  code: string | null,
): void {
  recipients.forEach(({ entry, rejection, ...recipient }, index) => {
    const message = messages.add({
      id,
      phone: recipient.phone,
      channel: entry.channel,
      flag: flagOf(entry.channel.type, account.settings),
      text: code !== null && requestsCode(entry) ? code.slice(-4) : entry.text,
      comment: entry.comment,
      sender: entry.sender,
      parts: recipient.parts,
      cost: recipient.cost,
      mailingId: submission.mailingId ?? null,
      isMass: recipients.length > 1 || submission.mailingId !== undefined,
      isAccepted: rejection === null,
      isVirtual: recipient.isVirtual,
      acceptedAt: now,
      dueAt: (entry.sendAt ?? now) + delayOf(index, recipients.length, submission.spread),
      validityHours: submission.validityHours,
      mccmnc: recipient.mccmnc,
      files: submission.files,
      details: entry.details,
      reportTo: submission.reportTo,
      status: rejection?.status ?? QUEUED,
      err: rejection?.err ?? 0,
      hlr: EMPTY_HLR,
    });
    if (message.isAccepted) life.start(message);
  });
}

/** Delay of a recipient: groups of equal size, one every `minutes`, over `hours`. */
function delayOf(index: number, count: number, spread: Submission['spread']): number {
  if (!spread) return 0;
  const groups = Math.max(1, Math.floor((spread.hours * 60) / spread.minutes));
  return Math.floor((index * groups) / count) * spread.minutes * MINUTE_MS;
}

/** `mes=code` with a call: the gateway generates the code and speaks it. */
function requestsCode(entry: SubmissionEntry): boolean {
  return entry.channel.name === 'voice' && entry.text === 'code';
}

function sixDigits(random: Random): string {
  return String(Math.floor(random() * 1_000_000)).padStart(6, '0');
}
