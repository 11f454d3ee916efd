/**
 * Configuration for all tests of `npm test`; `npx jest -c test/jest.config.js <path>` runs some of
 * them.
 */
module.exports = {
  rootDir: '..',
  // What Jest watches and measures. All other files, dist and host included, can still be required.
  roots: ['<rootDir>/test', '<rootDir>/protocol'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // Ends tests that hang. Not a performance limit, because CI machines are busy.
  testTimeout: 30_000,
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  // Includes files that no test imports.
  collectCoverageFrom: ['protocol/**/*.ts'],
  // Counts branches in functions that were never called; the provider v8 does not.
  coverageProvider: 'babel',
  coverageReporters: ['text'],
  coverageThreshold: { global: { lines: 99, branches: 96 } },
};
