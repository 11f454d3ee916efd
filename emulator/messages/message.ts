import type { Hundredths } from '../money';
import type { ChannelRow } from '../submit/channels';

/** Result of an HLR request. */
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
 * Where statuses are reported. Messages from the dashboard have no reports. An SMPP client may
 * request receipts for failures or successes only; the other statuses are then not reported.
 */
export type ReportTo = 'http' | 'smpp' | 'smppFailures' | 'smppSuccesses' | 'none';

export interface UploadedFile {
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  /** Hash of the content, in hexadecimal: identifies it without storing it. */
  readonly sha256: string;
}

/** One message to one recipient; the messages of one request share the `id`. */
export interface Message {
  /** Unique and growing within the account: `int_id` of the history. */
  readonly sequence: number;
  readonly id: string;
  /** Phone number in digits, e-mail address or nickname. */
  readonly phone: string;
  readonly channel: ChannelRow;
  /** Message type in the lowest bits, see `flagOf`. */
  readonly flag: number;
  readonly text: string;
  readonly comment: string;
  readonly sender: string;
  readonly parts: number;
  readonly cost: Hundredths;
  /** Mailing that it belongs to, `null` = none. */
  readonly mailingId: number | null;
  /** Whether its request had other recipients, or was a mailing. */
  readonly isMass: boolean;
  /** `false`: appears in the history as rejected, was never accepted for delivery. */
  readonly isAccepted: boolean;
  readonly isVirtual: boolean;
  readonly acceptedAt: number;
  /** Moment from which it may leave the queue. */
  readonly dueAt: number;
  /** Validity period in hours, `null` = not given. */
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
  /** Whether its price was refunded. */
  isRefunded: boolean;
}
