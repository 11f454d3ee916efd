import { SOURCES } from './code-row';

/** A field of a request and the parameter that fills it. */
export interface ParameterRow {
  /** The gateway's name. */
  readonly field: string;
  /** Our name, used in problems. */
  readonly parameter: string;
  readonly source: string;
}

const source = SOURCES.sendParameters;

const PARAMETERS = [
  { field: 'phones', parameter: 'to', source },
  { field: 'mes', parameter: 'text', source },
  { field: 'mes2', parameter: 'fallbackText', source: SOURCES.mailings },
  { field: 'id', parameter: 'messageId', source },
  { field: 'phone', parameter: 'phone', source: SOURCES.statusAnswer },
  { field: 'sender', parameter: 'sender', source },
  { field: 'time', parameter: 'sendAt', source },
  { field: 'tz', parameter: 'timezone', source },
  { field: 'period', parameter: 'spreadPeriod', source },
  { field: 'freq', parameter: 'spreadFrequency', source },
  { field: 'valid', parameter: 'validity', source },
  { field: 'maxsms', parameter: 'maxParts', source },
  { field: 'translit', parameter: 'transliterate', source },
  { field: 'tinyurl', parameter: 'shortenLinks', source },
  { field: 'subj', parameter: 'subject', source },
  { field: 'bot', parameter: 'botName', source },
  { field: 'smsreq', parameter: 'confirmNumberAfter', source },
  { field: 'fileurl', parameter: 'fileUrl', source },
] as const satisfies readonly ParameterRow[];

const byField = new Map<string, string>(PARAMETERS.map((row) => [row.field, row.parameter]));

/** Returns our name of a gateway field, or the gateway's name if we have none. */
export function findParameterName(field: string): string {
  return byField.get(field) ?? field;
}

/** Minimum size of a file in bytes. Source: HTTP API, "Sending SMS messages: parameters" (`fileurl`). */
export const SMALLEST_FILE = 101;

/** Maximum bytes of a document about a sender ID. Source: HTTP API, "List of operations with sender IDs". */
export const LARGEST_SENDER_DOCUMENT = 3 * 1024 * 1024;
