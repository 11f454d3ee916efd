/** An emulated gateway and a Node-RED with an account of it. */
import { startEmulator, type EmulatorHandle } from '../../../../emulator/start';
import {
  startNodeRed,
  type NodeRedOptions,
  type NodeRedSandbox,
} from '../../../../testkit/node-red/sandbox';
import type { FlowNode, FlowSecrets } from '../../../../testkit/node-red/user-directory';
import { locateNodeRed, type NodeRedVersion } from '../../../../testkit/node-red/versions';

export const CALLBACK_SECRET = 'callback-secret-of-tests';

export interface Stage {
  readonly emulator: EmulatorHandle;
  readonly red: NodeRedSandbox;
  /** The flows with the account in front. */
  flows(...nodes: FlowNode[]): FlowNode[];
  stop(): Promise<void>;
}

export interface StageOptions extends Pick<NodeRedOptions, 'settings' | 'adminRoot'> {
  /** Emulated seconds per real second, default 20. */
  readonly speed?: number;
  /** Nodes that run from the start, beside the account. */
  readonly nodes?: readonly FlowNode[];
  /** Whether the gateway also speaks SMPP. */
  readonly smpp?: boolean;
}

const SECRETS: FlowSecrets = {
  account: { apiKey: 'demo-key', callbackSecret: CALLBACK_SECRET },
};

export async function openStage(
  version: NodeRedVersion,
  { speed = 20, nodes = [], smpp = false, ...others }: StageOptions = {},
): Promise<Stage> {
  const emulator = await startEmulator({ speed, ...(smpp && { smpp: { port: 0 } }) });
  const flows = (...more: FlowNode[]): FlowNode[] => [
    { id: 'tab', type: 'tab', label: 'Test' },
    {
      ...{ id: 'account', type: 'smsc-config', name: 'Emulator', region: 'custom' },
      ...{ baseUrl: emulator.url, authentication: 'apiKey', callbackHash: 'sha1' },
    },
    ...more,
  ];
  const tarball = process.env['SMSC_NODE_RED_TARBALL'] ?? '';
  try {
    const red = await startNodeRed({
      installed: locateNodeRed(version),
      tarball,
      flows: flows(...nodes),
      secrets: SECRETS,
      ...others,
    });
    return {
      emulator,
      red,
      flows,
      async stop() {
        await red.stop();
        await emulator.stop();
      },
    };
  } catch (cause) {
    await emulator.stop();
    throw cause;
  }
}

/** A node in the tab, wired to nothing unless `wires` is given. */
export function node(id: string, type: string, properties: object = {}): FlowNode {
  // Without a place, Node-RED takes it for a config node.
  return { id, type, z: 'tab', x: 100, y: 100, wires: [], ...properties };
}

export function probe(id: string): FlowNode {
  return node(id, 'probe');
}
