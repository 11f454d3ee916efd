/**
 * The package for Node-RED in real Node-RED versions, each test file with processes of its own. Run
 * by `npm run test:node-red`, which installs Node-RED first.
 */
const { transform } = require('./jest.config');

module.exports = {
  rootDir: '..',
  roots: ['<rootDir>/test/node-red'],
  testMatch: ['**/*.e2e.ts', '**/*.flow.ts'],
  transform,
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  globalSetup: '<rootDir>/test/node-red/e2e/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/node-red/e2e/support/global-teardown.ts',
  testSequencer: '<rootDir>/test/file-order.js',
  maxWorkers: 2,
  testTimeout: 120_000,
};
