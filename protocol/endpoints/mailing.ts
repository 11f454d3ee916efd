import { invalidInput, unreadableResponse } from '../problem';
import { failure, success, type Result } from '../result';
import { param, type Sentence, sentence } from '../sentence';
import { findChannel, MAILING_REPEATS, type MailingRepeat } from '../tables';
import { toGatewayDay, moscowDateToIso, timestampToIso } from '../time';
import type { GatewayRequest, RequestEncoding, ResponseContext } from '../wire/request';
import {
  otherFields,
  toAmount,
  toInteger,
  toText,
  type GatewayFields,
} from '../wire/gateway-fields';
import { buildAction } from './action-request';
import { checkRange, checkRecordId, requireText } from './parameter-checks';
import { readRecordList } from './record-list';
import { fieldsOfResponse, openResponse, type ParsedResponse } from './response';
import { buildSendRequest } from './send';
import type { SendEncoding, SendParameters } from './send-parameters';

/** A named message, as for send.php, sent once or repeatedly. */
export interface MailingParameters {
  readonly name: string;
  /** Text, recipients and time. `text` is absent with a template. */
  readonly message: Omit<SendParameters, 'cost'>;
  /** ID of the template with the text. */
  readonly templateId?: string;
  /** Default `never`. */
  readonly repeatEvery?: MailingRepeat;
  /** Number of repetitions; absent repeats until the mailing is cancelled. */
  readonly maxRepeats?: number;
  /** Whether the gateway sends again to unreachable recipients. */
  readonly retryUndelivered?: boolean;
  /** Sender ID of the second attempt. */
  readonly retrySender?: string;
  /** SMS text for recipients that a messenger does not reach. */
  readonly fallbackText?: string;
  /** Whether the response includes the cost. */
  readonly includeCost?: boolean;
}

/** Days in Moscow time, in ISO 8601. Default: all mailings. */
export interface MailingFilter {
  readonly dateFrom?: string;
  readonly dateTo?: string;
}

/*
 * Source of all: HTTP API, "Actions with mailing lists". The page names the actions; the schedule
 * parameters are known from clients.
 */

/**
 * Returns the request for a new mailing.
 * Problems: InvalidInput of `name`, `templateId`, `repeatEvery` or `maxRepeats`, and of each parameter
 * of the message that `buildSendRequest` rejects.
 */
export function buildCreateMailing(
  parameters: MailingParameters,
  encoding: SendEncoding,
): Result<GatewayRequest> {
  const name = requireText('name', parameters.name);
  if (!name.ok) return name;
  const message = buildMessage(parameters, encoding);
  if (!message.ok) return message;
  const own = buildOwnFields(parameters);
  if (!own.ok) return own;
  const fields = [['add', '1'], ['name', name.value], ...message.value.fields, ...own.value];
  return success({
    ...message.value,
    endpoint: 'jobs',
    fields: fields as GatewayRequest['fields'],
  });
}

/** Options about recipients in the response, which mailings do not support. */
const ONLY_OF_SEND: readonly string[] = ['op', 'err'];
/** Placeholder text for the validation of the other parameters. */
const TEXT_OF_TEMPLATE = 'template';

function buildMessage(
  { message, templateId }: MailingParameters,
  encoding: SendEncoding,
): Result<GatewayRequest> {
  const channel = findChannel(message.channel);
  if (message.entries !== undefined && channel?.acceptsList === false) {
    return reject(
      'channel',
      sentence`${param('channel')} only supports one text for all recipients`,
      'Choose the channel SMS',
    );
  }
  if (templateId === undefined) return drop(buildSendRequest({ ...message, cost: 0 }, encoding));
  const id = checkRecordId('templateId', templateId);
  if (!id.ok) return id;
  if (message.comment !== undefined && message.comment !== '') {
    return reject(
      'comment',
      sentence`${param('comment')} cannot be combined with a template`,
      sentence`Remove ${param('comment')}`,
    );
  }
  const text = TEXT_OF_TEMPLATE;
  const built = drop(buildSendRequest({ ...message, text, cost: 0 }, encoding), 'mes');
  if (!built.ok) return built;
  return success({ ...built.value, fields: [...built.value.fields, ['tpl', id.value]] });
}

function drop(request: Result<GatewayRequest>, ...names: readonly string[]): typeof request {
  if (!request.ok) return request;
  const fields = request.value.fields.filter(
    ([name]) => !ONLY_OF_SEND.includes(name) && !names.includes(name),
  );
  return success({ ...request.value, fields });
}

function buildOwnFields(parameters: MailingParameters): Result<GatewayRequest['fields']> {
  const { repeatEvery = 'never', maxRepeats, retryUndelivered, includeCost } = parameters;
  const repeat = MAILING_REPEATS.find((row) => row.name === repeatEvery);
  if (repeat === undefined) {
    return reject(
      'repeatEvery',
      sentence`${param('repeatEvery')} is unknown: ${JSON.stringify(repeatEvery)}`,
      'Choose a value from the list',
    );
  }
  const isPeriodic = repeat.name !== 'never';
  const whole = { from: 1, to: Infinity, unit: 'repetitions', isWhole: true };
  const invalid = isPeriodic ? checkRange('maxRepeats', maxRepeats, whole) : null;
  if (invalid !== null) return failure(invalid);
  return success([
    ...field('rpt', isPeriodic ? String(repeat.code) : undefined),
    ...field('rptn', isPeriodic && maxRepeats !== undefined ? String(maxRepeats) : undefined),
    ...field('fl[5]', retryUndelivered === true ? '1' : undefined),
    ...field('sender2', parameters.retrySender?.trim()),
    ...field('mes2', parameters.fallbackText),
    ...field('cost', includeCost === true ? '1' : undefined),
  ]);
}

function field(name: string, value: string | undefined): GatewayRequest['fields'] {
  return value === undefined || value === '' ? [] : [[name, value]];
}

function reject(parameter: string, text: Sentence, advice: Sentence) {
  return failure(invalidInput(parameter, text, advice));
}

/**
 * Returns the request that gets, cancels or deletes one mailing.
 * Problems: InvalidInput of `mailingId`.
 */
export function buildMailingAction(
  action: 'get' | 'cancel' | 'del',
  mailingId: string,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const id = checkRecordId('mailingId', mailingId);
  return id.ok ? success(buildAction('jobs', [action], { id: id.value }, encoding)) : id;
}

/**
 * Returns the request for the mailings of a period.
 * Problems: InvalidInput of `dateFrom` or `dateTo`.
 */
export function buildListMailings(
  filter: MailingFilter,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const start = readDay('dateFrom', filter.dateFrom);
  if (!start.ok) return start;
  const end = readDay('dateTo', filter.dateTo);
  if (!end.ok) return end;
  const period = { start: start.value, end: end.value };
  return success(buildAction('jobs', ['get_all'], period, encoding));
}

function readDay(parameter: string, given: string | undefined): Result<string | undefined> {
  const text = given?.trim() ?? '';
  if (text === '') return success(undefined);
  const day = toGatewayDay(text);
  if (day !== null) return success(day);
  return reject(
    parameter,
    sentence`${param(parameter)} is not a valid date: ${JSON.stringify(text.slice(0, 60))}`,
    'Use ISO 8601, such as 2030-05-31',
  );
}

/** A new mailing. */
export interface CreatedMailing {
  readonly id: string;
  /** `null` unless it was requested. */
  readonly cost: number | null;
  readonly extra: GatewayFields;
}

/**
 * Reads the response to a new mailing: `OK, ID - <id>[, COST - <cost>]`, `<id>[,<cost>]`, or named
 * fields.
 * Problems: a request error; an unreadable response, after which the mailing may exist.
 * Source: HTTP API, "Mailing: server response and error codes".
 */
export function readCreatedMailing(context: ResponseContext): Result<CreatedMailing> {
  const response = openResponse('jobs', context);
  if (!response.ok) return response;
  const fields = readCreated(response.value);
  const id = toText(fields?.id);
  if (!fields || id === null) {
    return failure(unreadableResponse('jobs', 'a response without the ID of the mailing'));
  }
  const extra = otherFields(fields, new Set(['id', 'cost']));
  return success({ id, cost: toAmount(fields.cost), extra });
}

const CREATED_TEXT = /^OK\s*,\s*ID\s*-\s*(\d+)(?:\s*,\s*COST\s*-\s*(\d+(?:\.\d+)?))?$/i;
const CREATED_VALUES = /^(\d+)(?:,(\d+(?:\.\d+)?))?$/;

function readCreated(response: ParsedResponse): GatewayFields | null {
  if (response.kind !== 'text') return fieldsOfResponse(response);
  const match = CREATED_TEXT.exec(response.text) ?? CREATED_VALUES.exec(response.text);
  return match && { id: match[1] ?? null, cost: match[2] ?? null };
}

/** A mailing of the account. A value that is not in the response is `null`. */
export interface Mailing {
  readonly id: string | null;
  readonly name: string | null;
  readonly text: string | null;
  readonly sender: string | null;
  /** ID of the template with the text. */
  readonly templateId: string | null;
  /** ISO 8601. */
  readonly sendAt: string | null;
  readonly repeatEvery: MailingRepeat | null;
  readonly maxRepeats: number | null;
  /** The gateway's own word or number; the possible values are not documented. */
  readonly status: string | null;
  readonly cost: number | null;
  readonly extra: GatewayFields;
}

const KNOWN = [
  ...['id', 'name', 'mes', 'message', 'sender', 'sender_id', 'tpl', 'status', 'cost'],
  ...['send_timestamp', 'send_date', 'time', 'rpt', 'rptn'],
];

/**
 * Reads the response of jobs.php to `get_all=1`. It is not documented, so this expects a list of
 * records with the names of the request or of a status, and keeps everything else. Unverified
 * against the live service.
 * Problems: a request error; an unreadable response.
 */
export function readMailingsResponse(context: ResponseContext): Result<Mailing[]> {
  const records = readRecordList('jobs', context);
  return records.ok ? success(records.value.map(toMailing)) : records;
}

/**
 * Reads the response to `get=1`: one record, alone or as a list of one.
 * Problems: a request error; an unreadable response.
 */
export function readMailingResponse(context: ResponseContext): Result<Mailing> {
  const response = openResponse('jobs', context);
  if (!response.ok) return response;
  const list = readRecordList('jobs', context);
  const fields = list.ok ? list.value[0] : fieldsOfResponse(response.value);
  return fields
    ? success(toMailing(fields))
    : failure(unreadableResponse('jobs', 'a response without a mailing'));
}

function toMailing(fields: GatewayFields): Mailing {
  const sendAt =
    timestampToIso(fields.send_timestamp) ??
    moscowDateToIso(fields.send_date) ??
    moscowDateToIso(fields.time) ??
    timestampToIso(fields.time);
  const repeat = toInteger(fields.rpt);
  const repeatEvery = MAILING_REPEATS.find(({ code }) => code === repeat)?.name ?? null;
  // Values that could not be read stay under their own names.
  const unread = [
    ...(sendAt === null ? ['send_timestamp', 'send_date', 'time'] : []),
    ...(repeatEvery === null ? ['rpt'] : []),
  ].filter((name) => toText(fields[name]) !== null);
  return {
    id: toText(fields.id),
    name: toText(fields.name),
    text: toText(fields.mes) ?? toText(fields.message),
    sender: toText(fields.sender) ?? toText(fields.sender_id),
    templateId: toText(fields.tpl),
    sendAt,
    repeatEvery,
    maxRepeats: toInteger(fields.rptn),
    status: toText(fields.status),
    cost: toAmount(fields.cost),
    extra: otherFields(fields, new Set(KNOWN.filter((name) => !unread.includes(name)))),
  };
}
