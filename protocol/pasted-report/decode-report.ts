import { readInboxResponse } from '../endpoints/inbox';
import { startsWithError, findTextError } from '../endpoints/response';
import { readSendResponse } from '../endpoints/send-response';
import { readTextRecord } from '../endpoints/status-text';
import { readValuesRecord } from '../endpoints/status-values';
import { requestError, invalidInput } from '../problem';
import { failure, type Result, success } from '../result';
import { param, sentence } from '../sentence';
import { readSmppReceipt, RECEIPT_LABEL, splitReceipts } from '../smpp/receipt';
import { readResponseMail } from '../smtp/response-mail';
import { findStatus } from '../tables';
import { type GatewayFields, toAmount, toInteger } from '../wire/gateway-fields';
import type { Detail } from '../wire/status-query';
import { readFormReport, readJsonReports, readXmlReports } from './read-structure';
import {
  type DecodedReport,
  type Report,
  type ReportFormat,
  toAcceptedReports,
  toRejectedReport,
  toStatusReport,
} from './report';

export { type DecodedReport, reportRecordIn } from './report';

/** Far above the longest report. */
const MAX_LENGTH = 4_000_000;

/**
 * Decodes a report from text, or from the object that another program parsed from it: a response in
 * any `fmt`, the body of a callback, an SMPP receipt, or the e-mail that responds to a message sent
 * over SMTP. Returns one entry per message. Verifies nothing and ignores hashes. Problems:
 * InvalidInput of `report`, which names the supported forms and never contains the input.
 */
export function decodeReport(value: unknown): Result<DecodedReport[]> {
  const text = toReportText(value);
  if (text === null) return reject('is neither text nor an object');
  if (text === '') return reject('is empty');
  if (text.length > MAX_LENGTH) return reject('is longer than any response of the gateway');
  for (const { format, isLikely, read } of READERS) {
    if (!isLikely.test(text)) continue;
    const reports = read(text);
    if (reports !== null) return success(reports.map((report) => ({ ...report, format })));
  }
  return reject(describe(text));
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

/**
 * The first reader that succeeds is used. The e-mail is last, because it may start with any text.
 */
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
  // One receipt with a label on each line and another first label than `id`.
  const single = readSmppReceipt(text);
  return single === null ? null : [toStatusReport(single)];
}

function readTextRecords(text: string): Report[] | null {
  if (/^id\s+=/i.test(text)) {
    const bytes = Buffer.from(text, 'utf8');
    const inbox = readInboxResponse({ bytes, format: 0, charset: 'utf-8' });
    const isInbox = inbox.ok && inbox.value.every(({ fields }) => 'received' in fields);
    if (isInbox && inbox.value.length > 0) {
      return inbox.value.map(({ message }) => ({ kind: 'incomingMessage', message }));
    }
  }
  const records = text.split(/\r?\n(?=\s*Status\s*=)/).map(readTextRecord);
  return records.every(({ status }) => status !== undefined) ? records.map(toStatusReport) : null;
}

/**
 * `fmt=1`: `0,-2` and `<id>,-7` are rejections, `status,moment,…` is a status, `id,count[,…]` is an
 * acceptance.
 */
function readValues(text: string): Report[] | null {
  const rejection = findTextError(text, 1);
  if (rejection !== null && rejection.code !== null) {
    return [toRejectedReport(requestError('send', rejection.code, rejection.messageId))];
  }
  // A line that starts with ERROR never confirms anything.
  if (startsWithError(text)) return null;
  const statuses = text.split(/\r?\n/).map(readStatusValues);
  const readable = statuses.filter((fields) => fields !== null);
  if (readable.length === statuses.length) return readable.map(toStatusReport);
  // The text of a single message may contain a line break.
  const single = readStatusValues(text);
  if (single !== null) return [toStatusReport(single)];
  if (!/^[\w.-]{1,40},\d{1,6}(?:,-?\d+(?:\.\d+)?){0,2}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'utf8');
  const sent = readSendResponse({ bytes, format: 1, charset: 'utf-8' }, { cost: 3 });
  return sent.ok ? toAcceptedReports(sent.value) : null;
}

function readMail(text: string): Report[] | null {
  const response = readResponseMail(text);
  if (response?.ok === true) return toAcceptedReports(response.value);
  const problem = response?.problem;
  return problem?.kind === 'gateway' ? [toRejectedReport(problem)] : null;
}

function describe(text: string): string {
  if (/^[[{]/.test(text)) return 'is JSON, but contains no status and no response to a message';
  if (/^<(?:!doctype|html)/i.test(text)) return 'is an HTML page';
  if (text.startsWith('<')) return 'is XML, but contains no status and no response to a message';
  return 'is not a known response or report of the gateway';
}

function reject(found: string): Result<never> {
  return failure(
    invalidInput(
      'report',
      sentence`${param('report')} ${found}`,
      'Enter a response of the gateway to a send or status request (text, values, XML or JSON), the body of a callback (id=…&phone=…&status=…), the text of an SMPP receipt (id:… stat:… err:…), or an e-mail with OK - n SMS, ID - … or ERROR = …',
    ),
  );
}

/** A moment in `fmt=1`; 0 or empty means never. */
const TIMESTAMP = /^\s*(?:\d{9,10}|0|)\s*$/;
const TYPE = /^\s*\d{1,2}\s*$/;

/**
 * Reads a status of `fmt=1`, `status,timestamp,err,…`, with any level of detail. Returns `null` if
 * the line is not a status. If several layouts fit, the moment, price and type in their positions
 * decide.
 */
function readStatusValues(line: string): GatewayFields | null {
  const [status, timestamp, error] = line.split(',');
  const isStatus = findStatus(toInteger(status) ?? NaN) !== undefined;
  if (!isStatus || timestamp === undefined || !TIMESTAMP.test(timestamp)) return null;
  if (error !== undefined && toInteger(error) === null) return null;
  const read = (detail: Detail) =>
    readValuesRecord(line, { detail, multiple: false, isRequested: () => false });
  return ([1, 2] as const).map(read).find(isFull) ?? read(0);
}

function isFull(fields: GatewayFields): boolean {
  return (
    TIMESTAMP.test(String(fields.send_timestamp ?? '-')) &&
    toAmount(fields.cost) !== null &&
    TYPE.test(String(fields.type ?? ''))
  );
}
