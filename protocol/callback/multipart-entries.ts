import { MAX_FIELDS } from './limits';
import type { CallbackEntry, CallbackValue, EntriesOutcome } from './value';

const BOUNDARY = /;\s*boundary\s*=\s*(?:"([^"]{1,100})"|([^";\s]{1,100}))/i;
const NAME = /;\s*name\s*=\s*(?:"([^"]*)"|([^";\s]+))/i;
const END_OF_HEADERS = '\r\n\r\n';

function reject(reason: string): EntriesOutcome {
  return { ok: false, reason };
}

function toValue(latin1: string): CallbackValue {
  return { kind: 'text', parts: latin1 === '' ? [] : [Buffer.from(latin1, 'latin1')] };
}

/** Returns the name of a part that is not a file. Other headers are ignored. */
function readName(headers: string): string | null {
  const disposition = headers
    .split('\r\n')
    .find((header) => /^content-disposition\s*:\s*form-data\s*;/i.test(header));
  if (disposition === undefined || /;\s*filename\*?\s*=/i.test(disposition)) return null;
  const [, quoted, bare] = NAME.exec(disposition) ?? [];
  return quoted ?? bare ?? null;
}

/**
 * Returns the fields of a `multipart/form-data` body, which PHP sends for an array. Values are the
 * unchanged bytes. Rejects files.
 */
export function readMultipartEntries(body: Uint8Array, contentType: string): EntriesOutcome {
  const [, quoted, bare] = BOUNDARY.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return reject('multipart data without a boundary');
  // In latin1 each character is one byte, so the hashed bytes stay unchanged.
  const text = `\r\n${Buffer.from(body).toString('latin1')}`;
  const pieces = text.split(`\r\n--${boundary}`, MAX_FIELDS + 3);
  // Text before the first boundary is ignored; `--` follows the last boundary.
  const last = pieces.length > MAX_FIELDS + 2 ? undefined : pieces.pop();
  if (last === undefined) return reject(`more than ${MAX_FIELDS} fields`);
  if (pieces.length === 0 || !/^--\s*$/.test(last)) return reject('damaged multipart data');
  const entries: CallbackEntry[] = [];
  for (const piece of pieces.slice(1)) {
    const end = piece.indexOf(END_OF_HEADERS);
    if (!piece.startsWith('\r\n') || end < 0) return reject('damaged multipart data');
    const name = readName(piece.slice(2, end));
    if (name === null) return reject('multipart data with a file or a part without a name');
    entries.push({ name: toValue(name), value: toValue(piece.slice(end + END_OF_HEADERS.length)) });
  }
  return { ok: true, entries };
}
