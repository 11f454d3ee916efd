import { success, type Result } from '../result';
import { TEMPLATE_CHANNELS, type TemplateChannel } from '../tables';
import { createFieldPicker, type GatewayFields } from '../wire/gateway-fields';
import type { ResponseContext, GatewayRequest, RequestEncoding } from '../wire/request';
import { buildAction, type ActionFields } from './action-request';
import { checkRecordId, requireText } from './parameter-checks';
import { readRecordList } from './record-list';

/** Values of a template. Absent values stay unchanged. */
export interface TemplateValues {
  readonly name?: string;
  readonly text?: string;
  readonly channel?: TemplateChannel;
  readonly sender?: string;
  /** Whether the gateway appends this text to messages as a signature. */
  readonly isSignature?: boolean;
}

/* Source of all: HTTP API, "Managing message templates". */

/**
 * Returns the request for a new template.
 * Problems: InvalidInput of `name` or `text`.
 */
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

/**
 * Returns the request that changes a template.
 * Problems: InvalidInput of `templateId`.
 */
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

/**
 * Returns the request that deletes a template.
 * Problems: InvalidInput of `templateId`.
 */
export function buildDeleteTemplate(
  templateId: string,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const id = checkRecordId('templateId', templateId);
  return id.ok ? success(buildAction('templates', ['del'], { id: id.value }, encoding)) : id;
}

/** Returns the request for all templates. */
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

/** A stored text for messages. */
export interface Template {
  readonly id: string | null;
  readonly name: string | null;
  readonly text: string | null;
  /** `null` for an undocumented format, or if the response has none. */
  readonly channel: TemplateChannel | null;
  readonly sender: string | null;
  readonly extra: GatewayFields;
}

/**
 * Reads the response of templates.php to `get=1`. Live clients read `id`, `name` and `message`; the
 * other names are those of the requests, unverified against the live service.
 * Problems: a request error; an unreadable response.
 */
export function readTemplatesResponse(context: ResponseContext): Result<Template[]> {
  const records = readRecordList('templates', context);
  return records.ok ? success(records.value.map(toTemplate)) : records;
}

function toTemplate(fields: GatewayFields): Template {
  const { pick, rest } = createFieldPicker(fields);
  // An empty format means any channel; an absent one is unknown.
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
