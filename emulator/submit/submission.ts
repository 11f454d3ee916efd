import type { ReportTo, UploadedFile } from '../messages/message';
import type { Hundredths } from '../money';
import type { ChannelRow } from './channels';
import type { Recipient } from './recipients';

/** A text for some recipients, whichever protocol brought it. */
export interface SubmissionEntry {
  readonly recipients: readonly Recipient[];
  readonly channel: ChannelRow;
  readonly text: string;
  readonly comment: string;
  readonly sender: string;
  /** Milliseconds; `null` = at once. */
  readonly sendAt: number | null;
  readonly details: Readonly<Record<string, string>>;
}

export interface Submission {
  /** The client's own id; `null` = the gateway gives one. */
  readonly id: string | null;
  readonly entries: readonly SubmissionEntry[];
  readonly validityHours: number | null;
  /** Spreads the recipients over `hours` in groups every `minutes`. */
  readonly spread: { readonly hours: number; readonly minutes: number } | null;
  readonly files: readonly UploadedFile[];
  readonly reportTo: ReportTo;
  /** The mailing that sends it; absent = none. */
  readonly mailingId?: number;
}

export interface SubmittedRecipient {
  readonly phone: string;
  readonly mccmnc: string;
  readonly cost: Hundredths;
  readonly parts: number;
  /** Whether it is only said to be sent, because the account is in test mode. */
  readonly isVirtual: boolean;
  /** Status and err, for refused recipients only. */
  readonly refusal: { readonly status: number; readonly err: number } | null;
}

export type SubmissionOutcome =
  | { readonly ok: false; readonly code: number; readonly id?: string }
  | {
      readonly ok: true;
      readonly id: string;
      /** Over all recipients that were taken. */
      readonly parts: number;
      readonly cost: Hundredths;
      readonly balance: Hundredths;
      readonly recipients: readonly SubmittedRecipient[];
      /** What a voice code says. */
      readonly code: string | null;
    };
