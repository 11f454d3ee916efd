import { execSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import mainManifest from '../../package.json';
import manifest from '../../packages/transports/package.json';
import { atLeastOne } from '../support/at-least-one';

/** The second package as `npm run build` created it. */
const ROOT = resolve(__dirname, '../../packages/transports');
const PROTOCOL = 'dist/protocol/index.js';
const CONNECTIONS = 'dist/connections/index.js';
const ENTRIES = [...manifest.n8n.credentials, ...manifest.n8n.nodes];

const read = (path: string) => readFileSync(join(ROOT, path)).toString();

function listRequires(path: string): string[] {
  const found = [...read(path).matchAll(/\brequire\("([^"]+)"\)/g)];
  return [...new Set(found.map(([, name = '']) => name))].sort();
}

/** Files below a folder of the package, with paths from its root. */
function listFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1));
}

describe('package.json of the transports', () => {
  it('requires nothing at run time except n8n', () => {
    for (const name of ['dependencies', 'optionalDependencies', 'bundleDependencies', 'scripts']) {
      expect(manifest).not.toHaveProperty(name);
    }
    expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
  });

  it('has the names that n8n and saved workflows depend on', () => {
    expect(manifest.name).toBe('n8n-nodes-smsc-transports');
    expect(manifest.license).toBe(mainManifest.license);
    expect(manifest.keywords).toContain('n8n-community-node-package');
    expect(manifest.n8n.n8nNodesApiVersion).toBe(1);
    expect(manifest.n8n.credentials).toContain('dist/credentials/SmscSmppApi.credentials.js');
    expect(manifest.n8n.nodes).toEqual(
      expect.arrayContaining([
        'dist/nodes/SmscSmpp/SmscSmpp.node.js',
        'dist/nodes/SmscSmppTrigger/SmscSmppTrigger.node.js',
        'dist/nodes/SmscSmtp/SmscSmtp.node.js',
      ]),
    );
  });

  it('belongs to the same repository as the main package', () => {
    expect(mainManifest.workspaces).toEqual(['packages/*']);
    expect(manifest.repository.url).toBe(mainManifest.repository.url);
  });
});

describe('the tarball of the transports', () => {
  it('contains exactly the built files', () => {
    const [{ files }] = JSON.parse(
      execSync('npm pack --dry-run --json --ignore-scripts', {
        cwd: ROOT,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as [{ files: { path: string }[] }];
    const copied = listFiles('nodes').filter((path) => path.endsWith('.json'));
    expect(files.map(({ path }) => path).sort()).toEqual(
      [
        'LICENSE',
        'README.md',
        'package.json',
        ...['smpp.dark', 'smpp', 'smtp.dark', 'smtp'].map((name) => `dist/icons/smsc-${name}.svg`),
        PROTOCOL,
        'dist/protocol/THIRD-PARTY-LICENCES.txt',
        'dist/nodes/SmscSmtp/THIRD-PARTY-LICENCES.txt',
        CONNECTIONS,
        ...ENTRIES,
        ...copied.map((path) => `dist/${path}`),
      ].sort(),
    );
  });

  it('describes each node in its codex', () => {
    for (const path of atLeastOne(manifest.n8n.nodes)) {
      const name = path.replace(/^.*\//, '').replace('.node.js', '');
      const codex = JSON.parse(read(path.replace(/\.js$/, '.json'))) as { node: string };
      const type = name.charAt(0).toLowerCase() + name.slice(1);
      expect(codex.node).toBe(`${manifest.name}.${type}`);
    }
  });
});

describe('the built code of the transports', () => {
  it.each(ENTRIES)('%s exports the class that n8n loads', (path) => {
    const name = path.replace(/^.*\//, '').replace(/\..*$/, '');
    const exported = jest.requireActual<Record<string, unknown>>(join(ROOT, path));
    expect(Object.keys(exported)).toEqual([name]);
  });

  it('shares the protocol and the sessions between action and trigger', () => {
    for (const node of ['SmscSmpp/SmscSmpp', 'SmscSmppTrigger/SmscSmppTrigger']) {
      const path = `dist/nodes/${node}.node.js`;
      expect(listRequires(path)).toEqual(
        expect.arrayContaining(['../../protocol/index.js', '../../connections/index.js']),
      );
      expect(read(path)).not.toMatch(/^\/\/ (protocol|connections)\//m);
    }
    expect(listRequires(CONNECTIONS)).toEqual([
      '../protocol/index.js',
      'node:crypto',
      'node:net',
      'node:tls',
    ]);
  });

  it('uses only names that its protocol exports', () => {
    const known = Object.keys(jest.requireActual<object>(join(ROOT, PROTOCOL)));
    for (const path of [...ENTRIES, CONNECTIONS]) {
      const used = [...read(path).matchAll(/\bimport_(?:protocol|transports)\d*\.(\w+)/g)];
      expect(used.length).toBeGreaterThan(0);
      const missing = used.map(([, name = '']) => name).filter((name) => !known.includes(name));
      expect([path, missing]).toEqual([path, []]);
    }
  });

  it('contains the mail library with its licence', () => {
    expect(read('dist/nodes/SmscSmtp/THIRD-PARTY-LICENCES.txt')).toContain('nodemailer 10.6.0');
    expect(listRequires('dist/nodes/SmscSmtp/SmscSmtp.node.js')).not.toContain('nodemailer');
  });

  it('opens sockets, and the main package opens none', () => {
    const main = resolve(__dirname, '../../dist');
    const files = readdirSync(main, { recursive: true, encoding: 'utf8' });
    for (const file of atLeastOne(files.filter((name) => name.endsWith('.js')))) {
      expect(readFileSync(join(main, file)).toString()).not.toMatch(
        /require\("(node:)?(net|tls)"\)/,
      );
    }
  });
});
