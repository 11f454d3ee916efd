/**
 * End-to-end tests: one real n8n and one emulated gateway, started once and used by all files in
 * turn.
 */
const { transform } = require('./jest.config');

module.exports = {
  rootDir: '..',
  roots: ['<rootDir>/test/e2e'],
  testMatch: ['**/*.e2e.ts'],
  transform,
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  globalSetup: '<rootDir>/test/e2e/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/e2e/support/global-teardown.ts',
  setupFilesAfterEnv: [
    '<rootDir>/test/e2e/support/retry-browser.ts',
    '<rootDir>/test/e2e/support/fresh-gateway.ts',
  ],
  testSequencer: '<rootDir>/test/file-order.js',
  maxWorkers: 1,
  testTimeout: 300_000,
};
