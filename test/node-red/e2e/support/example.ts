/** The example flows of the package, prepared for a test: its account, and probes for debug nodes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FlowNode } from '../../../../testkit/node-red/user-directory';
import { nodeRedFolder } from '../../../../testkit/node-red/versions';

export interface Example {
  /** The nodes, without config nodes: the references lead to those of the stage. */
  readonly nodes: readonly FlowNode[];
  /** @throws Error if the example has no such node */
  id(name: string): string;
}

/** IDs of the config nodes of a test by their type. */
const CONFIGS: Readonly<Record<string, string>> = {
  'smsc-config': 'account',
  'smsc-smpp-config': 'session',
};

/**
 * Reads an example as a user imports it.
 *
 * @param changes properties of nodes by their name, for what a test cannot wait for
 */
export function readExample(
  name: string,
  changes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
): Example {
  const file = join(nodeRedFolder, 'examples', `${name}.json`);
  const stored = JSON.parse(readFileSync(file, 'utf8')) as FlowNode[];
  const configs = new Map(
    stored
      .filter(({ type }) => type in CONFIGS)
      .map(({ id, type }) => [id, CONFIGS[type]] as const),
  );
  const nodes = stored
    .filter(({ id }) => !configs.has(id))
    .map((node) => {
      const changed = { ...node, ...changes[String(node['name'])] };
      for (const [property, value] of Object.entries(changed)) {
        const config = configs.get(value as string);
        if (config !== undefined) Object.assign(changed, { [property]: config });
      }
      return changed.type === 'debug' ? { ...changed, type: 'probe' } : changed;
    });
  return {
    nodes,
    id(wanted) {
      const found = nodes.filter((node) => node['name'] === wanted);
      if (found.length !== 1) throw new Error(`${found.length} nodes '${wanted}' in ${name}`);
      return found[0]!.id;
    },
  };
}
