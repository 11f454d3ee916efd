import type { IncomingMessage } from 'node:http';
import { decodeBytes, readCharset, type Charset } from '../charset';
import type { UploadedFile } from '../messages/message';
import { readForm, type RawField } from './form';
import { readMultipart } from './multipart';

/** A parsed client request: query and body as one set of fields. */
export interface ClientRequest {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly UploadedFile[];
  readonly charset: Charset;
}

/** Larger bodies end the connection. */
const LARGEST_BODY = 64 * 1024 * 1024;

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Error('The request body exceeds the limit of the emulator');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Merges query and body; the body takes precedence, as does the last of several fields with the
 * same name. Values are decoded by the `charset` field, default windows-1251.
 */
export function readClientRequest(query: string, body: Buffer, contentType: string): ClientRequest {
  const multipart = /^multipart\/form-data/i.test(contentType)
    ? readMultipart(body, contentType)
    : null;
  const raw: RawField[] = [
    ...readForm(query),
    ...(multipart ? multipart.fields : readForm(body.toString('latin1'))),
  ];
  const charset = readCharset(
    raw
      .filter(({ name }) => name === 'charset')
      .at(-1)
      ?.value.toString(),
  );
  return {
    fields: new Map(raw.map(({ name, value }) => [name, decodeBytes(value, charset)])),
    files: multipart?.files ?? [],
    charset,
  };
}

/** Parses the JSON body of `/rest/send/`; `null` if it is not a JSON object. */
export function readJsonRequest(body: Buffer): ClientRequest | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(parsed)) {
    if (value === null || value === undefined) continue;
    fields.set(name, Array.isArray(value) ? value.map(toFieldText).join(',') : toFieldText(value));
  }
  return { fields, files: [], charset: 'utf-8' };
}

/** Anything but a scalar becomes the word that PHP makes of it. */
function toFieldText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? 'Array' : String(value as string | number | boolean);
}
