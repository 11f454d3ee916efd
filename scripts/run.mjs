/**
 * `npm run <command>` runs `node scripts/run.mjs <command>`. Plain JavaScript, because it must run
 * before anything is installed. It installs the packages and runs the build that the command needs,
 * and passes on arguments, signals and the exit code.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { describeNeeds } from './installation/needs.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];

/**
 * `program`: TypeScript file of the command. `trees`: additional folders with their own lock file.
 * `built`: whether the command needs the built package. `hosts`: which of the pinned n8n versions it
 * installs, `ai`: the one with AI nodes, `nodeRed`: those of Node-RED; `also`: what else it needs.
 */
const COMMANDS = {
  bench: { program: 'scripts/commands/bench.ts', built: true },
  build: {},
  check: { program: 'scripts/commands/check.ts', trees: ['host/nodes-base'] },
  chaos: { program: 'scripts/commands/chaos.ts' },
  demo: { program: 'scripts/commands/demo.ts', trees: ['host/nodes-base'], built: true },
  docs: { program: 'scripts/commands/docs.ts' },
  emulator: { program: 'emulator/cli.ts' },
  pack: { program: 'scripts/commands/pack.ts', built: true },
  start: { program: 'scripts/commands/start.ts', built: true, hosts: 'current' },
  test: { program: 'scripts/commands/test.ts', trees: ['host/nodes-base'] },
  'test:ai': { program: 'scripts/commands/test-ai.ts', built: true, hosts: 'ai' },
  'test:e2e': {
    program: 'scripts/commands/test-e2e.ts',
    built: true,
    hosts: 'all',
    also: ['Chromium'],
  },
  'test:node-red': {
    program: 'scripts/commands/test-node-red.ts',
    built: true,
    hosts: 'nodeRed',
    also: ['Chromium'],
  },
  'test:peers': { program: 'scripts/commands/test-peers.ts', trees: ['host/peers'] },
  'test:queue': {
    program: 'scripts/commands/test-queue.ts',
    built: true,
    hosts: 'current',
    also: ['Redis', 'PostgreSQL'],
  },
  trace: { program: 'scripts/commands/trace.ts' },
};

const [name, ...parameters] = process.argv.slice(2);
try {
  process.exitCode = await run(name, parameters);
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
}

async function run(name, parameters) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Error(
      `Node.js ${OLDEST_NODE.join('.')} or newer is required, this is ${process.versions.node}. Install a newer Node.js, then run the command again.`,
    );
  }
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
  if (!command) {
    throw new Error(
      `Unknown command "${name ?? ''}". Commands: ${Object.keys(COMMANDS).join(', ')}.`,
    );
  }
  if (command.hosts) {
    const title = name === 'start' ? 'npm start' : `npm run ${name}`;
    const also = parameters.includes('--queue') ? COMMANDS['test:queue'].also : command.also;
    const hosts = parameters.includes('--node-red') ? 'nodeRed' : command.hosts;
    const needs = describeNeeds({ ...command, hosts, title, also }, OLDEST_NODE.join('.'));
    console.error(needs.join('\n'));
  }
  for (const tree of ['.', ...(command.trees ?? [])]) await ensureInstalled(join(ROOT, tree));
  if (command.built || !command.program) {
    if (command.hosts) console.error('Building the package …');
    const code = await runNode(['node_modules/gulp/bin/gulp.js', '-LL', ...buildTasks(command)], 2);
    if (code !== 0 || !command.program) return code;
  }
  return runNode(['--import', 'tsx', command.program, ...parameters], 'inherit');
}

/** Only `npm run build` checks the types, because other commands should start faster. */
function buildTasks(command) {
  return command.program ? ['package'] : ['default'];
}

/** Runs Node on a program of this repository and returns its exit code. */
function runNode(parameters, stdout) {
  const child = spawn(process.execPath, parameters, {
    cwd: ROOT,
    stdio: ['inherit', stdout, 'inherit'],
  });
  // Ctrl-C in a terminal reaches the child as well, `kill` only this process, so a signal may
  // arrive twice.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
