/**
 * Whether the SQLite driver is downloaded or compiled: real processes, the real downloader, and a
 * local server instead of the release page. A driver is a text file here; `works` works.
 */
import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

jest.setTimeout(60_000);

const root = resolve(__dirname, '../..');
const driverFile = 'build/Release/node_sqlite3.node';
const library = `
  const text = require('fs').readFileSync(require.resolve('../${driverFile}'), 'utf8');
  if (text !== 'works') throw new Error('invalid ELF header');
  exports.Database = class {
    constructor(name, done) { setImmediate(done, null); }
    get(statement, done) { setImmediate(done, null, { one: 1 }); }
  };`;
const compiler = `
  const { mkdirSync, writeFileSync } = require('fs');
  console.log('compiler output');
  if (process.env.COMPILER_FAILS) process.exit(1);
  mkdirSync('build/Release', { recursive: true });
  writeFileSync('${driverFile}', 'works');`;

let folder: string;
let server: Server;
let requests: string[];
let respond: (response: ServerResponse) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smsc-driver-'));
  requests = [];
  server = createServer((request, response) => {
    requests.push(request.url!);
    respond(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  write('node-gyp.js', compiler);
  for (const [name, output] of [
    ['python3', '3.11.7'],
    ['make', 'GNU Make 4.3'],
    ['g++', 'g++ (Debian) 12.2.0'],
  ] as const) {
    write(`tools/${name}`, `#!/bin/sh\necho '${output}'\n`, 0o755);
  }
  makePackage('sqlite3');
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

function write(name: string, content: string, mode = 0o644): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content, { mode });
}

function makePackage(name: string, driver?: string): void {
  const manifest = {
    ...{ name: 'sqlite3', version: '5.1.7', main: 'lib/sqlite3.js' },
    binary: { napi_versions: [3, 6] },
    repository: { url: 'https://github.com/example/sqlite3.git' },
  };
  write(`${name}/package.json`, JSON.stringify(manifest));
  write(`${name}/lib/sqlite3.js`, library);
  if (driver !== undefined) write(`${name}/${driverFile}`, driver);
  mkdirSync(join(folder, name, 'node_modules'));
  const downloader = dirname(require.resolve('prebuild-install/package.json'));
  symlinkSync(downloader, join(folder, name, 'node_modules/prebuild-install'));
}

/** What a release page has: a compressed tar archive with the driver. */
function pack(driver: string): Buffer {
  write(`packed/${driverFile}`, driver);
  execFileSync('tar', ['-czf', join(folder, 'packed.tgz'), '-C', join(folder, 'packed'), 'build']);
  return readFileSync(join(folder, 'packed.tgz'));
}

interface Outcome {
  readonly log: string[];
  readonly error: string;
  readonly seconds: number;
}

function ensure(
  options: { lenders?: string[]; limitMs?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<Outcome> {
  const place = {
    ...{ folder: join(folder, 'sqlite3'), title: 'n8n', logFile: join(folder, 'log') },
    lenders: (options.lenders ?? []).map((name) => join(folder, name)),
    limitMs: options.limitMs ?? 20_000,
  };
  const started = Date.now();
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', join(__dirname, 'ensure-driver.ts'), JSON.stringify(place)],
      {
        cwd: root,
        env: {
          PATH: join(folder, 'tools'),
          HOME: folder,
          npm_config_cache: join(folder, 'cache'),
          npm_config_node_gyp: join(folder, 'node-gyp.js'),
          npm_config_sqlite3_binary_host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
          ...options.env,
        },
      },
      (_cause, stdout, stderr) =>
        done({
          log: stdout.trimEnd().split('\n'),
          error: stderr.trimEnd(),
          seconds: (Date.now() - started) / 1000,
        }),
    );
  });
}

function readDriver(name = 'sqlite3'): string {
  return readFileSync(join(folder, name, driverFile), 'utf8');
}

const searching = 'n8n: looking for a prebuilt SQLite driver …';
const compiling = [
  'n8n: compiling the SQLite driver, usually 2 to 8 min …',
  expect.stringMatching(/^n8n: compiling the SQLite driver: done in \d+ s$/),
];

function becauseOf(reason: string): string {
  return `n8n: no prebuilt SQLite driver (${reason}), so it must be compiled`;
}

describe('the SQLite driver', () => {
  it('is downloaded where there is a prebuilt one, and not compiled', async () => {
    respond = (response) => response.end(pack('works'));
    expect(await ensure({ env: { PATH: '/nowhere' } })).toMatchObject({
      log: [searching, 'n8n: the prebuilt SQLite driver works, nothing to compile'],
      error: '',
    });
    expect(requests).toEqual([
      expect.stringMatching(/^\/v5\.1\.7\/sqlite3-v5\.1\.7-napi-v6-\w+-\w+\.tar\.gz$/),
    ]);
    expect(readDriver()).toBe('works');
  });

  it('is left alone where it works', async () => {
    makePackage('other', 'works');
    write(`sqlite3/${driverFile}`, 'works');
    expect(await ensure({ lenders: ['other'] })).toMatchObject({ log: [''], error: '' });
    expect(requests).toEqual([]);
  });

  it('is copied from another n8n with the same version, without a download', async () => {
    makePackage('other', 'works');
    const { log, error } = await ensure({ lenders: ['other'] });
    expect({ log, error }).toEqual({
      log: ['n8n: SQLite driver copied from another n8n installed here'],
      error: '',
    });
    expect(requests).toEqual([]);
  });

  it('is compiled where the release page has none for this machine', async () => {
    respond = (response) => response.writeHead(404).end();
    const { log, error } = await ensure();
    expect({ log, error }).toEqual({
      log: [
        searching,
        expect.stringMatching(/\(No prebuilt binaries found .*\), so it must be compiled$/),
        ...compiling,
      ],
      error: '',
    });
    expect(readDriver()).toBe('works');
  });

  it('is compiled at once without a network', async () => {
    const { log } = await ensure({
      env: { npm_config_sqlite3_binary_host: 'http://127.0.0.1:1' },
    });
    expect(log).toEqual([searching, becauseOf('connect ECONNREFUSED 127.0.0.1:1'), ...compiling]);
  });

  it.each([
    ['does not answer', () => undefined],
    [
      'stops in the middle',
      (response: ServerResponse) => response.write(pack('works').subarray(0, 50)),
    ],
  ])('is compiled after the time limit if the server %s', async (_, behave) => {
    respond = behave;
    const cache = join(folder, 'cache/_prebuilds');
    const { log, seconds } = await ensure({ limitMs: 1500 });
    expect(log).toEqual([
      searching,
      becauseOf('the download was not finished after 1.5 s'),
      ...compiling,
    ]);
    expect(seconds).toBeLessThan(20);
    expect(existsSync(cache) ? readdirSync(cache) : []).toEqual([]);
  });

  it('is compiled if the prebuilt one does not load, and the download is forgotten', async () => {
    respond = (response) => response.end(pack('for another system'));
    const first = await ensure({ env: { COMPILER_FAILS: '1' } });
    expect(first.log).toContain(becauseOf('it cannot be loaded: Error: invalid ELF header'));
    expect(first.error).toContain('compiler output');
    respond = (response) => response.end(pack('works'));
    expect((await ensure()).log).toEqual([
      searching,
      'n8n: the prebuilt SQLite driver works, nothing to compile',
    ]);
  });

  it('is compiled if a network answers with its own page, which is forgotten', async () => {
    respond = (response) => response.end('<html>Sign in</html>');
    const first = await ensure({ env: { COMPILER_FAILS: '1' } });
    expect(first.log[1]).toBe(becauseOf('incorrect header check'));
    respond = (response) => response.end(pack('works'));
    await ensure();
    expect(requests).toHaveLength(2);
    expect(readDriver()).toBe('works');
  });

  it('is compiled without a request if npm is set to build from source', async () => {
    const { log } = await ensure({ env: { npm_config_build_from_source: 'sqlite3' } });
    expect(log).toEqual([
      searching,
      becauseOf('--build-from-source specified, not attempting download.'),
      ...compiling,
    ]);
    expect(requests).toEqual([]);
  });

  it('is refused with the remedy where it can neither be downloaded nor compiled', async () => {
    respond = (response) => response.writeHead(404).end();
    rmSync(join(folder, 'tools/make'));
    rmSync(join(folder, 'tools/g++'));
    const { log, error } = await ensure();
    expect(log).toHaveLength(2);
    expect(error.split('\n')[0]).toBe(
      'n8n: the SQLite driver cannot be compiled here. Missing: make, C++ compiler. ' +
        'Install what is missing, then run the same command again; it goes on where it stopped:',
    );
    expect(error).not.toContain('    at ');
  });
});
