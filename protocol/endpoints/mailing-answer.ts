import { unreadableAnswer } from '../problem';
import { failure, success, type Result } from '../result';
import { MAILING_REPEATS, type MailingRepeat } from '../tables';
import { moscowDateToIso, timestampToIso } from '../text/time';
import type { AnswerContext } from '../wire/request';
import {
  type GatewayFields,
  fieldsOfElement,
  fieldsOfObject,
  otherFields,
  toAmount,
  toInteger,
  toText,
} from '../wire/gateway-fields';
import { openAnswer, type Answer } from './answer-envelope';
import { readRecordList } from './record-list';

export interface CreatedMailing {
  readonly id: string;
  /** `null` unless it was asked for. */
  readonly cost: number | null;
  readonly extra: GatewayFields;
}

/**
 * The answer to a new mailing: `OK, ID - <id>[, COST - <cost>]`, `<id>[,<cost>]`, or the two by
 * their names. Source: HTTP API, "Mailing: server response and error codes".
 */
export function readCreatedMailing(context: AnswerContext): Result<CreatedMailing> {
  const answer = openAnswer('jobs', context);
  if (!answer.ok) return answer;
  const fields = readCreated(answer.value);
  const id = toText(fields?.id);
  if (!fields || id === null) {
    return failure(unreadableAnswer('jobs', 'an answer without the ID of the mailing'));
  }
  const extra = otherFields(fields, new Set(['id', 'cost']));
  return success({ id, cost: toAmount(fields.cost), extra });
}

const CREATED_TEXT = /^OK\s*,\s*ID\s*-\s*(\d+)(?:\s*,\s*COST\s*-\s*(\d+(?:\.\d+)?))?$/i;
const CREATED_VALUES = /^(\d+)(?:,(\d+(?:\.\d+)?))?$/;

function readCreated(answer: Answer): GatewayFields | null {
  if (answer.kind !== 'text') return fieldsOf(answer);
  const match = CREATED_TEXT.exec(answer.text) ?? CREATED_VALUES.exec(answer.text);
  return match && { id: match[1] ?? null, cost: match[2] ?? null };
}

function fieldsOf(answer: Exclude<Answer, { kind: 'text' }>): GatewayFields | null {
  return answer.kind === 'json' ? fieldsOfObject(answer.value) : fieldsOfElement(answer.root);
}

/** A mailing as the gateway tells it. What it does not tell is `null`. */
export interface Mailing {
  readonly id: string | null;
  readonly name: string | null;
  readonly text: string | null;
  readonly sender: string | null;
  /** ID of the template that gives the text. */
  readonly templateId: string | null;
  /** ISO 8601. */
  readonly sendAt: string | null;
  readonly repeatEvery: MailingRepeat | null;
  readonly maxRepeats: number | null;
  /** The gateway's own word or number; what there is, is not documented. */
  readonly status: string | null;
  readonly cost: number | null;
  readonly extra: GatewayFields;
}

const KNOWN = [
  'id',
  'name',
  'mes',
  'message',
  'sender',
  'sender_id',
  'tpl',
  'send_timestamp',
  'send_date',
  'time',
  'rpt',
  'rptn',
  'status',
  'cost',
];

/**
 * The answer of jobs.php to `get_all=1`. Its layout was not found anywhere: a list of records with
 * the names of the request, or of a status, is expected, and everything else kept. Unverified
 * against the live service.
 */
export function readMailingsAnswer(context: AnswerContext): Result<Mailing[]> {
  const records = readRecordList('jobs', context);
  return records.ok ? success(records.value.map(toMailing)) : records;
}

/** The answer to `get=1`: one record, alone or as the only one of a list. */
export function readMailingAnswer(context: AnswerContext): Result<Mailing> {
  const answer = openAnswer('jobs', context);
  if (!answer.ok) return answer;
  const list = readRecordList('jobs', context);
  const fields = list.ok
    ? list.value[0]
    : answer.value.kind === 'text'
      ? null
      : fieldsOf(answer.value);
  return fields
    ? success(toMailing(fields))
    : failure(unreadableAnswer('jobs', 'an answer without a mailing'));
}

function toMailing(fields: GatewayFields): Mailing {
  const sendAt =
    timestampToIso(fields.send_timestamp) ??
    moscowDateToIso(fields.send_date) ??
    moscowDateToIso(fields.time) ??
    timestampToIso(fields.time);
  const repeat = toInteger(fields.rpt);
  const repeatEvery = MAILING_REPEATS.find(({ code }) => code === repeat)?.name ?? null;
  // What could not be read stays visible under its own name.
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
