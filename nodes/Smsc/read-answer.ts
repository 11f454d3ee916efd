/** What is used of a stream of Node. */
type ByteStream = AsyncIterable<Uint8Array> & { destroy(): void };

/**
 * The bytes of an answer, `null` when there are more than `largest`. It is read
 * as it comes, so that no more than that is ever in memory. Throws when it breaks off or when the
 * signal is aborted.
 */
export async function readAnswer(
  body: unknown,
  largest: number,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  if (!isStream(body)) return limit(toBytes(body), largest);
  const stop = () => body.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > largest) return null;
      chunks.push(chunk);
    }
    signal.throwIfAborted();
    return Buffer.concat(chunks);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function isStream(body: unknown): body is ByteStream {
  return (
    typeof body === 'object' && body !== null && 'destroy' in body && Symbol.asyncIterator in body
  );
}

/** Where a proxy of n8n answers in one piece. */
function toBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  return Buffer.from(typeof body === 'string' ? body : '', 'utf8');
}

function limit(bytes: Uint8Array, largest: number): Uint8Array | null {
  return bytes.byteLength > largest ? null : bytes;
}
