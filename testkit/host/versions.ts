/** The n8n versions that this package is run in. Each has a folder of its own under host/ with an exact lock file. */
import path from 'node:path';

export const repository = path.resolve(__dirname, '../..');
export const hostRoot = path.join(repository, 'host');

export interface HostVersion {
  /** Exact n8n version; the folder is host/n8n-<version>. */
  readonly version: string;
  /** Majors of Node.js that this n8n runs on (its `engines`), both ends included. */
  readonly node: { readonly from: number; readonly to: number };
  /** Variables that only this version needs. */
  readonly environment: Readonly<Record<string, string>>;
  /** Why this version is in the list; a line of docs/compatibility.md. */
  readonly why: string;
}

/** Newest first: the first one is what `npm start` and the end-to-end tests use. */
export const hostVersions: readonly HostVersion[] = [
  {
    version: '2.41.1',
    node: { from: 24, to: 24 },
    // They call home (the registry of MCP servers) or need the AI nodes, which are not installed here.
    environment: { N8N_DISABLED_MODULES: 'mcp,mcp-registry,instance-ai,agents,chat-hub' },
    why: 'current 2.x',
  },
  {
    version: '2.8.4',
    node: { from: 20, to: 24 },
    environment: {},
    why: 'last 2.x line that runs on Node.js 20',
  },
  {
    version: '1.123.0',
    node: { from: 20, to: 24 },
    // Its MCP module reads the AI nodes, which are not installed here.
    environment: { N8N_DISABLED_MODULES: 'mcp' },
    why: 'last 1.x line',
  },
];

export const currentHost = hostVersions[0]!;

export function hostFolder(host: HostVersion): string {
  return path.join(hostRoot, `n8n-${host.version}`);
}
