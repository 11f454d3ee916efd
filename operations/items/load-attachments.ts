import type { Host } from '../host';

import {
  type AttachedFile,
  failure,
  findChannel,
  invalidInput,
  param,
  type Result,
  sentence,
  success,
} from '../../protocol';
import type { OperationRun } from '../operation';

/** The files of an item. */
export type FilesOfItem = (itemIndex: number) => Result<readonly AttachedFile[]>;

/** Finds the files of all messages, before anything is sent. Their content is read while it is sent. */
export async function loadAttachments(run: OperationRun): Promise<FilesOfItem> {
  return await loadFiles(run, 'attachments', (itemIndex) => {
    const channel: unknown = run.host.read('channel', itemIndex, 'sms');
    const row = typeof channel === 'string' ? findChannel(channel) : undefined;
    return row?.takes.includes('attachments') ? run.host.read('attachments', itemIndex, '') : '';
  });
}

/** Finds the files of all items, by the names of binary fields that a parameter holds. */
export async function loadFiles(
  { host, itemCount }: OperationRun,
  parameter: string,
  readNames: (itemIndex: number) => unknown,
): Promise<FilesOfItem> {
  const files: Result<readonly AttachedFile[]>[] = [];
  for (let itemIndex = 0; itemIndex < itemCount; itemIndex += 1) {
    files.push(await loadOfItem(host, itemIndex, parameter, readNames));
  }
  return (itemIndex) => files[itemIndex] ?? success([]);
}

async function loadOfItem(
  host: Host,
  itemIndex: number,
  parameter: string,
  readNames: (itemIndex: number) => unknown,
): Promise<Result<readonly AttachedFile[]>> {
  try {
    const files: AttachedFile[] = [];
    for (const name of listNames(readNames(itemIndex))) {
      const file = await host.file(itemIndex, name);
      if (file === null) return failure(missing(parameter, name));
      files.push(file);
    }
    return success(files);
  } catch (error) {
    const text = error instanceof Error ? error.message : 'A file could not be found';
    return failure(
      invalidInput(parameter, text, sentence`Check ${param(parameter)} and the node before`),
    );
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

function missing(parameter: string, name: unknown) {
  return invalidInput(
    parameter,
    sentence`${param(parameter)} names ${JSON.stringify(name)}, which is no binary field of the item`,
    'Write the names of input binary fields, separated by commas, e.g. data',
  );
}
