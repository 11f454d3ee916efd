import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

/**
 * The options that n8n passes to `authenticate`: those of `httpRequest`, or those of the older
 * `request`, which the HTTP Request node still uses for a "Custom API Call".
 */
export interface AnyRequestOptions extends Omit<IHttpRequestOptions, 'url'> {
  url?: string;
  uri?: string;
  form?: unknown;
  formData?: unknown;
}

/** The global FormData or the one of the `form-data` package. */
export interface Multipart {
  append(name: string, value: string): void;
  set?(name: string, value: string): void;
}

export function isMultipart(value: unknown): value is Multipart {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof URLSearchParams) &&
    typeof (value as Partial<Multipart>).append === 'function'
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

export function isEmpty(body: unknown): boolean {
  if (body === undefined || body === null || body === '') return true;
  return isRecord(body) && Object.keys(body).length === 0;
}

/** Returns whether the method has no body. n8n sends GET if no method is given. */
export function isBodyless({ method = 'GET' }: AnyRequestOptions): boolean {
  return ['GET', 'HEAD'].includes(method.toUpperCase());
}

/** Returns the value of a header in lower case. */
export function findHeader(options: AnyRequestOptions, name: string): string | undefined {
  const found = Object.entries(options.headers ?? {}).find(([key]) => key.toLowerCase() === name);
  return typeof found?.[1] === 'string' ? found[1].toLowerCase() : undefined;
}

export function dropHeader(options: AnyRequestOptions, name: string): void {
  if (!options.headers) return;
  const kept = Object.entries(options.headers).filter(([key]) => key.toLowerCase() !== name);
  options.headers = Object.fromEntries(kept) as IDataObject;
}

export function setHeader(options: AnyRequestOptions, name: string, value: string): void {
  dropHeader(options, name.toLowerCase());
  options.headers = { ...options.headers, [name]: value };
}

/** Removes the query from the URL and the `qs` of the request, and returns it as a form. */
export function takeQuery(options: AnyRequestOptions): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(options.qs ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) pairs.append(name, String(one));
    }
  }
  delete options.qs;
  return [takeQueryOfAddress(options), pairs.toString()].filter((part) => part !== '').join('&');
}

function takeQueryOfAddress(options: AnyRequestOptions): string {
  const key = options.url === undefined ? 'uri' : 'url';
  const address = String(options[key] ?? '').split('#', 1)[0] ?? '';
  const start = address.indexOf('?');
  if (start < 0) return '';
  options[key] = address.slice(0, start);
  return address.slice(start + 1);
}
