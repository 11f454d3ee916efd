const { availableParallelism } = require('node:os');

/**
 * Configuration for all tests of `npm test`; `npx jest -c test/jest.config.js <path>` runs some of
 * them.
 */
module.exports = {
  rootDir: '..',
  // The files that Jest watches and measures. All other files, including dist and host, can still be required.
  roots: ['<rootDir>/test', '<rootDir>/protocol'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: '<rootDir>/test/support/environment.ts',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // By default Jest leaves one core unused, which is half of a machine with two. Tests of the engine and
  // of connections wait for other processes, so there is one worker more than cores. Each worker keeps
  // an engine, so there are at most eight.
  maxWorkers: Math.min(8, availableParallelism() + 1),
  // A limit for hanging tests, not a measure of speed: CI machines are busy.
  testTimeout: 30_000,
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  // Includes files that no test imports.
  collectCoverageFrom: ['protocol/**/*.ts'],
  // Counts branches in functions that were never called; the provider v8 does not.
  coverageProvider: 'babel',
  coverageReporters: ['text'],
  coverageThreshold: { global: { lines: 99, branches: 96 } },
};
