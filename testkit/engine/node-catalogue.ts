import './environment';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LazyPackageDirectoryLoader, type DirectoryLoader } from 'n8n-core';
import {
  NodeHelpers,
  type ICredentialType,
  type INodeType,
  type INodeTypes,
  type IVersionedNodeType,
} from 'n8n-workflow';

const ROOT = join(__dirname, '..', '..');
const OWN_PACKAGES = [ROOT, join(ROOT, 'packages', 'transports')];
const BUILT_IN_NODES = join(ROOT, 'host', 'nodes-base', 'node_modules', 'n8n-nodes-base');

export interface NodeCatalogue {
  readonly nodeTypes: INodeTypes;
  getCredentialType(name: string): ICredentialType;
  /** The first node type, of any version, that can use the credential. */
  getNodeTypeForCredential(name: string): INodeType;
}

/**
 * Loads packages (by default those of this repository, as built) and n8n's built-in nodes, in the
 * way n8n loads installed packages.
 */
export async function loadNodeCatalogue(packageDirectory?: string): Promise<NodeCatalogue> {
  const loaders = new Map<string, DirectoryLoader>();
  const packages = packageDirectory === undefined ? OWN_PACKAGES : [packageDirectory];
  for (const { directory, proof, remedy } of [
    ...packages.map((directory) => ({ directory, proof: 'dist/nodes', remedy: 'npm run build' })),
    {
      directory: BUILT_IN_NODES,
      proof: 'dist/known/nodes.json',
      remedy: 'npm ci --prefix host/nodes-base',
    },
  ]) {
    if (!existsSync(join(directory, proof))) {
      throw new Error(`${join(directory, proof)} is missing. Run "${remedy}" first.`);
    }
    const loader = new LazyPackageDirectoryLoader(directory);
    await loader.loadAll();
    loaders.set(loader.packageName, loader);
  }

  function find(fullName: string): INodeType | IVersionedNodeType {
    const [packageName = '', nodeName = ''] = fullName.split('.');
    const loader = loaders.get(packageName);
    if (!loader) throw new Error(`The package "${packageName}" of ${fullName} is not loaded`);
    return loader.getNode(nodeName).type;
  }

  function findCredential(name: string) {
    for (const loader of loaders.values()) {
      if (name in loader.known.credentials) return { loader, loaded: loader.getCredential(name) };
    }
    throw new Error(`No package defines the credential type "${name}"`);
  }

  return {
    nodeTypes: {
      getByName: find,
      getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(find(name), version),
      getKnownTypes: () => ({}),
    },
    getCredentialType: (name) => findCredential(name).loaded.type,
    getNodeTypeForCredential(name) {
      const { loader } = findCredential(name);
      const [nodeName] = loader.known.credentials[name]?.supportedNodes ?? [];
      if (nodeName === undefined) throw new Error(`No node uses the credential type "${name}"`);
      return NodeHelpers.getVersionedNodeType(loader.getNode(nodeName).type);
    },
  };
}
