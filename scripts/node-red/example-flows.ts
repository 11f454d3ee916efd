import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EmulatorHandle } from '../../emulator/start';
import type { FlowNode, FlowSecrets } from '../../testkit/node-red/user-directory';
import { nodeRedFolder } from '../../testkit/node-red/versions';

/** The secrets of the emulated account. */
export const DEMO = {
  apiKey: 'demo-key',
  login: 'demo',
  password: 'demo',
  callbackSecret: 'demo-callback-secret',
} as const;

/** All example flows of the package, with accounts of an emulated gateway. */
export interface ExampleFlows {
  readonly nodes: readonly FlowNode[];
  readonly secrets: FlowSecrets;
  /** Title and ID of each tab. */
  readonly tabs: readonly { readonly label: string; readonly id: string }[];
}

export function readExampleFlows(emulator: EmulatorHandle): ExampleFlows {
  const folder = path.join(nodeRedFolder, 'examples');
  const nodes = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as FlowNode[])
    .map((node) => ({ ...node, ...connect(node, emulator) }));
  const secrets = Object.fromEntries(
    nodes
      .filter(({ type }) => type === 'smsc-config' || type === 'smsc-smpp-config')
      .map(({ id, type }) => [id, type === 'smsc-config' ? ACCOUNT_SECRETS : SESSION_SECRETS]),
  );
  const tabs = nodes
    .filter(({ type }) => type === 'tab')
    .map(({ id, label }) => ({ id, label: String(label) }));
  return { nodes, secrets, tabs };
}

const ACCOUNT_SECRETS = { apiKey: DEMO.apiKey, callbackSecret: DEMO.callbackSecret };
const SESSION_SECRETS = { login: DEMO.login, password: DEMO.password };

/** Returns what connects a config node to the emulator. */
function connect({ type }: FlowNode, { url, smpp }: EmulatorHandle): object {
  if (type === 'smsc-config') return { region: 'custom', baseUrl: url, authentication: 'apiKey' };
  if (type !== 'smsc-smpp-config') return {};
  return { region: 'custom', host: '127.0.0.1', port: smpp?.port ?? 0, tls: false };
}
