import { ENDPOINTS } from '../../protocol/tables';
import { smppStatusCode } from '../../protocol/tables/smpp';
import type { Gateway } from '../gateway';
import { CHANNELS, SMS, type ChannelRow } from '../submit/channels';
import { isContent } from '../submit/content';
import { contentKey } from '../submit/content-key';
import { readMarks } from '../submit/marks';
import { listRecipients } from '../submit/recipients';
import { isSender } from '../submit/sender';
import type { Submission, SubmissionEntry } from '../submit/submission';
import { submit } from '../submit/submit';
import type { Part } from './parts';
import type { SubmitRequest } from './requests';
import { readText, encodingOf } from './texts';
import { readTime } from './times';

const HOUR_MS = 3_600_000;
const identicalLimit = ENDPOINTS.send.limits.find(({ per }) => per === 'identicalRequest');
const BINARY = CHANNELS.find(({ name }) => name === 'binaryHex') as ChannelRow;

/** command_status for the errors of send.php; the gateway does not document the mapping. */
const STATUS_OF_ERROR: Readonly<Record<number, number>> = {
  6: smppStatusCode('submitFailed'),
  7: smppStatusCode('invalidRecipient'),
  8: smppStatusCode('submitFailed'),
};
const REJECTED = smppStatusCode('submitFailed');

/**
 * Accepts a complete message as send.php does: same store, balance, lists, limits and lifecycle.
 * Returns the `command_status`.
 */
export function acceptMessage(
  gateway: Gateway,
  request: SubmitRequest,
  whole: Pick<Part, 'octets' | 'hasHeader'> & { readonly id: string; readonly isIso: boolean },
): number {
  const now = gateway.clock.now();
  const entry = readEntry(request, whole, now);
  if (typeof entry === 'number') return entry;
  const until = readTime(request.validity, now);
  if (until === 'invalid') return smppStatusCode('invalidValidity');
  const submission: Submission = {
    id: whole.id,
    entries: [entry],
    validityHours: until === null ? null : (until - now) / HOUR_MS,
    spread: null,
    files: [],
    reportTo: request.reportTo,
  };
  const charges = identicalLimit
    ? [{ limit: identicalLimit, key: `send ${contentKey(submission)}` }]
    : [];
  if (!gateway.allows(charges)) return REJECTED;
  const outcome = submit({ ...gateway, now }, submission);
  if (!outcome.ok) return STATUS_OF_ERROR[outcome.code] ?? REJECTED;
  gateway.limiter.record(charges, now);
  return 0;
}

function readEntry(
  { recipient, sender, schedule, dataCoding }: SubmitRequest,
  whole: Pick<Part, 'octets' | 'hasHeader'> & { readonly isIso: boolean },
  now: number,
): SubmissionEntry | number {
  const content = readContent(whole, dataCoding);
  if (typeof content === 'number') return content;
  const { channel, text, comment, details } = content;
  const sendAt = readTime(schedule, now);
  if (sendAt === 'invalid') return smppStatusCode('invalidSchedule');
  const recipients = listRecipients(recipient, channel, {});
  if (recipients?.length !== 1) return smppStatusCode('invalidRecipient');
  if (channel.recipients === 'phone' && !isSender(sender)) return smppStatusCode('invalidSender');
  if (!isContent(channel, { text, sender, details, files: [] })) return REJECTED;
  return {
    recipients,
    channel,
    text,
    comment,
    sender: channel.name === 'hlr' ? 'HLR' : sender,
    sendAt: sendAt !== null && sendAt > now ? sendAt : null,
    details,
  };
}

type Content = Pick<SubmissionEntry, 'channel' | 'text' | 'comment' | 'details'>;

function readContent(
  { octets, hasHeader, isIso }: Pick<Part, 'octets' | 'hasHeader'> & { readonly isIso: boolean },
  dataCoding: number,
): Content | number {
  const encoding = encodingOf(dataCoding, isIso);
  if (encoding === null) return smppStatusCode('invalidDataCoding');
  if (encoding === 'octets' || hasHeader) {
    // As `bin=2` of send.php writes it: the length of the header first, 00 without one.
    const hex = octets.toString('hex');
    return { channel: BINARY, text: hasHeader ? hex : `00${hex}`, comment: '', details: {} };
  }
  const written = readText(octets, encoding);
  if (written === null) return REJECTED;
  const { channel, text, comment, details } = readMarks(written);
  const isBare = channel?.name === 'hlr' || channel?.name === 'ping';
  return { channel: channel ?? SMS, text: isBare ? '' : text, comment, details };
}
