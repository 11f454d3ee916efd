/**
 * The n8n versions that this package is tested with. Each has a folder under host/ with an exact
 * lock file.
 */
import path from 'node:path';

export const repository = path.resolve(__dirname, '../..');
export const hostRoot = path.join(repository, 'host');

export interface HostVersion {
  /** Exact n8n version; the folder is host/n8n-<version>. */
  readonly version: string;
  /** Major versions of Node.js that this n8n supports (its `engines`), both inclusive. */
  readonly node: { readonly from: number; readonly to: number };
  /** Variables that only this version needs. */
  readonly environment: Readonly<Record<string, string>>;
  /** Reason for this version; a line of docs/compatibility.md. */
  readonly why: string;
}

/** Newest first: `npm start` and the end-to-end tests use the first one. */
export const hostVersions: readonly HostVersion[] = [
  {
    version: '2.41.1',
    node: { from: 24, to: 24 },
    // These modules call home (the registry of MCP servers) or need the AI nodes, which are not
    // installed here.
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
    // Its MCP module imports the AI nodes, which are not installed here.
    environment: { N8N_DISABLED_MODULES: 'mcp' },
    why: 'last 1.x line',
  },
];

export const currentHost = hostVersions[0]!;

export function hostFolder(host: HostVersion): string {
  return path.join(hostRoot, `n8n-${host.version}`);
}
