import type { SendResponse } from '../endpoints/send-response';
import type { CallConfirmation, IncomingMessage } from '../event';
import { formatProblem } from '../format-problem';
import type { RequestError } from '../problem';
import { problemIn } from '../problem-language';
import { recordIn, toStatusRecord, type StatusRecord } from '../status/status-record';
import type { TextLanguage } from '../tables';
import type { GatewayFields } from '../wire/gateway-fields';

/** Format of a report; `text` and `values` are `fmt` 0 and 1. E-mails count as `text`. */
export type ReportFormat = 'text' | 'values' | 'xml' | 'json' | 'form' | 'smpp';

/**
 * Content of a report. `accepted` and `refused` are responses to a send request; their record has
 * what is known of the message, and for `refused` the code and name from the request errors.
 */
export type Report =
  | { readonly kind: 'status' | 'accepted'; readonly record: StatusRecord }
  | { readonly kind: 'refused'; readonly record: StatusRecord; readonly rejection: RequestError }
  | { readonly kind: 'incomingMessage'; readonly message: IncomingMessage }
  | { readonly kind: 'callConfirmation'; readonly confirmation: CallConfirmation };

export type DecodedReport = Report & { readonly format: ReportFormat };

export function toStatusReport(fields: GatewayFields): Report {
  return { kind: 'status', record: toStatusRecord(fields) };
}

/** Returns one report per recipient that the response lists, or one for all. */
export function toAcceptedReports(response: SendResponse): Report[] {
  const { id, parts, cost, balance, code, recipients, extra } = response;
  const common = { ...extra, ...(balance !== null && { balance }), ...(code !== null && { code }) };
  if (recipients.length === 0) {
    const record = toStatusRecord({ ...common, id, cnt: parts, cost });
    return [{ kind: 'accepted', record }];
  }
  return recipients.map((row): Report => {
    const { phone, mccmnc, status, error } = row;
    const fields = { ...common, ...row.extra, id, phone, mccmnc, cnt: row.parts, cost: row.cost };
    const isRejected = status !== null || (error !== null && error !== 0);
    const record = toStatusRecord({ ...fields, ...(isRejected && { status, err: error }) });
    return { kind: isRejected ? 'status' : 'accepted', record };
  });
}

/** Returns the record of a report with its texts in a language. */
export function reportRecordIn(
  report: Extract<Report, { readonly record: StatusRecord }>,
  language: TextLanguage,
): StatusRecord {
  return report.kind === 'refused'
    ? toRejectedRecord(problemIn(report.rejection, language))
    : recordIn(report.record, language);
}

export function toRejectedReport(rejection: RequestError): Report {
  return { kind: 'refused', record: toRejectedRecord(rejection), rejection };
}

function toRejectedRecord(rejection: RequestError): StatusRecord {
  const { code, name, messageId } = rejection;
  const { text, advice } = formatProblem(rejection);
  const record = toStatusRecord(messageId === null ? {} : { id: messageId });
  const error = { errorCode: code, errorName: name, errorText: text, errorAdvice: advice };
  return { ...record, ...error };
}
