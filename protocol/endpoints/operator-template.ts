import { unreadableResponse } from '../problem';
import { failure, success, type Result } from '../result';
import { OPERATOR_TEMPLATES, type OperatorTemplateName } from '../tables';
import { otherFields, toText, type GatewayFields } from '../wire/gateway-fields';
import type { ResponseContext, GatewayRequest, RequestEncoding } from '../wire/request';
import { buildAction, type ActionFields } from './action-request';
import { requireText } from './parameter-checks';
import { readRecordList } from './record-list';
import { fieldsOfResponse, openResponse } from './response';

/** A text that operators must approve before messages may use it. */
export interface OperatorTemplateKey {
  readonly sender: string;
  readonly text: string;
}

/* Source of all: HTTP API, "Managing operator templates". */

/**
 * Returns the request that submits a text to operators.
 * Problems: InvalidInput of `sender`, `text` or `operators`.
 */
export function buildCreateOperatorTemplate(
  key: OperatorTemplateKey,
  operators: readonly OperatorTemplateName[],
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const fields = writeKey(key);
  if (!fields.ok) return fields;
  const flags = OPERATOR_TEMPLATES.filter(({ name }) => operators.includes(name));
  const first = requireText('operators', flags[0]?.field);
  if (!first.ok) return first;
  const values = {
    ...fields.value,
    ...Object.fromEntries(flags.map(({ field }) => [field, '1'] as const)),
  };
  return success(buildAction('operatorTemplates', ['add'], values, encoding));
}

/**
 * Returns the request for the decisions of operators about a text.
 * Problems: InvalidInput of `sender` or `text`.
 */
export function buildGetOperatorTemplate(
  key: OperatorTemplateKey,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const fields = writeKey(key);
  return fields.ok
    ? success(buildAction('operatorTemplates', ['get'], fields.value, encoding))
    : fields;
}

function writeKey({ sender, text }: OperatorTemplateKey): Result<ActionFields> {
  const checkedSender = requireText('sender', sender);
  if (!checkedSender.ok) return checkedSender;
  const checkedText = requireText('text', text);
  return checkedText.ok ? success({ sender: checkedSender.value, msg: text }) : checkedText;
}

/** Decisions of operators about a text. */
export interface OperatorTemplate {
  readonly sender: string | null;
  readonly text: string | null;
  /** The gateway's word per operator and message type. */
  readonly operators: Readonly<Partial<Record<OperatorTemplateName, string>>>;
  readonly extra: GatewayFields;
}

const KNOWN: ReadonlySet<string> = new Set([
  'sender',
  'msg',
  'message',
  ...OPERATOR_TEMPLATES.map(({ field }) => field),
]);

/**
 * Reads the response of op_templates.php to `get=1`: one record or a list of them. It is not
 * documented, so the names are those of the request, and everything else is kept: unverified
 * against the live service.
 * Problems: a request error; an unreadable response.
 */
export function readOperatorTemplatesResponse(
  context: ResponseContext,
): Result<OperatorTemplate[]> {
  const list = readRecordList('operatorTemplates', context);
  if (list.ok) return success(list.value.map(toOperatorTemplate));
  if (list.problem.kind !== 'unreadable') return list;
  const response = openResponse('operatorTemplates', context);
  if (!response.ok || response.value.kind === 'text') return list;
  const fields = fieldsOfResponse(response.value);
  return fields === null
    ? failure(unreadableResponse('operatorTemplates', 'a response without a record'))
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
    extra: otherFields(fields, KNOWN),
  };
}
