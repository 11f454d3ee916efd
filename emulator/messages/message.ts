import type { Hundredths } from '../money';
import type { ChannelRow } from '../submit/channels';

/** What a request to the subscriber's network found out. */
export interface HlrResult {
  readonly imsi: string;
  readonly msc: string;
  readonly mcc: string;
  readonly mnc: string;
  readonly cn: string;
  readonly net: string;
  readonly rcn: string;
  readonly rnet: string;
}

export const EMPTY_HLR: HlrResult = {
  imsi: '',
  msc: '',
  mcc: '',
  mnc: '',
  cn: '',
  net: '',
  rcn: '',
  rnet: '',
};

/**
 * Who is told about statuses. Messages from the cabinet have no report. A client of SMPP may ask for
 * the failures or for the successes only; the other statuses are told to nobody then.
 */
export type ReportTo = 'http' | 'smpp' | 'smppFailures' | 'smppSuccesses' | 'none';

export interface UploadedFile {
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  /** Of the content, in hexadecimal: what arrived, without keeping it. */
  readonly sha256: string;
}

/** One message to one recipient; several of one request share the `id`. */
export interface Message {
  /** Unique over the account and growing: `int_id` of the history. */
  readonly sequence: number;
  readonly id: string;
  /** Number in digits, e-mail address or nickname. */
  readonly phone: string;
  readonly channel: ChannelRow;
  /** The type in its lowest bits, see `flagOf`. */
  readonly flag: number;
  readonly text: string;
  readonly comment: string;
  readonly sender: string;
  readonly parts: number;
  readonly cost: Hundredths;
  /** The mailing that it belongs to, `null` = none. */
  readonly mailingId: number | null;
  /** Whether its request had other recipients too, or was a mailing. */
  readonly isMass: boolean;
  /** `false`: stands in the history as refused, was never taken for delivery. */
  readonly isAccepted: boolean;
  readonly isVirtual: boolean;
  readonly acceptedAt: number;
  /** Moment from which it may leave the queue. */
  readonly dueAt: number;
  /** Hours of life, `null` = not given. */
  readonly validityHours: number | null;
  readonly mccmnc: string;
  readonly files: readonly UploadedFile[];
  /** Subject, voice, bot and so on, under the gateway's parameter names. */
  readonly details: Readonly<Record<string, string>>;
  readonly reportTo: ReportTo;
  status: number;
  err: number;
  changedAt: number;
  sentAt: number;
  hlr: HlrResult;
  isDeleted: boolean;
  /** Whether its price went back to the account. */
  isRefunded: boolean;
}
