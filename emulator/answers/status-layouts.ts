/**
 * The layouts of status.php, character by character from its page, including missing and surplus
 * spaces. A name in angle brackets is replaced by the value.
 */
export type Detail = 0 | 1 | 2;
export type LayoutKind = 'message' | 'hlr';

type Layouts = Readonly<Record<LayoutKind, readonly [all0: string, all1: string, all2: string]>>;

const HLR_TEXT =
  'Status = <status>, check_time = <last_date>, err = <err>, imsi = <imsi>, msc = <msc>, mcc = <mcc>, mnc = <mnc>, cn = <cn>, net = <net>, rcn = <rcn>, rnet = <rnet>';
const HLR_COMMAS =
  '<status>,<last_timestamp>,<err>,<imsi>,<msc>,<mcc>,<mnc>,<cn>,<net>,<rcn>,<rnet>';

/** fmt=0 */
export const TEXT_LAYOUTS: Layouts = {
  message: [
    'Status = <status>, check_time = <last_date>, err = <err>',
    'Status = <status>, check_time = <last_date>, err = <err>, send_date = <send_date>, phone = <phone>, cost = <cost>, sender_id = <sender_id>, status_name = <status_name>, message = <message>, comment = <comment>, type = <type>',
    'Status = <status>, check_time = <last_date>, err = <err>, send_date = <send_date>, phone = <phone>, mccmnc = <mccmnc>, country = <country>, operator = <operator>, operator_orig= <operator_orig>, region = <region>, cost = <cost>, sender_id = <sender_id>, status_name = <status_name>, message = <message>, comment = <comment>, type = <type>',
  ],
  hlr: [
    HLR_TEXT,
    `${HLR_TEXT}, send_date = <send_date>, phone = <phone>, cost = <cost>, sender_id = <sender_id>, status_name = <status_name>, message = <message>, type = <type>`,
    `${HLR_TEXT}, send_date = <send_date>, phone = <phone>, country = <country>, operator = <operator>, region = <region>, cost = <cost>, sender_id = <sender_id>, status_name = <status_name>, message = <message>, type = <type>`,
  ],
};

/** fmt=1 */
export const COMMA_LAYOUTS: Layouts = {
  message: [
    '<status>,<last_timestamp>,<err>',
    '<status>,<last_timestamp>,<err>,<send_timestamp>,<phone>,<cost>,<sender_id>,<status_name>,<message>, <comment>, <type>',
    '<status>,<last_timestamp>,<err>,<send_timestamp>,<phone>,<country>,<operator>,<region>,<cost>,<sender_id>,<status_name>,<message>, <comment>, <type>',
  ],
  hlr: [
    HLR_COMMAS,
    `${HLR_COMMAS}, <send_timestamp>,<phone>,<cost>,<sender_id>,<status_name>,<message>,<type>`,
    `${HLR_COMMAS}, <send_timestamp>,<phone>,<country>,<operator>,<region>,<cost>,<sender_id>,<status_name>,<message>,<type>`,
  ],
};

const BASIC = ['status', 'last_date', 'last_timestamp', 'flag', 'err'];
const SENT = [
  'send_date',
  'send_timestamp',
  'phone',
  'cost',
  'sender_id',
  'status_name',
  'message',
];
const HLR = ['imsi', 'msc', 'mcc', 'mnc', 'cn', 'net', 'rcn', 'rnet'];
const PLACE = ['mccmnc', 'country', 'operator', 'operator_orig', 'region'];

/** fmt=2 and fmt=3: the names in order. */
export const NAMED_LAYOUTS: Readonly<
  Record<LayoutKind, readonly [readonly string[], readonly string[], readonly string[]]>
> = {
  message: [
    BASIC,
    [...BASIC, ...SENT, 'comment', 'type', 'sms_cnt'],
    [...BASIC, ...SENT, 'comment', ...PLACE, 'type', 'sms_cnt'],
  ],
  hlr: [
    [...BASIC, ...HLR],
    [...BASIC, ...HLR, ...SENT, 'type'],
    [...BASIC, ...HLR, ...SENT, 'country', 'operator', 'region', 'type'],
  ],
};
