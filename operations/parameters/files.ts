import {
  type AttachedFile,
  failure,
  invalidInput,
  param,
  type Result,
  sentence,
  success,
} from '../../protocol';
import type { Host } from '../host';

/**
 * Returns the files of an item, by the names of the binary fields in a parameter. Their content is
 * read while it is sent.
 *
 * Problems: the item has no such file, or the expression of the parameter cannot be evaluated.
 */
export async function readFiles(
  host: Host,
  itemIndex: number,
  parameter: string,
  readNames: () => unknown,
): Promise<Result<readonly AttachedFile[]>> {
  try {
    const files: AttachedFile[] = [];
    for (const name of listNames(readNames())) {
      const file = await host.file(itemIndex, name);
      if (file === null) return failure(missing(parameter, name));
      files.push(file);
    }
    return success(files);
  } catch (error) {
    const text = error instanceof Error ? error.message : 'A file was not found';
    return failure(
      invalidInput(parameter, text, sentence`Check ${param(parameter)} and the previous node`),
    );
  }
}

/**
 * Returns the names of binary fields, separated by commas. Expressions may also give lists, or the
 * data itself.
 */
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
    sentence`${param(parameter)} names ${JSON.stringify(name)}, which is not a binary field of the item`,
    'Enter the names of input binary fields, separated by commas, e.g. data',
  );
}
