/**
 * `npm run check` checks format, lint, types and the nearest tests of the files that differ from
 * the last commit, in less than a minute. `-- --since main` compares with another commit, `--
 * --seconds 60` allows more time for tests. `npm test` checks everything.
 */
import { parseArgs } from 'node:util';
import { listChangedFiles, listFiles } from '../check/changed-files';
import { chooseTests } from '../check/choose-tests';
import { readImports } from '../check/imports';
import { readTestTimes } from '../check/test-times';
import { formatSeconds } from '../test-steps/run-node';
import { runSteps, type Lane, type Step } from '../test-steps/steps';

const CODE = /\.(ts|js|mjs|cjs)$/;
const SOURCE = /\.ts$/;
const PUBLISHED = /^(protocol|operations|credentials|nodes|packages|emulator)\//;
/** These tests use `dist/`. */
const USES_BUILD = /^test\/(engine|transports|docs|gates)\//;
const LAYERS = 'test/gates/imports.test.ts';
const TEST_SECONDS = '25';

const { values } = parseArgs({
  options: { since: { type: 'string' }, seconds: { type: 'string', default: TEST_SECONDS } },
});

function prettier(files: readonly string[]): Step {
  const cache = ['--cache', '--cache-location', 'node_modules/.cache/prettier/check'];
  return {
    title: `Format of ${files.length} files`,
    program: [
      'node_modules/prettier/bin/prettier.cjs',
      ...['--check', '--ignore-unknown', ...cache, ...files],
    ],
  };
}

function eslint(files: readonly string[]): Step {
  const cache = ['--cache', '--cache-location', 'node_modules/.cache/eslint/check'];
  return {
    title: `Lint of ${files.length} files`,
    program: [
      'node_modules/eslint/bin/eslint.js',
      ...['--max-warnings=0', '--no-warn-ignored', ...cache, ...files],
    ],
  };
}

function types(project: string): Step {
  return {
    title: `Types of ${project}`,
    program: ['node_modules/typescript/bin/tsc', '--project', project],
  };
}

function tests(changed: readonly string[]): Step[] {
  const sources = listFiles('.').filter((file) => SOURCE.test(file));
  const { chosen, left } = chooseTests(readImports('.', sources), changed, {
    isTest: (file) => /^test\/.*\.test\.ts$/.test(file),
    budget: Number(values.seconds),
    seconds: readTestTimes(),
  });
  const files = [...new Set([...chosen, LAYERS])];
  const jest: Step = {
    title: `${files.length} test files${left > 0 ? `; npm test runs ${left} more that depend on the changes` : ''}`,
    program: [
      'node_modules/jest/bin/jest.js',
      '--config=test/jest.config.js',
      '--runTestsByPath',
      ...files,
    ],
    shown: true,
  };
  const build = { title: 'Build', program: ['node_modules/gulp/bin/gulp.js', '-LL', 'package'] };
  return files.some((file) => file !== LAYERS && USES_BUILD.test(file)) ? [build, jest] : [jest];
}

async function main(): Promise<void> {
  const started = Date.now();
  const changed = listChangedFiles('.', values.since);
  if (changed.length === 0) {
    console.log('No changed files. `npm run check -- --since main` checks a whole branch.');
    return;
  }
  const code = changed.filter((file) => CODE.test(file));
  const lanes: Lane[] = [tests(changed), [prettier(changed)]];
  if (code.length > 0) {
    const projects = code.some((file) => PUBLISHED.test(file))
      ? ['tsconfig.json', 'tsconfig.published.json']
      : ['tsconfig.json'];
    lanes.push([...projects.map(types), eslint(code)]);
  }
  const passed = await runSteps([lanes]);
  const seconds = formatSeconds(Date.now() - started);
  console.log(`\n${passed ? 'All checks passed' : 'Stopped at the failed check'} after ${seconds}`);
  process.exitCode = passed ? 0 : 1;
}

void main();
