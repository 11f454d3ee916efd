import { execSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import mainManifest from '../../package.json';
import manifest from '../../packages/node-red/package.json';
import { atLeastOne } from '../support/at-least-one';

/** The package for Node-RED as `npm run build` created it. */
const ROOT = resolve(__dirname, '../..');
const FOLDER = join(ROOT, 'packages/node-red');
const NODES = Object.entries(manifest['node-red'].nodes);
const LANGUAGES = ['en-US', 'ru'];

const read = (path: string) => readFileSync(join(FOLDER, path)).toString();

function listPacked(folder: string): string[] {
  const [{ files }] = JSON.parse(
    execSync('npm pack --dry-run --json --ignore-scripts', {
      cwd: join(ROOT, folder),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as [{ files: { path: string }[] }];
  return files.map(({ path }) => path).sort();
}

function listRequires(path: string): string[] {
  return [...read(path).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name);
}

describe('package.json of the package for Node-RED', () => {
  it('requires nothing at run time', () => {
    const names = [
      'dependencies',
      'optionalDependencies',
      'peerDependencies',
      'bundleDependencies',
    ];
    for (const name of [...names, 'scripts']) expect(manifest).not.toHaveProperty(name);
  });

  it('has what the scorecard of Node-RED asks for', () => {
    expect(manifest.name).toMatch(/^@[\w-]+\/node-red-[\w-]+$/);
    expect(manifest.keywords).toContain('node-red');
    expect(manifest.license).toBe(mainManifest.license);
    expect(manifest.repository.url).toBe(mainManifest.repository.url);
    expect(manifest['node-red'].version).toBe('>=4.1.0');
    expect(manifest.engines.node).toBe('>=18.5');
  });
});

describe('the tarball of the package for Node-RED', () => {
  it('contains exactly what was built and written for it', () => {
    const examples = readdirSync(join(FOLDER, 'examples')).map((name) => `examples/${name}`);
    const withLicences = listPacked('packages/node-red').filter((path) =>
      path.endsWith('THIRD-PARTY-LICENCES.txt'),
    );
    expect(withLicences).toContain('dist/protocol/THIRD-PARTY-LICENCES.txt');
    const shared = listPacked('packages/node-red').filter((path) =>
      /^dist\/(protocol|connections)\//.test(path),
    );
    expect(listPacked('packages/node-red').filter((path) => !shared.includes(path))).toEqual(
      [
        ...['LICENSE', 'README.md', 'README.ru.md', 'package.json'],
        ...['dialogs.js', 'forms.json', 'texts-en.json', 'texts-ru.json'].map(
          (name) => `resources/${name}`,
        ),
        'dist/smsc-config/icons/smsc.svg',
        ...NODES.flatMap(([name, entry]) => [
          entry,
          entry.replace(/\.js$/, '.html'),
          ...LANGUAGES.flatMap((language) =>
            ['html', 'json'].map((kind) => `dist/${name}/locales/${language}/${name}.${kind}`),
          ),
        ]),
        ...examples,
      ].sort(),
    );
  });

  it('contains nothing of n8n, and the other packages nothing of Node-RED', () => {
    const own = listPacked('packages/node-red').filter((path) => /\.(js|html|json)$/.test(path));
    for (const path of atLeastOne(own)) {
      expect([path, /n8n-workflow|n8n-core/.test(read(path))]).toEqual([path, false]);
    }
    for (const folder of ['', 'packages/transports', 'packages/emulator']) {
      const files = listPacked(folder);
      expect(files.filter((path) => /node-red/i.test(path))).toEqual([]);
      for (const path of atLeastOne(files.filter((one) => /^dist\/.*\.js(on)?$/.test(one)))) {
        const text = readFileSync(join(ROOT, folder, path)).toString();
        expect([path, /node-red|RED\.nodes|evaluateNodeProperty/i.test(text)]).toEqual([
          path,
          false,
        ]);
      }
    }
  });
});

describe('the nodes for Node-RED as built', () => {
  it.each(NODES)('%s exports the function that Node-RED calls', (_name, entry) => {
    expect(jest.requireActual<object>(join(FOLDER, entry))).toEqual(expect.any(Function));
  });

  it.each(NODES)('%s requires only Node.js and the shared files', (_name, entry) => {
    const others = listRequires(entry).filter(
      (name) => !builtinModules.includes(name.replace(/^node:/, '')),
    );
    expect(
      others.filter((name) => !/^\.\.\/(protocol|connections)\/index\.js$/.test(name)),
    ).toEqual([]);
    expect(others).toContain('../protocol/index.js');
  });

  it.each(NODES)('%s has a definition that the validator of Node-RED can read', (name, entry) => {
    const html = read(entry.replace(/\.js$/, '.html'));
    const type = /registerType\('([^']+)', \{/.exec(html)?.[1] ?? '';
    expect(type.replaceAll(' ', '-')).toBe(name);
    expect(html).toMatch(/category: '\w+'/);
    if (!name.endsWith('config')) {
      expect(html).toMatch(/color: '#[0-9A-F]{6}'/);
      expect(html).toMatch(/inputs: [01],/);
      expect(html).toMatch(/outputs: \d,/);
      expect(html).toMatch(/icon: '[\w.-]+'/);
    }
    expect(html).toContain(`data-template-name="${type}"`);
  });

  it.each(NODES)('%s has every text of its dialog in both languages', (name, entry) => {
    const html = read(entry.replace(/\.js$/, '.html'));
    const keys = [...html.matchAll(/data-i18n="(?:\[\w+\])?([^"]+)"/g)].map(([, key = '']) => key);
    for (const language of LANGUAGES) {
      const catalogue = JSON.parse(read(`dist/${name}/locales/${language}/${name}.json`)) as object;
      const missing = keys.filter(
        (key) =>
          typeof key
            .split('.')
            .reduce<unknown>(
              (found, part) => (found as Record<string, unknown> | undefined)?.[part],
              catalogue,
            ) !== 'string',
      );
      expect([language, missing]).toEqual([language, []]);
    }
  });

  it.each(NODES)('%s has its help in both languages', (name) => {
    for (const language of LANGUAGES) {
      const help = read(`dist/${name}/locales/${language}/${name}.html`);
      expect(help).toMatch(/data-help-name="[^"]+"/);
    }
  });

  it('use nothing that Node.js 18 lacks', () => {
    const newer =
      /\.(toSpliced|toSorted|toReversed|isWellFormed|toWellFormed)\(|AbortSignal\.any\b|Object\.groupBy\b|Promise\.withResolvers\b|Array\.fromAsync\b|ReadableStream\.from\b|\bFile\(|[^.\w]crypto\.randomUUID\(/;
    const files = listPacked('packages/node-red').filter((path) => /^dist\/.*\.js$/.test(path));
    for (const path of atLeastOne(files)) {
      expect([path, newer.exec(read(path))?.[0]]).toEqual([path, undefined]);
    }
  });

  it('share one protocol, whose names they use', () => {
    const known = Object.keys(jest.requireActual<object>(join(FOLDER, 'dist/protocol/index.js')));
    for (const [, entry] of NODES) {
      const used = [...read(entry).matchAll(/\bimport_protocol\d*\.(\w+)/g)];
      const missing = used.map(([, name = '']) => name).filter((name) => !known.includes(name));
      expect([entry, missing]).toEqual([entry, []]);
    }
  });
});
