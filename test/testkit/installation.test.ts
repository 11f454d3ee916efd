/** What the commands say that install a real n8n: plain JavaScript, so it runs in real processes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import installation from '../../host/installation.json';
import { aiHost, hostVersions } from '../../testkit/host/versions';

const root = resolve(__dirname, '../..');
const scripts = join(root, 'scripts');

/** Evaluates an expression with the exports of a script as `it`. */
function evaluate<Value>(script: string, expression: string): Value {
  const program = `import * as it from ${JSON.stringify(`file://${join(scripts, script)}`)};
    import { mock } from 'node:test';
    console.log(JSON.stringify(${expression}));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  return JSON.parse(output) as Value;
}

interface Machine {
  readonly nodeVersion?: string;
  readonly platform?: string;
  readonly freeMb?: number;
  readonly installed?: boolean;
  readonly tools?: readonly { name: string; version?: string }[];
}

function describeNeeds(hosts: string, machine: Machine = {}): string {
  const {
    nodeVersion = '20.19.0',
    platform = 'linux',
    freeMb = 90_000,
    installed = false,
    tools = [{ name: 'make', version: '4.3' }],
  } = machine;
  return evaluate<string>(
    'installation/needs.mjs',
    `(() => { try { return it.describeNeeds(
      { title: 'npm start', hosts: '${hosts}', also: ['Chromium'] }, '20.19', {
        ...${JSON.stringify({ nodeVersion, platform, arch: 'x64', freeMb })},
        hasPackages: () => ${installed}, hasDriver: () => ${installed},
        findTools: () => ${JSON.stringify(tools)},
      }).join('\\n') } catch (cause) { return 'ERROR ' + cause.message } })()`,
  );
}

describe('the needs of a command that runs n8n', () => {
  it('name Node.js, disk, network, each step with its usual time, and what only compiling takes', () => {
    const text = describeNeeds('current');
    expect(text).toMatch(
      /^npm start first installs what is missing. That usually takes \d+ to \d+ min, and 2 to 8 min more if the SQLite driver must be compiled\.$/m,
    );
    expect(text).toMatch(/^Node\.js 20\.19 or newer +20\.19\.0$/m);
    expect(text).toMatch(/^3\.\d GB of disk space, npm's cache included +90\.0 GB free$/m);
    expect(text).toMatch(/^Network: the npm registry and github\.com/m);
    expect(text).toMatch(/^Chromium +looked for later$/m);
    expect(text).toMatch(/^Packages of this repository +1 to 4 min .* missing$/m);
    expect(text).toMatch(/^Node\.js 24 for n8n +less than a minute .* missing$/m);
    expect(text).toMatch(/^n8n 2\.41\.1 +\d+ to \d+ min .* missing$/m);
    expect(text).toMatch(/^SQLite driver +less than a minute .* missing$/m);
    expect(text).toMatch(/Only where that fails it is compiled, with:\n {2}make: 4\.3/);
    expect(text).not.toContain('MISSING');
  });

  it('list every pinned n8n for a command that tests all of them', () => {
    const text = describeNeeds('all');
    const named = [...text.matchAll(/^n8n (\S+)/gm)].map(([, version]) => version);
    expect(named).toEqual(hostVersions.map(({ version }) => version));
  });

  it('list the n8n with AI nodes for its tests alone', () => {
    const folder = `host/${aiHost.folder}`;
    expect(installation.costs).toHaveProperty([folder]);
    const named = (hosts: string) =>
      [...describeNeeds(hosts).matchAll(/^n8n (\S+) .* (\d+) MB +missing$/gm)].map(
        ([, version, megabytes]) => `${version} ${megabytes}`,
      );
    expect(named('ai')).toEqual(['2.41.1 2600']);
    expect(named('current')).toEqual(['2.41.1 2100']);
  });

  it('are one line where everything is installed', () => {
    expect(describeNeeds('current', { installed: true })).toBe(
      'Installed already: Packages of this repository, Node.js 24 for n8n, n8n 2.41.1, SQLite driver. No network needed.',
    );
  });

  it('leave out the second Node.js where the machine has the right one', () => {
    expect(describeNeeds('current', { nodeVersion: '24.1.0' })).not.toContain('for n8n');
  });

  it('end the command where no Node.js fits and npm has none for the machine', () => {
    expect(describeNeeds('current', { platform: 'darwin' })).toMatch(
      /^ERROR n8n 2\.41\.1 needs Node\.js 24, this is 20\.19\.0\. .* Install Node\.js 24, then run the command again\.$/,
    );
    expect(describeNeeds('current', { platform: 'darwin', nodeVersion: '24.1.0' })).not.toContain(
      'ERROR',
    );
  });

  it('warn of a full disk', () => {
    expect(describeNeeds('current', { freeMb: 1500 })).toContain('1.5 GB free: NOT ENOUGH');
  });

  it.each([
    ['linux', '24.1.0', 'Debian, Ubuntu: sudo apt-get install python3 make g++'],
    ['darwin', '24.1.0', 'macOS: xcode-select --install'],
    ['win32', '24.1.0', 'Windows: winget install Python.Python.3.12'],
  ])('give the commands for missing build tools on %s', (platform, nodeVersion, command) => {
    const tools = [{ name: 'C++ compiler' }];
    const text = describeNeeds('current', { platform, nodeVersion, tools });
    expect(text).toContain('  C++ compiler: MISSING');
    expect(text).toContain(`  ${command}`);
  });
});

describe('npm start without packages', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smsc-start-'));
    cpSync(scripts, join(folder, 'scripts'), { recursive: true });
    cpSync(join(root, 'package-lock.json'), join(folder, 'package-lock.json'));
    mkdirSync(join(folder, 'host/n8n-2.41.1'), { recursive: true });
    mkdirSync(join(folder, 'host/node-24'));
    for (const name of [
      'installation.json',
      'n8n-2.41.1/package-lock.json',
      'node-24/package-lock.json',
    ]) {
      cpSync(join(root, 'host', name), join(folder, 'host', name));
    }
    writeFileSync(join(folder, 'npm-cli.js'), "console.error('npm runs'); process.exit(1);");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function run(command: string, env: NodeJS.ProcessEnv = {}) {
    return spawnSync(process.execPath, [join(folder, 'scripts/run.mjs'), command], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: join(folder, 'npm-cli.js'), ...env },
    });
  }

  it('says what it needs before npm runs, and what went wrong without a stack trace', () => {
    const { status, stdout, stderr } = run('start');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    const [needs, rest] = stderr.split('npm runs');
    expect(needs).toMatch(/^npm start first installs what is missing\./);
    expect(needs).toMatch(/Installing into node_modules, usually 1 to 4 min …\n$/);
    expect(rest).toMatch(
      /^\nnpm could not install into node_modules\..* run the same command again\.\n$/,
    );
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
  });

  it('finds build tools that are there and names those that are not', () => {
    expect(run('start', { PATH: '/nowhere' }).stderr).toContain('  make: MISSING');
    mkdirSync(join(folder, 'tools'));
    writeFileSync(join(folder, 'tools/make'), "#!/bin/sh\necho 'GNU Make 4.3'\n", { mode: 0o755 });
    const { stderr } = run('start', { PATH: join(folder, 'tools') });
    expect(stderr).toContain('  make: 4.3');
    expect(stderr).toContain('  C++ compiler: MISSING');
  });
});

describe('the progress of an installation', () => {
  it('is said often at first, then every second minute', () => {
    const elapsed = evaluate<string[]>(
      'installation/progress.mjs',
      `(() => {
        mock.timers.enable({ apis: ['setTimeout', 'Date'] });
        const said = [];
        const { stop } = it.startProgress((elapsed) => said.push(elapsed));
        for (let second = 0; second < 485; second++) mock.timers.tick(1000);
        said.push(stop());
        mock.timers.tick(600_000);
        return said;
      })()`,
    );
    expect(elapsed).toEqual(['20 s', '1 min', '2 min', '4 min', '6 min', '8 min', '8 min 5 s']);
  });
});

describe('npm', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smsc-npm-'));
    const other = process.platform === 'win32' ? 'linux' : 'win32';
    const packages = {
      '': {},
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [`node_modules/p${index}`, { version: '1.0.0' }]),
      ),
      'node_modules/elsewhere': { version: '1.0.0', optional: true, os: [other] },
    };
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
    // Ends when the test says so.
    writeFileSync(
      join(folder, 'npm-cli.js'),
      `setInterval(() => require('fs').existsSync(${JSON.stringify(join(folder, 'go'))}) && process.exit(0), 20);`,
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is reported while it runs: what it does, how far it is, and the time', () => {
    const said = evaluate<string[]>(
      'install.mjs',
      `await (async () => {
        const { mkdirSync, writeFileSync } = await import('node:fs');
        const folder = ${JSON.stringify(folder)};
        const said = [];
        console.error = (line) => said.push(line.replaceAll(/\\S*node_modules/g, 'node_modules'));
        process.env.npm_execpath = folder + '/npm-cli.js';
        mock.timers.enable({ apis: ['setTimeout', 'Date'] });
        const installed = it.ensureInstalled(folder);
        mock.timers.tick(20_000);
        for (let index = 0; index < 30; index++) {
          mkdirSync(folder + '/node_modules/p' + index, { recursive: true });
          writeFileSync(folder + '/node_modules/p' + index + '/package.json', '{}');
        }
        mock.timers.tick(40_000);
        mock.timers.tick(5_000);
        writeFileSync(folder + '/go', '');
        await installed;
        return said;
      })()`,
    );
    expect(said).toEqual([
      'Installing into node_modules …',
      '  20 s: asking for 40 packages and downloading them; unpacking comes next',
      '  1 min: 30 of 40 packages are unpacked',
      'Installed into node_modules in 1 min 5 s',
    ]);
  });
});

describe('the table of what is installed', () => {
  it('has the costs of every folder that the commands install', () => {
    const folders = ['.', `host/node-${installation.node.major}`];
    const hosts = hostVersions.map(({ version }) => `host/n8n-${version}`);
    for (const folder of [...folders, ...hosts, `host/${aiHost.folder}`]) {
      expect(existsSync(join(root, folder, 'package-lock.json'))).toBe(true);
      expect(installation.costs).toHaveProperty([folder]);
    }
  });
});
