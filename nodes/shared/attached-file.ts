import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { AttachedFile } from '../../protocol';

/**
 * Returns a binary field of an item, `null` if the item has no such field. Expressions may also
 * give the data itself. The content is read while it is sent.
 */
export async function findFile(
  functions: IExecuteFunctions,
  itemIndex: number,
  field: unknown,
): Promise<AttachedFile | null> {
  const data = findData(functions, itemIndex, field);
  return data === null
    ? null
    : await toFile(functions, data, typeof field === 'string' ? field : 'file');
}

function findData(
  functions: IExecuteFunctions,
  itemIndex: number,
  field: unknown,
): IBinaryData | null {
  try {
    return functions.helpers.assertBinaryData(itemIndex, field as string | IBinaryData);
  } catch {
    return null;
  }
}

const CHUNK = 64 * 1024;
/** Base64 is split between groups of four characters, because each group encodes three bytes. */
const CHUNK_OF_BASE64 = 4 * Math.ceil(CHUNK / 3);

async function toFile(
  { helpers }: IExecuteFunctions,
  data: IBinaryData,
  field: string,
): Promise<AttachedFile> {
  const { id, fileName, fileExtension, mimeType } = data;
  const name = fileName ?? (fileExtension === undefined ? field : `${field}.${fileExtension}`);
  const file = { name, contentType: mimeType };
  if (id === undefined) {
    const size = Buffer.byteLength(data.data, 'base64');
    return { ...file, size, open: () => decodeBase64(data.data) };
  }
  const size = data.bytes ?? (await helpers.getBinaryMetadata(id)).fileSize;
  return { ...file, size, open: () => readStored(helpers, id) };
}

function* decodeBase64(text: string): Generator<Uint8Array> {
  for (let start = 0; start < text.length; start += CHUNK_OF_BASE64) {
    yield Buffer.from(text.slice(start, start + CHUNK_OF_BASE64), 'base64');
  }
}

async function* readStored(
  helpers: IExecuteFunctions['helpers'],
  id: string,
): AsyncGenerator<Uint8Array> {
  yield* (await helpers.getBinaryStream(id, CHUNK)) as AsyncIterable<Uint8Array>;
}
