import { SOURCES } from './code-row';

/** Messages of all channels, including e-mail, share one layout. HLR requests have another one. */
export type StatusKind = 'message' | 'hlr';

/** Field names in the order of the response, with the names that XML and JSON use. */
export interface StatusColumns {
  /** `fmt=0`: `Label = value` pairs; the label is the name except in `STATUS_LABELS`. */
  readonly text: readonly string[];
  /** `fmt=1`: values alone. */
  readonly values: readonly string[];
  /** `fmt=2` and `fmt=3`. The page omits `send_timestamp` from the XML of HLR requests. */
  readonly fields: readonly string[];
  readonly source: string;
}

const source = SOURCES.statusAnswer;

const head = {
  text: ['status', 'last_date', 'err'],
  values: ['status', 'last_timestamp', 'err'],
  fields: ['status', 'last_date', 'last_timestamp', 'flag', 'err'],
};
const hlr = ['imsi', 'msc', 'mcc', 'mnc', 'cn', 'net', 'rcn', 'rnet'];
const sent = ['send_date', 'send_timestamp', 'phone'];
const place = ['country', 'operator', 'region'];
const wording = ['cost', 'sender_id', 'status_name', 'message'];
const network = ['mccmnc', 'country', 'operator', 'operator_orig', 'region'];

/** Layouts of a status response by kind and by `all` (0, 1, 2). */
export const STATUS_COLUMNS: Readonly<
  Record<StatusKind, readonly [StatusColumns, StatusColumns, StatusColumns]>
> = {
  message: [
    { ...head, source },
    {
      text: [...head.text, 'send_date', 'phone', ...wording, 'comment', 'type'],
      values: [...head.values, 'send_timestamp', 'phone', ...wording, 'comment', 'type'],
      fields: [...head.fields, ...sent, ...wording, 'comment', 'type', 'sms_cnt'],
      source,
    },
    {
      text: [...head.text, 'send_date', 'phone', ...network, ...wording, 'comment', 'type'],
      values: [...head.values, 'send_timestamp', 'phone', ...place, ...wording, 'comment', 'type'],
      fields: [...head.fields, ...sent, ...wording, 'comment', ...network, 'type', 'sms_cnt'],
      source,
    },
  ],
  hlr: [
    {
      text: [...head.text, ...hlr],
      values: [...head.values, ...hlr],
      fields: [...head.fields, ...hlr],
      source,
    },
    {
      text: [...head.text, ...hlr, 'send_date', 'phone', ...wording, 'type'],
      values: [...head.values, ...hlr, 'send_timestamp', 'phone', ...wording, 'type'],
      fields: [...head.fields, ...hlr, ...sent, ...wording, 'type'],
      source,
    },
    {
      text: [...head.text, ...hlr, 'send_date', 'phone', ...place, ...wording, 'type'],
      values: [...head.values, ...hlr, 'send_timestamp', 'phone', ...place, ...wording, 'type'],
      fields: [...head.fields, ...hlr, ...sent, ...wording, ...place, 'type'],
      source,
    },
  ],
};

/**
 * Fields that a request for several messages adds to each record, by `all`. XML and JSON have them by
 * name. Their position in `fmt` 0 and 1 is not documented; it is most likely the end.
 */
export const MULTIPLE_COLUMNS = [['id', 'phone'], ['id'], ['id']] as const;

/** The two labels of `fmt=0` that differ from the name of the field. */
export const STATUS_LABELS: Readonly<Record<string, string>> = {
  status: 'Status',
  last_date: 'check_time',
};

/** `sender_id` of an HLR request. */
export const HLR_SENDER = 'HLR';

/** Fields of an operator response in the order of JSON. The order in `fmt` 0 and 1 is not documented. */
export const OPERATOR_COLUMNS = ['country', 'operator', 'region', 'mcc', 'mnc', 'tz'] as const;
