const { availableParallelism } = require('node:os');

/** Jest for every kind of test; `npm test` runs them all, `npx jest -c test/jest.config.js <path>` runs some. */
module.exports = {
  rootDir: '..',
  // What jest watches and measures. Everything else, dist and host included, can still be required.
  roots: ['<rootDir>/test', '<rootDir>/protocol'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: '<rootDir>/test/support/environment.ts',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // Jest's own choice leaves one core unused, which on a machine with two is half of it. Tests of the
  // engine and of connections wait for other processes, so there is one worker more than cores; each
  // holds an engine, so there are not more than eight.
  maxWorkers: Math.min(8, availableParallelism() + 1),
  // A limit for what hangs, not a measure of speed: CI machines are busy.
  testTimeout: 30_000,
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  // Every file of the protocol counts, also one that no test imports.
  collectCoverageFrom: ['protocol/**/*.ts'],
  // Counts branches inside functions that were never called; the other provider, v8, does not.
  coverageProvider: 'babel',
  coverageReporters: ['text'],
  coverageThreshold: { global: { lines: 99, branches: 96 } },
};
