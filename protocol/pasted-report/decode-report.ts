import { readInboxAnswer } from '../endpoints/inbox';
import { beginsWithError, findTextRefusal } from '../endpoints/response';
import { readSendAnswer } from '../endpoints/send-response';
import { readTextRecord } from '../endpoints/status-text';
import { readValuesRecord } from '../endpoints/status-values';
import { gatewayRefusal, invalidInput } from '../problem';
import { failure, type Result, success } from '../result';
import { param, sentence } from '../sentence';
import { readSmppReceipt, RECEIPT_LABEL, splitReceipts } from '../smpp/receipt';
import { readAnswerMail } from '../smtp/answer-mail';
import { findStatus } from '../tables';
import { type GatewayFields, toAmount, toInteger } from '../wire/gateway-fields';
import type { Detail } from '../wire/status-query';
import { readFormReport, readJsonReports, readXmlReports } from './read-structure';
import {
  type DecodedReport,
  type Report,
  type ReportFormat,
  toAcceptedReports,
  toRefusedReport,
  toStatusReport,
} from './report';

export type { DecodedReport } from './report';

/** Many times the largest report; a text beyond it is something else. */
const MAX_LENGTH = 4_000_000;

/**
 * Reads a report that arrived as text, or as the object that another program made of it: a response in
 * any `fmt`, the body of a callback, an SMPP receipt, or the e-mail that answers one sent by SMTP.
 * Returns one entry for each message. Nothing is verified, and a hash has no effect.
 * Problems: InvalidInput of `report`. It says what can be read, never what was given.
 */
export function decodeReport(value: unknown): Result<DecodedReport[]> {
  const text = toReportText(value);
  if (text === null) return refuse('is neither text nor an object');
  if (text === '') return refuse('is empty');
  if (text.length > MAX_LENGTH) return refuse('is longer than any answer of the gateway');
  for (const { format, isLikely, read } of READERS) {
    if (!isLikely.test(text)) continue;
    const reports = read(text);
    if (reports !== null) return success(reports.map((report) => ({ ...report, format })));
  }
  return refuse(describe(text));
}

function toReportText(value: unknown): string | null {
  if (typeof value === 'string') return value.replace(/^\ufeff/, '').trim();
  if (typeof value === 'number') return String(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : null;
}

interface Reader {
  readonly format: ReportFormat;
  readonly isLikely: RegExp;
  read(text: string): Report[] | null;
}

/** The first that can read it counts; a mail may have anything before its answer, so it is the last. */
const READERS: readonly Reader[] = [
  { format: 'json', isLikely: /^[[{]/, read: readJsonReports },
  { format: 'xml', isLikely: /^</, read: readXmlReports },
  { format: 'smpp', isLikely: RECEIPT_LABEL, read: readReceipts },
  { format: 'text', isLikely: /^(?:Status|id)\s+=|^-3$/i, read: readTextRecords },
  { format: 'form', isLikely: /^[\w%-]+=[^\s]*$/, read: readFormReport },
  { format: 'values', isLikely: /^[\w.-]+,/, read: readValues },
  { format: 'text', isLikely: /./s, read: readMail },
];

function readReceipts(text: string): Report[] | null {
  const receipts = splitReceipts(text).map(readSmppReceipt);
  const readable = receipts.filter((fields) => fields !== null);
  if (readable.length > 0 && readable.length === receipts.length) {
    return readable.map(toStatusReport);
  }
  // One receipt with a label on each line, of which `id` is not the first.
  const single = readSmppReceipt(text);
  return single === null ? null : [toStatusReport(single)];
}

function readTextRecords(text: string): Report[] | null {
  if (/^id\s+=/i.test(text)) {
    const bytes = Buffer.from(text, 'utf8');
    const inbox = readInboxAnswer({ bytes, format: 0, charset: 'utf-8' });
    const isInbox = inbox.ok && inbox.value.every(({ fields }) => 'received' in fields);
    if (isInbox && inbox.value.length > 0) {
      return inbox.value.map(({ message }) => ({ kind: 'incomingMessage', message }));
    }
  }
  const records = text.split(/\r?\n(?=\s*Status\s*=)/).map(readTextRecord);
  return records.every(({ status }) => status !== undefined) ? records.map(toStatusReport) : null;
}

/** `fmt=1`: `0,-2` and `<id>,-7` refuse, `status,moment,…` is a status, `id,count[,…]` accepts. */
function readValues(text: string): Report[] | null {
  const refusal = findTextRefusal(text, 1);
  if (refusal !== null && refusal.code !== null) {
    return [toRefusedReport(gatewayRefusal('send', refusal.code, refusal.messageId))];
  }
  // Whatever else it says, such a line confirms nothing.
  if (beginsWithError(text)) return null;
  const statuses = text.split(/\r?\n/).map(readStatusValues);
  const readable = statuses.filter((fields) => fields !== null);
  if (readable.length === statuses.length) return readable.map(toStatusReport);
  // A line break in the text of the only message.
  const single = readStatusValues(text);
  if (single !== null) return [toStatusReport(single)];
  if (!/^[\w.-]{1,40},\d{1,6}(?:,-?\d+(?:\.\d+)?){0,2}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'utf8');
  const sent = readSendAnswer({ bytes, format: 1, charset: 'utf-8' }, { cost: 3 });
  return sent.ok ? toAcceptedReports(sent.value) : null;
}

function readMail(text: string): Report[] | null {
  const answer = readAnswerMail(text);
  if (answer?.ok === true) return toAcceptedReports(answer.value);
  const problem = answer?.problem;
  return problem?.kind === 'gateway' ? [toRefusedReport(problem)] : null;
}

function describe(text: string): string {
  if (/^[[{]/.test(text)) return 'is JSON, but holds neither a status nor an answer to a message';
  if (/^<(?:!doctype|html)/i.test(text)) return 'is an HTML page';
  if (text.startsWith('<')) return 'is XML, but holds neither a status nor an answer to a message';
  return 'is none of the texts that the gateway gives';
}

function refuse(found: string): Result<never> {
  return failure(
    invalidInput(
      'report',
      sentence`${param('report')} ${found}`,
      'Give an answer of the gateway to sending or to a status request (text, values, XML or JSON), the body of a callback (id=…&phone=…&status=…), the text of an SMPP receipt (id:… stat:… err:…), or a mail with OK - n SMS, ID - … or ERROR = …',
    ),
  );
}

/** A moment as the gateway writes it with `fmt=1`; 0 or nothing says "never". */
const TIMESTAMP = /^\s*(?:\d{9,10}|0|)\s*$/;
const TYPE = /^\s*\d{1,2}\s*$/;

/**
 * A status of `fmt=1`, `status,timestamp,err,…`, without knowing how much detail was asked for.
 * `null` if the line is none. Of several layouts that fit, the one counts whose moment, price and
 * type stand where they have to.
 */
function readStatusValues(line: string): GatewayFields | null {
  const [status, timestamp, error] = line.split(',');
  const isStatus = findStatus(toInteger(status) ?? NaN) !== undefined;
  if (!isStatus || timestamp === undefined || !TIMESTAMP.test(timestamp)) return null;
  if (error !== undefined && toInteger(error) === null) return null;
  const read = (detail: Detail) =>
    readValuesRecord(line, { detail, multiple: false, isAsked: () => false });
  return ([1, 2] as const).map(read).find(isFull) ?? read(0);
}

function isFull(fields: GatewayFields): boolean {
  return (
    TIMESTAMP.test(String(fields.send_timestamp ?? '-')) &&
    toAmount(fields.cost) !== null &&
    TYPE.test(String(fields.type ?? ''))
  );
}
