/** n8n in queue mode: one cluster for the whole file, so nothing runs in parallel. */
const { transform } = require('./jest.config');

module.exports = {
  rootDir: '..',
  roots: ['<rootDir>/test/queue'],
  testMatch: ['**/*.queue.ts'],
  transform,
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  testSequencer: '<rootDir>/test/file-order.js',
  maxWorkers: 1,
  testTimeout: 180_000,
};
