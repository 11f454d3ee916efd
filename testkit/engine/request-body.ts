import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { TEMPORARY_FOLDER } from './environment';

/** n8n's response to a body that it cannot parse; the node is not called. */
export class UnprocessableBody extends Error {}

export interface ContentType {
  readonly type: string | undefined;
  readonly charset: string;
}

export function readContentType(header: string | undefined): ContentType {
  const [type, ...parameters] = (header ?? '').split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.toLowerCase().startsWith('charset='));
  return {
    type: type?.toLowerCase() || undefined,
    charset: charset?.slice('charset='.length).replaceAll('"', '') ?? 'utf-8',
  };
}

/**
 * Parses a body like n8n's middleware: nothing for an unknown type, and an error for a charset that
 * Node's buffers do not know. That is why a callback in windows-1251 must not name its charset in
 * the header.
 */
export async function parseBody(raw: Buffer, header: string | undefined): Promise<unknown> {
  const { type, charset } = readContentType(header);
  if (type === 'multipart/form-data') return parseMultipart(raw, header ?? '');
  if (raw.length === 0 || type === undefined) return undefined;
  if (!Buffer.isEncoding(charset)) throw new UnprocessableBody(`Unknown encoding: ${charset}`);
  const text = raw.toString(charset);
  if (type === 'application/json') return parseJson(text);
  if (type === 'application/x-www-form-urlencoded') return parseForm(text);
  if (type.endsWith('/xml') || type.endsWith('+xml')) return parseXml(text);
  return type === 'text/plain' ? text : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UnprocessableBody('Failed to parse request body');
  }
}

function parseForm(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

function parseXml(text: string): unknown {
  if (XMLValidator.validate(text) !== true) {
    throw new UnprocessableBody('Failed to parse request body');
  }
  return new XMLParser().parse(text) as unknown;
}

interface UploadedFile {
  readonly filepath: string;
  readonly originalFilename: string;
  readonly mimetype: string;
  readonly size: number;
}

/** Separates fields and files; each file is written to disk, as n8n's form nodes need it. */
async function parseMultipart(raw: Buffer, header: string) {
  const data: Record<string, string> = {};
  const files: Record<string, UploadedFile> = {};
  const form = await new Response(raw, { headers: { 'content-type': header } }).formData();
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') {
      data[name] = value;
      continue;
    }
    const filepath = join(TEMPORARY_FOLDER, `upload-${randomUUID()}`);
    await writeFile(filepath, Buffer.from(await value.arrayBuffer()));
    files[name] = {
      filepath,
      originalFilename: value.name,
      mimetype: value.type,
      size: value.size,
    };
  }
  return { data, files };
}
