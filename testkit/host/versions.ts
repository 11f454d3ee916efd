/**
 * The n8n versions that this package is tested with. Each has a folder under host/ with an exact
 * lock file. The list is JSON, because `scripts/run.mjs` reads it before anything is installed.
 */
import path from 'node:path';
import installation from '../../host/installation.json';

export const repository = path.resolve(__dirname, '../..');
export const hostRoot = path.join(repository, 'host');

export interface HostVersion {
  /** Exact n8n version. */
  readonly version: string;
  /** Folder in host/; default: n8n-<version>. */
  readonly folder?: string;
  /** Major versions of Node.js that this n8n supports (its `engines`), both inclusive. */
  readonly node: { readonly from: number; readonly to: number };
  /** Variables that only this version needs. */
  readonly environment: Readonly<Record<string, string>>;
  /** Reason for this version; a line of docs/compatibility.md. */
  readonly why: string;
}

/** Newest first: `npm start` and the end-to-end tests use the first one. */
export const hostVersions: readonly HostVersion[] =
  installation.hosts as readonly object[] as readonly HostVersion[];

export const currentHost = hostVersions[0]!;

/** The current n8n with its AI nodes, for `npm run test:ai` alone. */
export const aiHost: HostVersion = installation.ai as object as HostVersion;

export function hostFolder({ version, folder = `n8n-${version}` }: HostVersion): string {
  return path.join(hostRoot, folder);
}
