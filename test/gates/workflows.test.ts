import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import manifest from '../../package.json';
import { PEER_PACKAGES } from '../../scripts/peers/debian-packages';
import { SERVICE_PACKAGES } from '../../testkit/cluster/services';
import { atLeastOne } from '../support/at-least-one';

const ROOT = resolve(__dirname, '../..');
const FOLDER = join(ROOT, '.github/workflows');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly 'runs-on'?: string;
  readonly 'timeout-minutes'?: number;
  readonly uses?: string;
  readonly needs?: readonly string[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const NAMES = readdirSync(FOLDER);
const WORKFLOWS = new Map(NAMES.map((name) => [name, parse(read(name)) as Workflow]));
const JOBS = [...WORKFLOWS].flatMap(([file, { jobs }]) =>
  Object.entries(jobs).map(([name, job]) => ({ file, name, job, steps: job.steps ?? [] })),
);
const STEPS = JOBS.flatMap(({ file, name, steps }) => steps.map((step) => ({ file, name, step })));

function jobOf(file: string, name: string): Job {
  const job = WORKFLOWS.get(file)?.jobs[name];
  if (job === undefined) throw new Error(`${file} has no job ${name}`);
  return job;
}

const commandsOf = (job: Job) => (job.steps ?? []).flatMap(({ run }) => run ?? []);

describe('the workflows', () => {
  it('pin every action by commit, with its version beside it', () => {
    const lines = NAMES.flatMap((name) => read(name).match(/^.*\buses: .*$/gm) ?? []);
    for (const line of atLeastOne(lines.filter((one) => !one.includes('uses: ./')))) {
      expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('pin each action by one commit', () => {
    const used = STEPS.flatMap(({ step }) => step.uses ?? []);
    const names = used.map((use) => use.split('@')[0]);
    expect(new Set(used).size).toBe(new Set(names).size);
  });

  it('may only read the repository, except for the jobs that publish', () => {
    for (const workflow of atLeastOne(WORKFLOWS.values())) {
      expect(workflow.permissions).toEqual({ contents: 'read' });
    }
    const more = JOBS.filter(({ job }) => Object.keys(job.permissions ?? {}).length > 0);
    expect(more.map(({ file, name, job }) => [file, name, job.permissions])).toEqual([
      ['publish.yml', 'publish', { 'id-token': 'write' }],
      ['publish.yml', 'publish-node-red', { 'id-token': 'write' }],
    ]);
  });

  it('leave no credentials in a checkout', () => {
    const checkouts = STEPS.filter(({ step }) => step.uses?.startsWith('actions/checkout@'));
    for (const { step } of atLeastOne(checkouts)) {
      expect(step.with).toEqual({ 'persist-credentials': false });
    }
  });

  it('limit the time of every job and name its machine', () => {
    for (const { file, name, job } of atLeastOne(JOBS.filter(({ job }) => job.uses === undefined)))
      expect([file, name, job['timeout-minutes'], job['runs-on']]).toEqual([
        file,
        name,
        expect.any(Number),
        'ubuntu-24.04',
      ]);
  });

  it('write no expression into a command, where it could be one', () => {
    for (const { file, name, step } of atLeastOne(STEPS.filter(({ step }) => step.run))) {
      expect([file, name, step.run]).not.toContainEqual(expect.stringContaining('${{'));
    }
  });

  it('use existing commands of this repository', () => {
    const known = ['test', ...Object.keys(manifest.scripts).map((name) => `run ${name}`)];
    const used = STEPS.flatMap(({ step }) => [
      ...(step.run ?? '').matchAll(/\bnpm (run [\w:-]+|(?!run\b)\w+)/g),
    ]).map(([, command]) => command);
    expect(used).toContain('test');
    expect(used.filter((command) => !known.includes(command ?? ''))).toEqual([
      'publish',
      'view',
      'publish',
    ]);
  });

  it('derive caches from existing lock files', () => {
    const paths = STEPS.flatMap(({ step }) =>
      String(step.with?.['cache-dependency-path'] ?? '').split('\n'),
    ).filter((path) => path !== '');
    const hosts = readdirSync(join(ROOT, 'host'));
    for (const path of atLeastOne(paths)) {
      const meant = path.includes('*') ? hosts.map((host) => path.replace('*', host)) : [path];
      expect(meant.filter((one) => existsSync(join(ROOT, one)))).not.toEqual([]);
    }
  });
});

describe('ci.yml', () => {
  it('runs the unit tests on every supported Node.js', () => {
    const { strategy, ...job } = jobOf('ci.yml', 'unit');
    expect(strategy?.matrix['node']).toEqual([20, 22, 24]);
    expect(manifest.engines.node).toBe('>=20.19');
    expect(commandsOf(job)).toEqual(['npm run demo', 'npm test']);
  });

  it('runs everything else once', () => {
    const once = JOBS.filter(({ file, job }) => file === 'ci.yml' && !job.strategy);
    const commands = once.flatMap(({ job }) => commandsOf(job));
    const tests = Object.keys(manifest.scripts).filter((name) => name.startsWith('test:'));
    for (const name of atLeastOne(tests)) {
      const command = name === 'test:queue' ? `${name} -- --required` : name;
      expect(commands.filter((one) => one === `npm run ${command}`)).toHaveLength(1);
    }
  });

  it('needs an administrator in one job only, for the Debian packages of the tests', () => {
    const jobs = JOBS.filter(({ job }) => commandsOf(job).some((run) => /\bsudo\b|apt/.test(run)));
    expect(jobs.map(({ name }) => name)).toEqual(['services']);
    const [install = ''] = commandsOf(jobs[0]!.job).filter((run) =>
      run.includes('apt-get install'),
    );
    const named = install
      .replace(/\\\n/g, ' ')
      .replace(/^[^]*apt-get install/, '')
      .split(/\s+/)
      .filter((word) => word !== '' && !word.startsWith('--'));
    expect(named.sort()).toEqual(
      [...PEER_PACKAGES.map(({ name }) => name), ...SERVICE_PACKAGES].sort(),
    );
  });

  it('has one check that needs every other job', () => {
    const others = Object.keys(WORKFLOWS.get('ci.yml')?.jobs ?? {}).filter(
      (name) => name !== 'all',
    );
    const { needs, steps = [] } = jobOf('ci.yml', 'all');
    expect([...(needs ?? [])].sort()).toEqual(others.sort());
    expect(steps[0]?.run).toBe(`test "$RESULTS" = '${others.map(() => 'success').join(' ')}'`);
  });
});

describe('publish.yml', () => {
  const publish = jobOf('publish.yml', 'publish');
  const publishNodeRed = jobOf('publish.yml', 'publish-node-red');
  const folders = ['', ...readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`)];
  const published = folders.map(
    (folder) =>
      JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as typeof manifest,
  );
  const isOfNodeRed = ({ name }: { name: string }) => name.includes('node-red');
  const together = published.filter((one) => !isOfNodeRed(one));

  it('publishes every package of this repository', () => {
    const names = together.map(({ name }) => name);
    expect([...(publish.strategy?.matrix['package'] ?? [])].sort()).toEqual(names.sort());
    const others = published.filter(isOfNodeRed).map(({ name }) => name);
    const { PACKAGE, TARBALL } = publishNodeRed.steps?.at(-1)?.env ?? {};
    expect(others).toEqual([PACKAGE]);
    // As npm names the tarball of a package with a scope.
    expect(TARBALL).toBe(PACKAGE?.replace('@', '').replace('/', '-'));
  });

  it('publishes packages of one version, except that for Node-RED', () => {
    for (const { version, engines } of atLeastOne(together)) {
      expect([version, engines]).toEqual([manifest.version, manifest.engines]);
    }
  });

  it('publishes packages from one repository', () => {
    for (const { repository, license } of atLeastOne(published)) {
      expect([repository.url, license]).toEqual([manifest.repository.url, manifest.license]);
    }
  });

  it('publishes after all tests, from an environment of its own, with provenance', () => {
    expect(jobOf('publish.yml', 'ci').uses).toBe('./.github/workflows/ci.yml');
    for (const { needs, environment } of [publish, publishNodeRed]) {
      expect([needs, environment]).toEqual([['ci', 'pack'], 'npm']);
    }
    expect(commandsOf(publish)).toEqual([
      'npm publish "./$PACKAGE-$GITHUB_REF_NAME.tgz" --ignore-scripts --provenance --access public',
    ]);
    expect(commandsOf(publishNodeRed).join()).toContain(
      'npm publish "$tarball" --ignore-scripts --provenance --access public',
    );
  });

  it('runs nothing of this repository where it may publish', () => {
    for (const { steps } of [publish, publishNodeRed]) {
      const uses = steps?.flatMap((step) => step.uses?.split('@')[0] ?? []);
      expect(uses).toEqual(['actions/setup-node', 'actions/download-artifact']);
    }
  });

  it('takes nothing from a cache that other runs have written', () => {
    for (const name of ['pack', 'publish', 'publish-node-red']) {
      const setup = jobOf('publish.yml', name).steps?.find(({ uses }) =>
        uses?.includes('setup-node'),
      );
      expect(setup?.with).toEqual({ 'node-version': 24, 'package-manager-cache': false });
    }
  });

  it('packs only what can be released with the version of the tag', () => {
    expect(commandsOf(jobOf('publish.yml', 'pack'))).toEqual([
      'npm run pack -- --release "$GITHUB_REF_NAME"',
    ]);
  });
});
