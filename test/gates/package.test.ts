import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import manifest from '../../package.json';
import { packAndDescribe } from '../../testkit/host/package-install';
import { atLeastOne } from '../support/at-least-one';

/** The package as `npm run build` created it. */
const ROOT = resolve(__dirname, '../..');
const ACCOUNTS = 'dist/nodes/accounts/index.js';
const PROTOCOL = 'dist/protocol/index.js';
const ENTRIES = [...manifest.n8n.credentials, ...manifest.n8n.nodes];

/** Files below a folder, with paths like `nodes/Smsc/Smsc.node.json`. */
function listFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(ROOT.length + 1)
        .replaceAll('\\', '/'),
    );
}

const read = (path: string) => readFileSync(join(ROOT, path));

/** The modules that a bundle requires at run time; esbuild writes every such call in this form. */
function listRequires(path: string): string[] {
  const found = [
    ...read(path)
      .toString()
      .matchAll(/\brequire\("([^"]+)"\)/g),
  ];
  return [...new Set(found.map(([, name = '']) => name))].sort();
}

describe('package.json', () => {
  it('requires nothing at run time except n8n', () => {
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('optionalDependencies');
    expect(manifest).not.toHaveProperty('bundleDependencies');
    expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
  });

  it('has the names that n8n and saved workflows depend on', () => {
    expect(manifest.name).toBe('n8n-nodes-smsc');
    expect(manifest.license).toBe('MIT');
    expect(manifest.keywords).toContain('n8n-community-node-package');
    // `strict` would claim n8n's stock lint configuration, see docs/decisions.md.
    expect(manifest.n8n).toEqual({
      n8nNodesApiVersion: 1,
      credentials: ['dist/credentials/SmscApi.credentials.js'],
      nodes: [
        'dist/nodes/Smsc/Smsc.node.js',
        'dist/nodes/SmscAccount/SmscAccount.node.js',
        'dist/nodes/SmscInboxTrigger/SmscInboxTrigger.node.js',
        'dist/nodes/SmscTrigger/SmscTrigger.node.js',
      ],
    });
  });

  it('runs every command through the bootstrap that installs missing packages', () => {
    expect(Object.entries(manifest.scripts)).toEqual(
      Object.keys(manifest.scripts).map((name) => [name, `node scripts/run.mjs ${name}`]),
    );
  });

  it('pins every development package exactly', () => {
    const loose = Object.entries(manifest.devDependencies).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

describe('the tarball', () => {
  it('contains exactly these files', () => {
    const destination = mkdtempSync(join(tmpdir(), 'smsc-package-'));
    const { files } = packAndDescribe(destination, ROOT);
    rmSync(destination, { recursive: true });
    const previews = listFiles('nodes').filter((path) => path.includes('/__schema__/'));
    expect([...files].sort()).toEqual(
      [
        'LICENSE',
        'README.md',
        'package.json',
        'dist/credentials/SmscApi.credentials.js',
        'dist/icons/smsc-account.dark.svg',
        'dist/icons/smsc-account.svg',
        'dist/icons/smsc.dark.svg',
        'dist/icons/smsc.svg',
        'dist/nodes/Smsc/Smsc.node.js',
        'dist/nodes/Smsc/Smsc.node.json',
        'dist/nodes/SmscAccount/SmscAccount.node.js',
        'dist/nodes/SmscAccount/SmscAccount.node.json',
        'dist/nodes/SmscInboxTrigger/SmscInboxTrigger.node.js',
        'dist/nodes/SmscInboxTrigger/SmscInboxTrigger.node.json',
        'dist/nodes/SmscTrigger/SmscTrigger.node.js',
        'dist/nodes/SmscTrigger/SmscTrigger.node.json',
        ACCOUNTS,
        PROTOCOL,
        'dist/protocol/THIRD-PARTY-LICENCES.txt',
        ...previews.map((path) => `dist/${path}`),
      ].sort(),
    );
  });

  it('contains icons, codex and previews byte for byte', () => {
    const copied = [...listFiles('icons'), ...listFiles('nodes')].filter((path) =>
      /\.(svg|json)$/.test(path),
    );
    expect(copied.length).toBeGreaterThan(0);
    for (const path of atLeastOne(copied))
      expect([path, read(`dist/${path}`)]).toEqual([path, read(path)]);
  });

  it('contains the licence of every bundled library', () => {
    const licences = read('dist/protocol/THIRD-PARTY-LICENCES.txt').toString();
    const bundled = [
      ...read(PROTOCOL)
        .toString()
        .matchAll(/^\/\/ node_modules\/((@[^/]+\/)?[^/]+)/gm),
    ];
    const names = [...new Set(bundled.map(([, name]) => name))];
    expect(names).toEqual(
      expect.arrayContaining(['iconv-lite', 'fast-xml-parser', 'libphonenumber-js', 're2js']),
    );
    for (const name of atLeastOne(names)) expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });
});

describe('the built code', () => {
  it.each(ENTRIES)('%s exports the class that n8n loads', (path) => {
    const name = path.replace(/^.*\//, '').replace(/\..*$/, '');
    const exported = jest.requireActual<Record<string, unknown>>(join(ROOT, path));
    expect(Object.keys(exported)).toEqual([name]);
    expect(typeof exported[name]).toBe('function');
  });

  it.each([
    [PROTOCOL, ['node:crypto']],
    ['dist/credentials/SmscApi.credentials.js', ['../protocol/index.js']],
    [ACCOUNTS, ['../../protocol/index.js', 'n8n-workflow', 'node:crypto']],
    [
      'dist/nodes/Smsc/Smsc.node.js',
      ['../../protocol/index.js', '../accounts/index.js', 'n8n-workflow', 'node:crypto'],
    ],
    [
      'dist/nodes/SmscAccount/SmscAccount.node.js',
      ['../../protocol/index.js', '../accounts/index.js', 'n8n-workflow'],
    ],
    [
      'dist/nodes/SmscInboxTrigger/SmscInboxTrigger.node.js',
      ['../../protocol/index.js', '../accounts/index.js', 'n8n-workflow'],
    ],
    [
      'dist/nodes/SmscTrigger/SmscTrigger.node.js',
      ['../../protocol/index.js', 'n8n-workflow', 'node:crypto'],
    ],
  ])('%s requires only %j', (path, modules) => {
    expect(listRequires(path)).toEqual(modules);
  });

  it('shares one copy of the protocol between the nodes', () => {
    for (const path of atLeastOne(ENTRIES)) {
      const inside = [
        ...read(path)
          .toString()
          .matchAll(/^\/\/ (\S+)$/gm),
      ].map(([, file]) => file);
      expect(inside.length).toBeGreaterThan(0);
      expect(
        inside.filter((file) => !/^(nodes|operations|credentials)\//.test(file ?? '')),
      ).toEqual([]);
    }
  });

  it('runs the protocol without a process, a console, timers or a network', () => {
    const module = { exports: {} };
    const context = {
      Buffer,
      module,
      console: undefined,
      require: (name: string): unknown => jest.requireActual(name),
    };
    runInNewContext(read(PROTOCOL).toString(), context);
    const { createClient } = module.exports as Record<string, unknown>;
    expect(typeof createClient).toBe('function');
  });
});
