import { success, type Result } from '../result';
import {
  OPERATOR_TEMPLATES,
  TEMPLATE_CHANNELS,
  type OperatorTemplateName,
  type TemplateChannel,
} from '../tables';
import type { GatewayRequest, RequestEncoding } from '../wire/request';
import { buildAction, type ActionFields } from './action-request';
import { checkRecordId, requireText } from './record-id';

export interface TemplateValues {
  readonly name?: string;
  readonly text?: string;
  readonly channel?: TemplateChannel;
  readonly sender?: string;
  /** Whether the gateway appends this text to messages as their signature. */
  readonly isSignature?: boolean;
}

/* Source of these: HTTP API, "Managing message templates". */

export function buildCreateTemplate(
  values: TemplateValues,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const name = requireText('name', values.name);
  if (!name.ok) return name;
  const text = requireText('text', values.text);
  if (!text.ok) return text;
  return success(buildAction('templates', ['add'], writeTemplate(values), encoding));
}

export function buildUpdateTemplate(
  templateId: string,
  values: TemplateValues,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const id = checkRecordId('templateId', templateId);
  if (!id.ok) return id;
  const fields = { id: id.value, ...writeTemplate(values) };
  return success(buildAction('templates', ['chg'], fields, encoding));
}

export function buildDeleteTemplate(
  templateId: string,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const id = checkRecordId('templateId', templateId);
  return id.ok ? success(buildAction('templates', ['del'], { id: id.value }, encoding)) : id;
}

export function buildListTemplates(encoding: RequestEncoding): GatewayRequest {
  return buildAction('templates', ['get'], {}, encoding);
}

function writeTemplate({ name, text, channel, sender, isSignature }: TemplateValues): ActionFields {
  return {
    name: name?.trim() || undefined,
    msg: text?.trim() ? text : undefined,
    format: TEMPLATE_CHANNELS.find((row) => row.name === channel)?.format,
    sender: sender || undefined,
    'fl[1]': isSignature === undefined ? undefined : isSignature ? '1' : '0',
  };
}

/** A text that operators have to approve before messages of that kind may use it. */
export interface OperatorTemplateKey {
  readonly sender: string;
  readonly text: string;
}

/* Source of these: HTTP API, "Managing operator templates". */

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

/** Asks what became of a text at the operators. */
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
