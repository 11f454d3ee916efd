import type { SendAnswer } from '../endpoints/send-response';
import type { CallConfirmation, IncomingMessage } from '../event';
import { formatProblem } from '../format-problem';
import type { GatewayRefusal } from '../problem';
import { toStatusRecord, type StatusRecord } from '../status/status-record';
import type { GatewayFields } from '../wire/gateway-fields';

/** How a report was written; `text` and `values` are `fmt` 0 and 1, and answer mails are `text`. */
export type ReportFormat = 'text' | 'values' | 'xml' | 'json' | 'form' | 'smpp';

/**
 * What a report says. `accepted` and `refused` answer a send request: the record then has what is
 * known of the message, and of a refusal the code and name of the request's own table.
 */
export type Report =
  | { readonly kind: 'status' | 'accepted' | 'refused'; readonly record: StatusRecord }
  | { readonly kind: 'incomingMessage'; readonly message: IncomingMessage }
  | { readonly kind: 'callConfirmation'; readonly confirmation: CallConfirmation };

export type DecodedReport = Report & { readonly format: ReportFormat };

export function toStatusReport(fields: GatewayFields): Report {
  return { kind: 'status', record: toStatusRecord(fields) };
}

/** One report for each recipient that the answer lists, or one for all. */
export function toAcceptedReports(answer: SendAnswer): Report[] {
  const { id, parts, cost, balance, code, recipients, extra } = answer;
  const told = { ...extra, ...(balance !== null && { balance }), ...(code !== null && { code }) };
  if (recipients.length === 0) {
    const record = toStatusRecord({ ...told, id, cnt: parts, cost });
    return [{ kind: 'accepted', record }];
  }
  return recipients.map((row): Report => {
    const { phone, mccmnc, status, error } = row;
    const fields = { ...told, ...row.extra, id, phone, mccmnc, cnt: row.parts, cost: row.cost };
    const isRefused = status !== null || (error !== null && error !== 0);
    const record = toStatusRecord({ ...fields, ...(isRefused && { status, err: error }) });
    return { kind: isRefused ? 'status' : 'accepted', record };
  });
}

export function toRefusedReport(refusal: GatewayRefusal): Report {
  const { code, name, messageId } = refusal;
  const { text, advice } = formatProblem(refusal);
  const record = toStatusRecord(messageId === null ? {} : { id: messageId });
  const error = { errorCode: code, errorName: name, errorText: text, errorAdvice: advice };
  return { kind: 'refused', record: { ...record, ...error } };
}
