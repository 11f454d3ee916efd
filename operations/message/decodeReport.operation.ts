import {
  type DecodedReport,
  decodeReport as decode,
  reportRecordIn,
  success,
  type TextLanguage,
  toRecordOutput,
} from '../../protocol';
import type { Field } from '../field';
import { languageOptionsField } from '../fields/text-language';
import type { Row } from '../host';
import { forEachItem } from '../items/for-each-item';
import type { OfflineOperation } from '../operation';
import { readTextLanguage } from '../parameters/parameters';

const reportField: Field = {
  displayName: 'Report',
  name: 'report',
  type: 'string',
  typeOptions: { rows: 4 },
  required: true,
  default: '',
  placeholder: 'e.g. OK - 1 SMS, ID - 1234',
  description:
    'Enter a response of the gateway in any of its formats, the body of a callback, the text of an SMPP receipt, or a response e-mail; an expression may also give an object',
};

export const decodeReport: OfflineOperation = {
  value: 'decodeReport',
  name: 'Decode Report',
  action: 'Decode report of message',
  description:
    'Decode a status, a response or a receipt of the gateway that another system received; does not contact the gateway or verify the report',
  isOffline: true,
  fields: [reportField, languageOptionsField],
  execute: async (run) =>
    await forEachItem(run, {
      prepare: (itemIndex) => decode(run.host.read('report', itemIndex)),
      perform: (reports, itemIndex) => {
        const language = readTextLanguage(run.host, itemIndex);
        return Promise.resolve(success(reports.map((report) => toOutput(report, language))));
      },
    }),
};

function toOutput(report: DecodedReport, language: TextLanguage): Row {
  const { kind, format } = report;
  return { kind, format, ...said(report, language) };
}

function said(report: DecodedReport, language: TextLanguage): object {
  switch (report.kind) {
    case 'incomingMessage':
      return report.message;
    case 'callConfirmation':
      return report.confirmation;
    default:
      return toRecordOutput(reportRecordIn(report, language));
  }
}
