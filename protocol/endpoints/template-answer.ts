import { unreadableAnswer } from '../problem';
import { failure, success, type Result } from '../result';
import {
  OPERATOR_TEMPLATES,
  TEMPLATE_CHANNELS,
  type OperatorTemplateName,
  type TemplateChannel,
} from '../tables';
import type { AnswerContext } from '../wire/request';
import {
  type GatewayFields,
  createFieldPicker,
  fieldsOfElement,
  fieldsOfObject,
  otherFields,
  toText,
} from '../wire/gateway-fields';
import { openAnswer } from './answer-envelope';
import { readRecordList } from './record-list';

/** A stored text for messages. */
export interface Template {
  readonly id: string | null;
  readonly name: string | null;
  readonly text: string | null;
  /** `null` for a format that is not documented, or when the gateway does not say. */
  readonly channel: TemplateChannel | null;
  readonly sender: string | null;
  readonly extra: GatewayFields;
}

/**
 * The answer of templates.php to `get=1`. Live clients read `id`, `name` and `message`; the other
 * names are those of the requests, unverified against the live service.
 */
export function readTemplatesAnswer(context: AnswerContext): Result<Template[]> {
  const records = readRecordList('templates', context);
  return records.ok ? success(records.value.map(toTemplate)) : records;
}

function toTemplate(fields: GatewayFields): Template {
  const { pick, rest } = createFieldPicker(fields);
  // An empty format says "any channel"; no format at all says nothing.
  const channelOf = (format: unknown) => TEMPLATE_CHANNELS.find((row) => row.format === format);
  pick(['format'], (text) => channelOf(text) !== undefined);
  const template = {
    id: pick(['id']),
    name: pick(['name']),
    text: pick(['message', 'msg']),
    channel: channelOf(fields.format)?.name ?? null,
    sender: pick(['sender']),
  };
  return { ...template, extra: rest() };
}

/** What the operators say about a text. */
export interface OperatorTemplate {
  readonly sender: string | null;
  readonly text: string | null;
  /** The gateway's word for each operator and type of message that it names. */
  readonly operators: Readonly<Partial<Record<OperatorTemplateName, string>>>;
  readonly extra: GatewayFields;
}

const KNOWN_OF_OPERATORS: ReadonlySet<string> = new Set([
  'sender',
  'msg',
  'message',
  ...OPERATOR_TEMPLATES.map(({ field }) => field),
]);

/**
 * The answer of op_templates.php to `get=1`: one record or a list of them. No answer was found
 * anywhere, so the names are those of the request, and everything else is kept as it comes:
 * unverified against the live service.
 */
export function readOperatorTemplatesAnswer(context: AnswerContext): Result<OperatorTemplate[]> {
  const list = readRecordList('operatorTemplates', context);
  if (list.ok) return success(list.value.map(toOperatorTemplate));
  if (list.problem.kind !== 'unreadable') return list;
  const answer = openAnswer('operatorTemplates', context);
  if (!answer.ok || answer.value.kind === 'text') return list;
  const fields =
    answer.value.kind === 'json'
      ? fieldsOfObject(answer.value.value)
      : fieldsOfElement(answer.value.root);
  return fields === null
    ? failure(unreadableAnswer('operatorTemplates', 'an answer without a record'))
    : success([toOperatorTemplate(fields)]);
}

function toOperatorTemplate(fields: GatewayFields): OperatorTemplate {
  const states = OPERATOR_TEMPLATES.flatMap(({ name, field }) => {
    const state = toText(fields[field]);
    return state === null ? [] : [[name, state] as const];
  });
  return {
    sender: toText(fields.sender),
    text: toText(fields.msg) ?? toText(fields.message),
    operators: Object.fromEntries(states),
    extra: otherFields(fields, KNOWN_OF_OPERATORS),
  };
}
