import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

/** The possible values of a parameter, by its path. */
export type StoredValues = Readonly<Record<string, readonly unknown[]>>;

/** The values of a display condition; ours have one each. */
function textsOf(condition: readonly unknown[] = []): string[] {
  return condition.filter((value) => typeof value === 'string');
}

/** Every name and value that a saved workflow can hold, as `path: value`. */
export function listStored(
  properties: readonly INodeProperties[],
  prefix = '',
): Record<string, unknown[]> {
  const stored: Record<string, unknown[]> = {};
  for (const { name, type, options = [], modes = [], displayOptions } of properties) {
    if (type === 'notice') continue;
    const { resource, operation } = displayOptions?.show ?? {};
    const owner = [...textsOf(resource), ...textsOf(operation)].join('.');
    const path = `${prefix}${owner === '' ? '' : `${owner}:`}${name}`;
    if (type === 'collection') {
      Object.assign(stored, listStored(options as INodeProperties[], `${path}.`));
    } else if (type === 'fixedCollection') {
      for (const { name: list, values } of options as INodePropertyCollection[]) {
        Object.assign(stored, listStored(values, `${path}.${list}.`));
      }
    } else {
      const values = (options as INodePropertyOptions[]).map(({ value }) => value);
      stored[path] = [...values, ...modes.map((mode) => mode.name)];
    }
  }
  return stored;
}

/** Names and values that a saved workflow needs and no longer finds. */
export function findMissing(frozen: StoredValues, stored: StoredValues): string[] {
  return Object.entries(frozen).flatMap(([path, values]) => {
    const present = stored[path];
    if (!present) return [path];
    return values
      .filter((value) => !present.includes(value))
      .map((value) => `${path} = ${String(value)}`);
  });
}
