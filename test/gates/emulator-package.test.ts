import { execFileSync, execSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import mainManifest from '../../package.json';
import manifest from '../../packages/emulator/package.json';
import { OUTCOMES } from '../../emulator/outcomes';
import { packPackage } from '../../testkit/host/package-install';
import {
  startInBackground,
  type BackgroundProcess,
} from '../../testkit/processes/background-process';
import { atLeastOne } from '../support/at-least-one';
import { listFencedBlocks } from './document-rules';

/** The package of the emulator as `npm run build` created it. */
const ROOT = resolve(__dirname, '../../packages/emulator');
const PROGRAM = 'dist/cli.js';

/** As the README writes them. */
const ADDRESS = 'http://127.0.0.1:4010';
const JSON_HEADER = '-H "Content-Type: application/json"';

const read = (path: string) => readFileSync(join(ROOT, path)).toString();
const README = read('README.md');

describe('package.json of the emulator', () => {
  it('requires nothing at run time', () => {
    for (const name of [
      'dependencies',
      'optionalDependencies',
      'peerDependencies',
      'bundleDependencies',
      'scripts',
    ]) {
      expect(manifest).not.toHaveProperty(name);
    }
  });

  it('has the command that the documents name', () => {
    expect(manifest.name).toBe('smsc-emulator');
    expect(manifest.bin).toEqual({ 'smsc-emulator': PROGRAM });
    expect(README).toContain('npx smsc-emulator --port 4010');
  });

  it('shares licence, repository and Node.js with the main package', () => {
    expect(manifest.license).toBe(mainManifest.license);
    expect(manifest.repository.url).toBe(mainManifest.repository.url);
    expect(manifest.engines).toEqual(mainManifest.engines);
    expect(read('LICENSE')).toBe(readFileSync(join(ROOT, '../../LICENSE'), 'utf8'));
  });
});

describe('the tarball of the emulator', () => {
  it('contains exactly these files', () => {
    const [{ files }] = JSON.parse(
      execSync('npm pack --dry-run --json --ignore-scripts', {
        cwd: ROOT,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as [{ files: { path: string }[] }];
    expect(files.map(({ path }) => path).sort()).toEqual(
      ['LICENSE', 'README.md', 'package.json', PROGRAM, 'dist/THIRD-PARTY-LICENCES.txt'].sort(),
    );
  });

  it('contains the licence of every bundled library', () => {
    const bundled = [...read(PROGRAM).matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)/gm)];
    const names = [...new Set(bundled.map(([, name = '']) => name))];
    expect(names).toEqual(expect.arrayContaining(['axios', 'iconv-lite', 'smtp-server']));
    const licences = read('dist/THIRD-PARTY-LICENCES.txt');
    for (const name of atLeastOne(names)) expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });

  it('contains no code of the protocol but its tables', () => {
    const inside = [...read(PROGRAM).matchAll(/^\/\/ (\S+\.ts)$/gm)].map(([, file = '']) => file);
    expect(inside).toContain('emulator/gateway.ts');
    expect(inside.filter((file) => !/^(emulator|protocol\/tables)\//.test(file))).toEqual([]);
  });

  it('loads modules of Node.js only', () => {
    const names = [...read(PROGRAM).matchAll(/\brequire\("([^"]+)"\)/g)].map(
      ([, name = '']) => name,
    );
    expect(names).toContain('node:http');
    expect(names.filter((name) => !isBuiltin(name))).toEqual([]);
  });
});

describe('the unpacked emulator, beside no other package', () => {
  let folder: string;
  let program: BackgroundProcess;
  let address: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'smsc-emulator-'));
    const tarball = packPackage(folder, ROOT);
    const unpacked = join(folder, 'unpacked');
    mkdirSync(unpacked);
    execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', unpacked]);
    program = startInBackground(
      process.execPath,
      [join(unpacked, PROGRAM), ...'--port 0 --smpp-port 0 --smtp-port 0'.split(' ')],
      { cwd: folder, env: { PATH: process.env['PATH'] } },
    );
    await program.untilPrinted('SMTP on');
    address = /listening on (\S+)/.exec(program.output)?.[1] ?? '';
  });

  afterAll(async () => {
    await program.stop();
    rmSync(folder, { recursive: true });
  });

  it('starts with the line that lets an npm command run it', () => {
    expect(read(PROGRAM)).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('prints the addresses of all protocols', () => {
    expect(program.output).toMatch(
      /^SMSC emulator listening on http:\/\/127\.0\.0\.1:\d+\nSMPP on .+\nSMTP on .+\n$/,
    );
  });

  it('reads and writes the charset of the gateway', async () => {
    const text = 'Привет';
    const bytes = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    const percent = [...bytes].map((byte) => `%${byte.toString(16)}`).join('');
    await fetch(`${address}/sys/send.php?login=demo&psw=demo&phones=77011234567&mes=${percent}`);
    const messages = (await (await fetch(`${address}/emulator/messages`)).json()) as object[];
    expect(messages).toContainEqual(expect.objectContaining({ text }));
  });

  it('responds to every request of its README', async () => {
    const requests = listFencedBlocks(README)
      .flatMap(({ content }) => content.trim().split('\n'))
      .filter((line) => line.startsWith('curl '));
    expect(requests.length).toBeGreaterThan(4);
    for (const request of requests) {
      // One of them makes the next one fail.
      await fetch(...toFetch(`curl ${ADDRESS}/emulator/faults ${JSON_HEADER} -d '[]'`, address));
      const response = await fetch(...toFetch(request, address));
      const body = await response.text();
      expect([request, response.status, body]).toEqual([
        request,
        200,
        expect.not.stringContaining('"error'),
      ]);
    }
  });
});

describe('README.md of the emulator', () => {
  it('names only digits that select an outcome', () => {
    const named = [...README.matchAll(/`(\d{3})`/g)].map(([, digits = '']) => digits);
    const endings = OUTCOMES.map(({ ending }) => ending);
    for (const digits of atLeastOne(named)) expect(endings).toContain(digits);
  });

  it('documents only existing options', () => {
    const help = execFileSync(process.execPath, [join(ROOT, PROGRAM), '--help'], {
      encoding: 'utf8',
    });
    // The requests with curl have options of curl.
    const named = [...README.replace(/^curl .*$/gm, '').matchAll(/(?<![\w-])--[a-z][a-z-]+/g)];
    for (const [option] of atLeastOne(named)) expect(help).toContain(option);
  });
});

/** Translates the few options of curl that the README uses. */
function toFetch(command: string, address: string): [string, RequestInit] {
  const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
  const [, url = '', ...options] = words;
  const headers: Record<string, string> = {};
  const fields: string[] = [];
  for (let index = 0; index < options.length; index += 2) {
    const [option, value = ''] = options.slice(index, index + 2);
    const [name = '', ...rest] = value.split('=');
    if (option === '-H') headers['Content-Type'] = value.replace(/^Content-Type: /, '');
    else if (option === '-d') fields.push(value);
    else if (option === '--data-urlencode') {
      fields.push(`${name}=${encodeURIComponent(rest.join('='))}`);
    } else throw new Error(`The test does not know curl's option ${option}`);
  }
  return [
    url.replace(ADDRESS, address),
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: fields.join('&'),
    },
  ];
}
