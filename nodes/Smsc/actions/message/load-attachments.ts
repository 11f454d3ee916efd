import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import {
  failure,
  findChannel,
  invalidInput,
  success,
  type AttachedFile,
  type Result,
} from '../../../../protocol';
import type { OperationRun } from '../operation';

/** The files of an item. */
export type FilesOfItem = (itemIndex: number) => Result<readonly AttachedFile[]>;

/** Finds the files of all items, before anything is sent. Their content is read while it is sent. */
export async function loadAttachments({
  functions,
  itemCount,
}: OperationRun): Promise<FilesOfItem> {
  const files: Result<readonly AttachedFile[]>[] = [];
  for (let itemIndex = 0; itemIndex < itemCount; itemIndex += 1) {
    files.push(await loadOfItem(functions, itemIndex));
  }
  return (itemIndex) => files[itemIndex] ?? success([]);
}

async function loadOfItem(
  functions: IExecuteFunctions,
  itemIndex: number,
): Promise<Result<readonly AttachedFile[]>> {
  try {
    const channel: unknown = functions.getNodeParameter('channel', itemIndex, 'sms');
    const row = typeof channel === 'string' ? findChannel(channel) : undefined;
    if (!row?.takes.includes('attachments')) return success([]);
    const names: unknown = functions.getNodeParameter('attachments', itemIndex, '');
    const files: AttachedFile[] = [];
    for (const name of listNames(names)) {
      const data = findData(functions, itemIndex, name);
      if (data === null) return failure(missing(name));
      files.push(await toFile(functions, data, typeof name === 'string' ? name : 'file'));
    }
    return success(files);
  } catch (error) {
    const text = error instanceof Error ? error.message : 'A file could not be found';
    return failure(invalidInput('attachments', text, "Check 'attachments' and the node before"));
  }
}

/** Names of binary fields, separated by commas; expressions also give lists, and the data itself. */
function listNames(value: unknown): unknown[] {
  if (typeof value !== 'string') return Array.isArray(value) ? value : [value ?? []].flat();
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function findData(
  functions: IExecuteFunctions,
  itemIndex: number,
  name: unknown,
): IBinaryData | null {
  try {
    return functions.helpers.assertBinaryData(itemIndex, name as string | IBinaryData);
  } catch {
    return null;
  }
}

function missing(name: unknown) {
  return invalidInput(
    'attachments',
    `'attachments' names ${JSON.stringify(name)}, which is no binary field of the item`,
    'Write the names of input binary fields, separated by commas, e.g. data',
  );
}

const CHUNK = 64 * 1024;
/** Base64 is cut between groups of four characters, each of which is three bytes. */
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
