/** Independent programs against ours: each test starts what it needs, so nothing is shared. */
const { transform } = require('./jest.config');

module.exports = {
  rootDir: '..',
  roots: ['<rootDir>/test/peers'],
  testMatch: ['**/*.peers.ts'],
  transform,
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  maxWorkers: 2,
  testTimeout: 30_000,
};
