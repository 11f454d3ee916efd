import { decodeForm } from './form';

/** A file that travels with a request. Its content is read when it is sent, and only then. */
export interface AttachedFile {
  /** As the recipient sees it, e.g. `invoice.pdf`. */
  readonly name: string;
  /** MIME type. */
  readonly contentType: string;
  /** In bytes; exactly this much is sent. */
  readonly size: number;
  /** The content, from the beginning. */
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A request as `multipart/form-data`: pieces that are sent one after the other. */
export interface Multipart {
  /** For the `Content-Type` header. */
  readonly contentType: string;
  /** Of the whole body, in bytes. */
  readonly size: number;
  readonly pieces: readonly (Uint8Array | AttachedFile)[];
}

const LINE_END = '\r\n';

/**
 * Fields and files as `multipart/form-data` (RFC 7578). The global FormData would turn every line
 * break of a text into two characters, and the gateway knows its comment separator by single ones;
 * so the bytes of the form are kept as they are, whatever charset they are in.
 *
 * @param form percent-encoded form body, as `encodeRequest` and the credential make it
 * @param boundary occurs in no field and in no file: something random
 */
export function buildMultipart(
  form: string,
  files: readonly AttachedFile[],
  boundary: string,
): Multipart {
  const decoded = decodeForm(Buffer.from(form, 'latin1'));
  if (!decoded.ok) throw new TypeError('The form body was not made by encodeRequest');
  const pieces: (Uint8Array | AttachedFile)[] = [];
  for (const { name, value } of decoded.fields) {
    pieces.push(openPart(boundary, `name="${escapeName(Buffer.from(name).toString('utf8'))}"`));
    pieces.push(value, Buffer.from(LINE_END));
  }
  files.forEach((file, index) => {
    const disposition = `name="file${index}"; filename="${escapeName(file.name)}"`;
    pieces.push(openPart(boundary, disposition, file.contentType), file, Buffer.from(LINE_END));
  });
  pieces.push(Buffer.from(`--${boundary}--${LINE_END}`));
  const size = pieces.reduce(
    (sum, piece) => sum + (piece instanceof Uint8Array ? piece.byteLength : piece.size),
    0,
  );
  return { contentType: `multipart/form-data; boundary=${boundary}`, size, pieces };
}

function openPart(boundary: string, disposition: string, contentType?: string): Uint8Array {
  const lines = [`--${boundary}`, `Content-Disposition: form-data; ${disposition}`];
  if (contentType !== undefined) lines.push(`Content-Type: ${oneLine(contentType)}`);
  return Buffer.from([...lines, '', ''].join(LINE_END), 'utf8');
}

/** As browsers do it: a name can neither end its quotes nor begin a header of its own. */
function escapeName(name: string): string {
  return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}

function oneLine(value: string): string {
  return value.replace(/[\u0000-\u001f\u007f]/g, '');
}
