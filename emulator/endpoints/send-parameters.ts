import type { EndpointRequest } from './endpoint';
import { findChannel, type ChannelRow } from '../submit/channels';
import { isContent } from '../submit/content';
import { readList } from '../submit/list';
import { readMarks } from '../submit/marks';
import { isSender } from '../submit/sender';
import { limitParts } from '../submit/parts';
import { listRecipients } from '../submit/recipients';
import { readSendTime } from '../submit/send-time';
import type { Submission, SubmissionEntry } from '../submit/submission';
import { transliterate } from '../submit/translit';

/** `error_code` for invalid parameters. */
export type ParameterError = 1 | 5 | 6;

/** Parameters that are stored with the message as received. */
const DETAIL_NAMES = [
  'subj',
  'voice',
  'param',
  'bot',
  'fileurl',
  'smsreq',
  'userip',
  'tinyurl',
  'pp',
  'imgcode',
];

interface RawEntry {
  readonly phones: string;
  readonly text: string;
  readonly sender: string;
  readonly timezone: number;
}

/** Reads the parameters of send.php as a submission, or returns the gateway's error code. */
export function readSubmission(request: EndpointRequest): Submission | ParameterError {
  const id = readId(request.read('id'));
  const validityHours = readValidity(request.read('valid'));
  const spread = readSpread(request);
  const timezone = readTimezone(request);
  if (id === undefined || validityHours === undefined) return 1;
  if (spread === undefined || timezone === undefined) return 1;
  if (!['', '0', '1', '2'].includes(request.read('translit'))) return 1;
  if (!/^(\d+)?$/.test(request.read('maxsms'))) return 1;

  const raw = readEntries(request, timezone);
  if (raw === null || raw.length === 0) return 1;
  const entries: SubmissionEntry[] = [];
  for (const entry of raw) {
    const result = readEntry(request, entry);
    if (typeof result === 'number') return result;
    entries.push(result);
  }
  return { id, entries, validityHours, spread, files: request.files, reportTo: 'http' };
}

function readEntries(request: EndpointRequest, timezone: number): RawEntry[] | null {
  const sender = request.read('sender');
  const list = request.read('list');
  if (list === '') {
    return [{ phones: request.read('phones'), text: request.read('mes'), sender, timezone }];
  }
  const entries = readList(list, request.read('nl') === '1');
  if (entries?.some((entry) => Number.isNaN(entry.timezone))) return null;
  return (
    entries?.map((entry) => ({
      phones: entry.phones,
      text: entry.text,
      sender: entry.sender ?? sender,
      timezone: entry.timezone ?? timezone,
    })) ?? null
  );
}

function readEntry(request: EndpointRequest, raw: RawEntry): SubmissionEntry | ParameterError {
  const { gateway, read, now, files } = request;
  const marks = readMarks(raw.text);
  const channel = marks.channel ?? findChannel(read);
  const details = { ...readDetails(request), ...marks.details };
  const sendAt = readSendTime(read('time'), raw.timezone, now);
  if (sendAt === 'invalid') return 5;

  const recipients = listRecipients(raw.phones, channel, gateway.directory.contacts.members());
  if (recipients === null || recipients.length === 0) return 1;
  const text = prepareText(marks.text, channel, request);
  if (!isContent(channel, { text, sender: raw.sender, details, files })) return 1;
  if (channel.recipients === 'phone' && !isSender(raw.sender)) return 6;

  return {
    recipients,
    channel,
    text,
    comment: marks.comment,
    sender: channel.name === 'hlr' ? 'HLR' : raw.sender,
    sendAt,
    details,
  };
}

/** HLR and ping have no text, whatever the request contains. */
function prepareText(
  text: string,
  channel: ChannelRow,
  { read, gateway }: EndpointRequest,
): string {
  if (channel.name === 'hlr' || channel.name === 'ping') return '';
  const isPriceOnly = read('cost') === '1';
  const short = read('tinyurl') === '1' ? gateway.shortLinks.shorten(text, !isPriceOnly) : text;
  const latin = transliterate(short, (read('translit') || '0') as '0' | '1' | '2');
  const limit = Number(read('maxsms'));
  return limit > 0 && channel.counts === 'segments' ? limitParts(latin, limit) : latin;
}

function readDetails({ read }: EndpointRequest): Record<string, string> {
  return Object.fromEntries(
    DETAIL_NAMES.map((name) => [name, read(name)] as const).filter(([, value]) => value !== ''),
  );
}

/** `null` = not given, `undefined` = not allowed. */
function readId(written: string): string | null | undefined {
  if (written === '' || written === '0') return null;
  return /^[A-Za-z0-9._-]{1,40}$/.test(written) ? written : undefined;
}

function readValidity(written: string): number | null | undefined {
  if (written === '') return null;
  const clock = /^(\d{1,2}):(\d\d)$/.exec(written);
  const hours = clock ? Number(clock[1]) + Number(clock[2]) / 60 : Number(written);
  const least = clock ? 1 / 60 : 1;
  return hours >= least && hours <= 24 ? hours : undefined;
}

function readSpread({ read }: EndpointRequest): Submission['spread'] | undefined {
  if (read('period') === '' || read('freq') === '') return null;
  const hours = Number(read('period'));
  const minutes = Number(read('freq'));
  const isAllowed = hours >= 0.1 && hours <= 720 && minutes >= 1 && minutes <= 1440;
  return isAllowed ? { hours, minutes } : undefined;
}

function readTimezone({ read, gateway }: EndpointRequest): number | undefined {
  if (read('tz') === '') return gateway.account.settings.timezone;
  const hours = Number(read('tz'));
  return Number.isFinite(hours) && Math.abs(hours) <= 24 ? hours : undefined;
}
