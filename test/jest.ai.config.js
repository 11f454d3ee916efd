/** n8n's real AI nodes: one n8n, one emulated gateway and one scripted model for all files. */
const { transform } = require('./jest.config');

module.exports = {
  rootDir: '..',
  roots: ['<rootDir>/test/ai'],
  testMatch: ['**/*.ai.ts'],
  transform,
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  globalSetup: '<rootDir>/test/ai/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/ai/support/global-teardown.ts',
  testSequencer: '<rootDir>/test/file-order.js',
  maxWorkers: 1,
  testTimeout: 120_000,
};
