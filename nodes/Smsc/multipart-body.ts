import { buildMultipart, type AttachedFile, type Multipart } from '../../protocol';

/**
 * A form with files as the body of a request. It is a Blob whose bytes are created while it is
 * sent: the HTTP library of every n8n version reads Blobs in chunks, announces their size and uses
 * their type, so a file is never completely in memory.
 *
 * The credential calls `append` to add its secrets to the body.
 */
export class MultipartBody extends Blob {
  /** Name of the file that could not be read to its end, otherwise `null`. */
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

  /** A body that is shorter or longer than announced would break the request. */
  private async *readFile(file: AttachedFile): AsyncGenerator<Uint8Array> {
    let left = file.size;
    this.brokenFile = file.name;
    for await (const chunk of file.open()) {
      left -= chunk.byteLength;
      if (left < 0) break;
      // A consumer that cancels here does not mean that the file is broken.
      this.brokenFile = null;
      yield chunk;
      this.brokenFile = file.name;
    }
    if (left !== 0) throw new TypeError('The size of a file differs from its announced size');
    this.brokenFile = null;
  }
}
