/** Jest for every kind of test; `npm test` runs them in order, `npx jest -c test/jest.config.js <path>` runs some. */
module.exports = {
  rootDir: '..',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2021', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/', '<rootDir>/host/'],
  collectCoverageFrom: ['protocol/**/*.ts'],
  coverageProvider: 'v8',
};
