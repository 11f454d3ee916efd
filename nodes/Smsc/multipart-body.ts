import { buildMultipart, type AttachedFile, type Multipart } from '../../protocol';

/**
 * A form with files as the body of a request. It is a Blob whose bytes are made while it is sent:
 * the HTTP library of every n8n reads Blobs piece by piece, tells their size beforehand and takes
 * over their type, so no file is ever in memory as a whole.
 *
 * `append` is what the credential calls to put its secrets into the body.
 */
export class MultipartBody extends Blob {
  /** Name of the file that could not be read to its end, else `null`. */
  brokenFile: string | null = null;

  constructor(
    private form: string,
    private readonly files: readonly AttachedFile[],
    private readonly boundary: string = `smsc-${crypto.randomUUID()}`,
  ) {
    super([], { type: `multipart/form-data; boundary=${boundary}` });
    Object.defineProperty(this, 'size', { get: () => this.content.size, enumerable: true });
  }

  append(name: string, value: string): void {
    this.form += `&${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  }

  override stream(): ReadableStream<Uint8Array> {
    return ReadableStream.from(this.read()) as ReadableStream<Uint8Array>;
  }

  private get content(): Multipart {
    return buildMultipart(this.form, this.files, this.boundary);
  }

  private async *read(): AsyncGenerator<Uint8Array> {
    for (const piece of this.content.chunks) {
      if (piece instanceof Uint8Array) yield piece;
      else yield* this.readFile(piece);
    }
  }

  /** A body that is shorter or longer than announced would be taken for something else. */
  private async *readFile(file: AttachedFile): AsyncGenerator<Uint8Array> {
    let left = file.size;
    this.brokenFile = file.name;
    for await (const chunk of file.open()) {
      left -= chunk.byteLength;
      if (left < 0) break;
      // Whoever stops reading here has reasons of its own.
      this.brokenFile = null;
      yield chunk;
      this.brokenFile = file.name;
    }
    if (left !== 0) throw new TypeError('A file does not have the size that it was said to have');
    this.brokenFile = null;
  }
}
