import type { AttachedFile } from '../../../protocol';
import { isRecord } from './is-record';
import type { FlowMessage } from './red';

/**
 * Returns a file of a message: by the name of a property, such as `payload` or `attachment`, or the
 * data itself. A file is a buffer, or an object as the e-mail nodes use it:
 * `{ filename, content, contentType }`. `null` if there is none.
 */
export function findFile(message: FlowMessage, field: unknown): AttachedFile | null {
  if (typeof field !== 'string') return toFile(field, 'file');
  const own = field.replace(/^msg\./, '');
  return toFile(findProperty(message, own), own);
}

function findProperty(message: FlowMessage, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), message);
}

function toFile(data: unknown, name: string): AttachedFile | null {
  if (data instanceof Uint8Array) return describe(data, name, 'application/octet-stream');
  if (!isRecord(data)) return null;
  const { filename, content, contentType } = data;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  if (!(bytes instanceof Uint8Array)) return null;
  return describe(
    bytes,
    typeof filename === 'string' && filename !== '' ? filename : name,
    typeof contentType === 'string' ? contentType : 'application/octet-stream',
  );
}

function describe(bytes: Uint8Array, name: string, contentType: string): AttachedFile {
  return { name, contentType, size: bytes.byteLength, open: () => [bytes] };
}
