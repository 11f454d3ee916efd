import type { Account } from '../account';
import type { BlackList } from '../directory/black-list';
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

/** What a submission acts upon. */
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
const BLACK_LISTED = { parts: 0, cost: 0, refusal: { status: 23, err: 252 } };
const INSUFFICIENT_FUNDS = 3;
const MINUTE_MS = 60_000;

/**
 * What the submission would cost and who would be refused; changes nothing. Guessed: black-listed
 * numbers are among the refused ones.
 */
export function priceSubmission(
  context: SubmitContext & { readonly directory: { readonly blackList: BlackList } },
  submission: Submission,
): SubmissionOutcome {
  const priced = price(context, submission);
  const allRefused = refuseIfNobodyIsLeft(priced);
  if (allRefused) return allRefused;
  const { blackList } = context.directory;
  const isMass = priced.length > 1;
  const recipients = priced.map((one) =>
    one.refusal === null && blackList.blocks(one.phone, isMass) ? { ...one, ...BLACK_LISTED } : one,
  );
  return { ok: true, id: '', code: null, balance: context.account.balance, ...sum(recipients) };
}

/** Takes a submission: messages into the store, money from the account, statuses on their way. */
export function submit(context: SubmitContext, submission: Submission): SubmissionOutcome {
  const { account, messages, random } = context;
  const id = submission.id ?? messages.nextId();
  const code = submission.entries.some(asksForCode) ? sixDigits(random) : null;
  const recipients = price(context, submission);

  const allRefused = refuseIfNobodyIsLeft(recipients);
  if (allRefused) {
    record(context, submission, recipients, id, code);
    return { ...allRefused, id };
  }
  const total = sum(recipients);
  if (!account.canPay(total.cost)) return { ok: false, code: INSUFFICIENT_FUNDS, id };
  account.charge(total.cost);
  record(context, submission, recipients, id, code);
  return { ok: true, id, code, balance: account.balance, ...total };
}

/** In test mode nothing is paid or sent but e-mail, as a live client reports. */
function price({ account }: SubmitContext, submission: Submission): PricedRecipient[] {
  return submission.entries.flatMap((entry) =>
    entry.recipients.map(({ phone, refusal }) => {
      const { network } = locate(phone);
      const isVirtual = account.settings.testMode && entry.channel.name !== 'email';
      const parts = refusal ? 0 : countParts(entry.text, entry.channel);
      return {
        entry,
        phone,
        mccmnc: network ? network.mcc + network.mnc : '',
        parts,
        cost: isVirtual ? 0 : priceOf(entry.channel, phone, parts),
        isVirtual,
        refusal: refusal && { status: refusal.status, err: refusal.err },
        requestError: refusal && refusal.code,
      };
    }),
  );
}

function refuseIfNobodyIsLeft(
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
  recipients.forEach(({ entry, refusal, ...recipient }, index) => {
    const message = messages.add({
      id,
      phone: recipient.phone,
      channel: entry.channel,
      flag: flagOf(entry.channel.type, account.settings),
      text: code !== null && asksForCode(entry) ? code.slice(-4) : entry.text,
      comment: entry.comment,
      sender: entry.sender,
      parts: recipient.parts,
      cost: recipient.cost,
      mailingId: submission.mailingId ?? null,
      isMass: recipients.length > 1 || submission.mailingId !== undefined,
      isAccepted: refusal === null,
      isVirtual: recipient.isVirtual,
      acceptedAt: now,
      dueAt: (entry.sendAt ?? now) + delayOf(index, recipients.length, submission.spread),
      validityHours: submission.validityHours,
      mccmnc: recipient.mccmnc,
      files: submission.files,
      details: entry.details,
      reportTo: submission.reportTo,
      status: refusal?.status ?? QUEUED,
      err: refusal?.err ?? 0,
      hlr: EMPTY_HLR,
    });
    if (message.isAccepted) life.start(message);
  });
}

/** Recipients leave in groups of equal size, one every `minutes`, over `hours`. */
function delayOf(index: number, count: number, spread: Submission['spread']): number {
  if (!spread) return 0;
  const groups = Math.max(1, Math.floor((spread.hours * 60) / spread.minutes));
  return Math.floor((index * groups) / count) * spread.minutes * MINUTE_MS;
}

/** `mes=code` with a call: the gateway invents the code and speaks it. */
function asksForCode(entry: SubmissionEntry): boolean {
  return entry.channel.name === 'voice' && entry.text === 'code';
}

function sixDigits(random: Random): string {
  return String(Math.floor(random() * 1_000_000)).padStart(6, '0');
}
