import type { IDataObject } from 'n8n-workflow';

import { SECRET_NAMES, type SecretFields } from '../protocol';
import {
  dropHeader,
  findHeader,
  isBodyless,
  isEmpty,
  isMultipart,
  isRecord,
  setHeader,
  takeQuery,
  type AnyRequestOptions,
  type Multipart,
} from './request-parts';

const FORM_TYPE = 'application/x-www-form-urlencoded';

/**
 * Adds the fields to the body of the request, for every kind of body, and never to its URL. A
 * request without a body becomes a form POST with its query as fields: the gateway accepts both in
 * the same way, but the URL of a GET is logged by every proxy.
 */
export function addToBody<Options extends AnyRequestOptions>(
  given: Options,
  fields: SecretFields,
): Options {
  const options = { ...given };
  if (options.qs) options.qs = withoutSecrets(options.qs) as IDataObject;
  if (isMultipart(options.formData)) appendToMultipart(options.formData, fields);
  else if (isRecord(options.formData)) options.formData = assign(options.formData, fields);
  else if (isRecord(options.form)) options.form = assign(options.form, fields);
  else if (typeof options.form === 'string') setForm(options, extendForm(options.form, fields));
  else if (isEmpty(options.body)) addNewBody(options, fields);
  else extendBody(options, fields);
  if (isBodyless(options)) options.method = 'POST';
  dropHeader(options, 'content-length');
  return options;
}

function addNewBody(options: AnyRequestOptions, fields: SecretFields): void {
  if (isJson(options)) options.body = assign({}, fields) as IDataObject;
  else setForm(options, extendForm(isBodyless(options) ? takeQuery(options) : '', fields));
}

function extendBody(options: AnyRequestOptions, fields: SecretFields): void {
  const { body } = options;
  if (body instanceof URLSearchParams) {
    options.body = new URLSearchParams(extendForm(body.toString(), fields));
  } else if (isMultipart(body)) {
    appendToMultipart(body, fields);
  } else if (typeof body === 'string') {
    options.body = extendText(options, body, fields);
  } else if (Buffer.isBuffer(body)) {
    options.body = Buffer.from(extendText(options, body.toString('latin1'), fields), 'latin1');
  } else if (isRecord(body)) {
    options.body = assign(body, fields) as IDataObject;
  } else {
    throw unsuitableBody();
  }
}

/**
 * Extends a body that is already text: JSON or a form, depending on its content type, otherwise on
 * its first character.
 */
function extendText(options: AnyRequestOptions, text: string, fields: SecretFields): string {
  const type = findHeader(options, 'content-type');
  if (isJson(options) || (type === undefined && text.trimStart().startsWith('{'))) {
    return extendJson(text, fields);
  }
  if (type !== undefined && !type.includes(FORM_TYPE)) throw unsuitableBody();
  if (type === undefined) setHeader(options, 'Content-Type', FORM_TYPE);
  return extendForm(text, fields);
}

function extendJson(text: string, fields: SecretFields): string {
  const value = parseJson(text);
  if (!isRecord(value)) throw unsuitableBody();
  return JSON.stringify(assign(value, fields));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Keeps the given form unchanged, because it may be percent-encoded in a charset other than utf-8.
 */
function extendForm(form: string, fields: SecretFields): string {
  const kept = form.split('&').filter((pair) => pair !== '' && !isSecret(pair.split('=', 1)[0]));
  const added = fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return [...kept, ...added].join('&');
}

function assign(target: Record<string, unknown>, fields: SecretFields): Record<string, unknown> {
  return { ...withoutSecrets(target), ...Object.fromEntries(fields) };
}

/** Removes secrets that the user entered by hand, because they must not override the credential. */
function withoutSecrets(target: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(target).filter(([name]) => !isSecret(name)));
}

function isSecret(name: string | undefined): boolean {
  return SECRET_NAMES.some((secret) => secret === name);
}

function appendToMultipart(form: Multipart, fields: SecretFields): void {
  for (const [name, value] of fields) {
    if (typeof form.set === 'function') form.set(name, value);
    else form.append(name, value);
  }
}

function setForm(options: AnyRequestOptions, form: string): void {
  delete options.form;
  options.body = form;
  setHeader(options, 'Content-Type', FORM_TYPE);
}

function isJson(options: AnyRequestOptions): boolean {
  return findHeader(options, 'content-type')?.includes('json') ?? false;
}

function unsuitableBody(): Error {
  return new Error(
    'The credential cannot be added to this kind of body, because the gateway accepts only a form, a JSON object or multipart data',
  );
}
