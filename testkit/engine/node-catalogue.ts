import './environment';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { LazyPackageDirectoryLoader } from 'n8n-core';
import {
  NodeHelpers,
  type ICredentialType,
  type INodeType,
  type INodeTypes,
  type IVersionedNodeType,
} from 'n8n-workflow';

const ROOT = join(__dirname, '..', '..');
const OWN_PACKAGES = [ROOT, join(ROOT, 'packages', 'transports')];
const BUILT_IN = {
  directory: join(ROOT, 'host', 'nodes-base', 'node_modules', 'n8n-nodes-base'),
  proof: 'dist/known/nodes.json',
  remedy: 'npm ci --prefix host/nodes-base',
};

const require = createRequire(__filename);
/** n8n's own nodes, whose descriptions are large, are read once per process. */
let builtInLoader: Promise<LazyPackageDirectoryLoader> | undefined;

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
  const loaders = new Map<string, LazyPackageDirectoryLoader>();
  const packages = packageDirectory === undefined ? OWN_PACKAGES : [packageDirectory];
  for (const directory of packages) {
    const loader = await loadPackage({ directory, proof: 'dist/nodes', remedy: 'npm run build' });
    loaders.set(loader.packageName, loader);
  }
  builtInLoader ??= loadPackage(BUILT_IN);
  const builtIn = await builtInLoader;
  loaders.set(builtIn.packageName, builtIn);

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

/** The next catalogue runs the code of this repository's packages anew: what they remember is gone. */
export function forgetPackages(): void {
  const folders = OWN_PACKAGES.map((directory) => join(directory, 'dist') + sep);
  for (const file of Object.keys(require.cache)) {
    if (folders.some((folder) => file.startsWith(folder))) delete require.cache[file];
  }
}

async function loadPackage({
  directory,
  proof,
  remedy,
}: typeof BUILT_IN): Promise<LazyPackageDirectoryLoader> {
  if (!existsSync(join(directory, proof))) {
    throw new Error(`${join(directory, proof)} is missing. Run "${remedy}" first.`);
  }
  const loader = new LazyPackageDirectoryLoader(directory);
  await loader.loadAll();
  return loader;
}
