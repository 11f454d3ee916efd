import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { findChannel, MAILING_REPEATS, type MailingRepeat } from '../tables';
import { toGatewayDay } from '../time';
import type { GatewayRequest, RequestEncoding } from '../wire/request';
import { buildAction } from './action-request';
import { checkNumber } from './number-range';
import { checkRecordId, requireText } from './record-id';
import type { SendEncoding, SendParameters } from './send-parameters';
import { buildSendRequest } from './send-request';

/** A mailing: a message like those of send.php, under a name, perhaps sent again and again. */
export interface MailingParameters {
  readonly name: string;
  /** What is sent to whom and when. With a template its `text` is absent. */
  readonly message: Omit<SendParameters, 'cost'>;
  /** ID of a template that gives the text. */
  readonly templateId?: string;
  /** Default `never`. */
  readonly repeatEvery?: MailingRepeat;
  /** After so many repetitions it ends; without it, it goes on until it is cancelled. */
  readonly maxRepeats?: number;
  /** Whether the gateway sends again to those who could not be reached. */
  readonly retryUndelivered?: boolean;
  /** Sender of what is sent again to those. */
  readonly retrySender?: string;
  /** Text of the SMS for those whom a messenger does not reach. */
  readonly fallbackText?: string;
  /** Whether to ask what the mailing costs. */
  readonly includeCost?: boolean;
}

/** Days in Moscow time; all mailings without them. */
export interface MailingFilter {
  readonly dateFrom?: string;
  readonly dateTo?: string;
}

/*
 * Source of all: HTTP API, "Actions with mailing lists". Its page names the actions; the parameters
 * of the schedule are known from clients.
 */

/** A new mailing. Whatever send.php would refuse of the message is refused here in the same words. */
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

/** Of the lists of recipients, which mailings do not answer with. */
const ONLY_OF_SEND: readonly string[] = ['op', 'err'];
/** Stands for the text while the rest of the message is checked. */
const TEXT_OF_TEMPLATE = 'template';

function buildMessage(
  { message, templateId }: MailingParameters,
  encoding: SendEncoding,
): Result<GatewayRequest> {
  const channel = findChannel(message.channel);
  if (message.entries !== undefined && channel?.takesList === false) {
    return refuse('channel', "'channel' takes one text for all recipients only", 'Choose SMS');
  }
  if (templateId === undefined) return drop(buildSendRequest({ ...message, cost: 0 }, encoding));
  const id = checkRecordId('templateId', templateId);
  if (!id.ok) return id;
  if (message.comment !== undefined && message.comment !== '') {
    return refuse('comment', "'comment' cannot go with a template", "Remove 'comment'");
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
    return refuse(
      'repeatEvery',
      `'repeatEvery' is unknown: ${JSON.stringify(repeatEvery)}`,
      'Choose one from the list',
    );
  }
  const isPeriodic = repeat.name !== 'never';
  const whole = { from: 1, to: Infinity, unit: 'repetitions', isWhole: true };
  const invalid = isPeriodic ? checkNumber('maxRepeats', maxRepeats, whole) : null;
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

function refuse(parameter: string, text: string, advice: string) {
  return failure(invalidInput(parameter, text, advice));
}

/** One mailing, or what is to be done with it. */
export function buildMailingAction(
  action: 'get' | 'cancel' | 'del',
  mailingId: string,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const id = checkRecordId('mailingId', mailingId);
  return id.ok ? success(buildAction('jobs', [action], { id: id.value }, encoding)) : id;
}

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
  return refuse(
    parameter,
    `'${parameter}' is no date: ${JSON.stringify(text.slice(0, 60))}`,
    'Write it in ISO 8601, e.g. 2030-05-31',
  );
}
