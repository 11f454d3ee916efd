import { decodeForm } from './form';

/** A file of a request. Its content is only read when it is sent. */
export interface AttachedFile {
  /** Name that the recipient sees, e.g. `invoice.pdf`. */
  readonly name: string;
  /** MIME type. */
  readonly contentType: string;
  /** Size in bytes. Exactly this many bytes are sent. */
  readonly size: number;
  /** Returns the content from the start. */
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A `multipart/form-data` body: chunks that are sent one after the other. */
export interface Multipart {
  /** Value of the `Content-Type` header. */
  readonly contentType: string;
  /** Size of the whole body in bytes. */
  readonly size: number;
  readonly chunks: readonly (Uint8Array | AttachedFile)[];
}

const LINE_END = '\r\n';

/**
 * Returns fields and files as `multipart/form-data` (RFC 7578). Keeps the bytes of the form in any
 * charset. The global FormData would change every line break to CRLF, and the gateway only recognizes
 * its comment separator between single line breaks.
 *
 * @param form percent-encoded form body from `encodeRequest`, with the credential
 * @param boundary random text that does not occur in a field or a file
 */
export function buildMultipart(
  form: string,
  files: readonly AttachedFile[],
  boundary: string,
): Multipart {
  const decoded = decodeForm(Buffer.from(form, 'latin1'));
  if (!decoded.ok) throw new TypeError('The form body is not valid percent-encoding');
  const chunks: (Uint8Array | AttachedFile)[] = [];
  for (const { name, value } of decoded.fields) {
    chunks.push(openPart(boundary, `name="${escapeName(Buffer.from(name).toString('utf8'))}"`));
    chunks.push(value, Buffer.from(LINE_END));
  }
  files.forEach((file, index) => {
    const disposition = `name="file${index}"; filename="${escapeName(file.name)}"`;
    chunks.push(openPart(boundary, disposition, file.contentType), file, Buffer.from(LINE_END));
  });
  chunks.push(Buffer.from(`--${boundary}--${LINE_END}`));
  const size = chunks.reduce(
    (sum, chunk) => sum + (chunk instanceof Uint8Array ? chunk.byteLength : chunk.size),
    0,
  );
  return { contentType: `multipart/form-data; boundary=${boundary}`, size, chunks };
}

function openPart(boundary: string, disposition: string, contentType?: string): Uint8Array {
  const lines = [`--${boundary}`, `Content-Disposition: form-data; ${disposition}`];
  if (contentType !== undefined) lines.push(`Content-Type: ${oneLine(contentType)}`);
  return Buffer.from([...lines, '', ''].join(LINE_END), 'utf8');
}

/** Escapes a name as browsers do, so that it cannot end its quotes or inject a header. */
function escapeName(name: string): string {
  return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}

function oneLine(value: string): string {
  return value.replace(/[\u0000-\u001f\u007f]/g, '');
}
