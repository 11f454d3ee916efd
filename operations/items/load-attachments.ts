import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import {
  failure,
  findChannel,
  invalidInput,
  success,
  type AttachedFile,
  type Result,
} from '../../protocol';
import type { OperationRun } from '../operation';

/** The files of an item. */
export type FilesOfItem = (itemIndex: number) => Result<readonly AttachedFile[]>;

/** Finds the files of all messages, before anything is sent. Their content is read while it is sent. */
export async function loadAttachments(run: OperationRun): Promise<FilesOfItem> {
  return await loadFiles(run, 'attachments', (itemIndex) => {
    const channel: unknown = run.functions.getNodeParameter('channel', itemIndex, 'sms');
    const row = typeof channel === 'string' ? findChannel(channel) : undefined;
    return row?.takes.includes('attachments')
      ? run.functions.getNodeParameter('attachments', itemIndex, '')
      : '';
  });
}

/** Finds the files of all items, by the names of binary fields that a parameter holds. */
export async function loadFiles(
  { functions, itemCount }: OperationRun,
  parameter: string,
  readNames: (itemIndex: number) => unknown,
): Promise<FilesOfItem> {
  const files: Result<readonly AttachedFile[]>[] = [];
  for (let itemIndex = 0; itemIndex < itemCount; itemIndex += 1) {
    files.push(await loadOfItem(functions, itemIndex, parameter, readNames));
  }
  return (itemIndex) => files[itemIndex] ?? success([]);
}

async function loadOfItem(
  functions: IExecuteFunctions,
  itemIndex: number,
  parameter: string,
  readNames: (itemIndex: number) => unknown,
): Promise<Result<readonly AttachedFile[]>> {
  try {
    const files: AttachedFile[] = [];
    for (const name of listNames(readNames(itemIndex))) {
      const data = findData(functions, itemIndex, name);
      if (data === null) return failure(missing(parameter, name));
      files.push(await toFile(functions, data, typeof name === 'string' ? name : 'file'));
    }
    return success(files);
  } catch (error) {
    const text = error instanceof Error ? error.message : 'A file could not be found';
    return failure(invalidInput(parameter, text, `Check '${parameter}' and the node before`));
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

function missing(parameter: string, name: unknown) {
  return invalidInput(
    parameter,
    `'${parameter}' names ${JSON.stringify(name)}, which is no binary field of the item`,
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
