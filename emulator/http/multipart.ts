import { createHash } from 'node:crypto';
import type { UploadedFile } from '../messages/message';
import type { RawField } from './form';

export interface MultipartBody {
  readonly fields: readonly RawField[];
  readonly files: readonly UploadedFile[];
}

const HEADER_END = '\r\n\r\n';

/**
 * Parses a multipart body byte by byte. Built-in parsers decode every field as utf-8, but here a
 * field may be in the charset that another field names.
 * @returns `null` if the body does not match its boundary
 */
export function readMultipart(body: Buffer, contentType: string): MultipartBody | null {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (!boundary) return null;
  const text = body.toString('latin1');
  const pieces = `\r\n${text}`.split(`\r\n--${boundary[1] ?? boundary[2]}`);
  if (pieces.length < 3 || !pieces.at(-1)?.startsWith('--')) return null;

  const fields: RawField[] = [];
  const files: UploadedFile[] = [];
  for (const piece of pieces.slice(1, -1)) {
    const headerEnd = piece.indexOf(HEADER_END);
    if (headerEnd < 0) return null;
    const headers = piece.slice(0, headerEnd);
    const content = Buffer.from(piece.slice(headerEnd + HEADER_END.length), 'latin1');
    const name = /\bname="([^"]*)"/i.exec(headers)?.[1] ?? '';
    const fileName = /\bfilename="([^"]*)"/i.exec(headers)?.[1];
    if (fileName === undefined) {
      fields.push({ name, value: content });
    } else {
      files.push({
        name: Buffer.from(fileName, 'latin1').toString('utf8'),
        contentType: /content-type: *([^\r\n]+)/i.exec(headers)?.[1] ?? '',
        size: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      });
    }
  }
  return { fields, files };
}
