/*
 * Project configuration. n8n's stock configuration has two lines (see docs/decisions.md); this
 * one imports the rules of n8n's scan of community packages from the scan itself, and adds
 * type-aware rules for all code, tests and scripts included. `npm test` also runs the scan as n8n
 * does.
 */
import js from '@eslint/js';
import { buildScanConfig } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const PUBLISHED = [
  'nodes/**/*.ts',
  'credentials/**/*.ts',
  'protocol/**/*.ts',
  'packages/*/nodes/**/*.ts',
  'packages/*/credentials/**/*.ts',
];

/** The scan's own patterns also match `test/nodes/`; restrict them to what the scan reads. */
const SCANNED = ['package.json', 'nodes/**/*.{ts,json}', 'credentials/**/*.ts'];
const scanRules = (await buildScanConfig()).map(({ files = ['**'], ...part }) => ({
  ...part,
  files: SCANNED.flatMap((scanned) => files.map((pattern) => [scanned, pattern])),
}));

/** Globals whose values differ from run to run, or from machine to machine. */
const IMPURE_GLOBALS = [
  'process',
  'console',
  'global',
  'globalThis',
  'fetch',
  'performance',
  'queueMicrotask',
  ...['Timeout', 'Interval', 'Immediate'].flatMap((timer) => [`set${timer}`, `clear${timer}`]),
  '__dirname',
  '__filename',
  'require',
];
const IMPURE_SYNTAX = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Use the injected clock.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Use the injected clock.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Use the injected randomness.',
  },
];

const TEST_SYNTAX = [
  {
    selector:
      'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo)$/]',
    message: 'Do not skip or focus tests. File an issue for a gap.',
  },
  {
    selector: 'CallExpression[callee.name=/^(it|test)$/] > Literal:first-child[value=/^should\\b/]',
    message: 'State a fact in the present tense, without "should".',
  },
];

export default defineConfig(
  globalIgnores(['**/dist/', '**/build/', '**/coverage/', '**/node_modules/', '**/resources/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...scanRules,
  {
    files: ['**/*.{ts,js,mjs,cjs}'],
    extends: [js.configs.recommended],
    rules: {
      // Allows `== null` for "null or undefined".
      eqeqeq: ['error', 'smart'],
      'prefer-const': 'error',
      'no-var': 'error',
      // Several checks of this package search for control characters.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        'process console Buffer require module exports __dirname setTimeout setInterval clearInterval clearTimeout URL'
          .split(' ')
          .map((name) => [name, 'readonly']),
      ),
    },
  },
  { files: ['**/*.{js,cjs}'], languageOptions: { sourceType: 'commonjs' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_$', ignoreRestSiblings: true },
      ],
      // `getNodeParameter(…) as string` is the usual way to call n8n's generic functions.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // These libraries are used by destructuring `path` or `setup` from an object.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // An interface may promise a rejection although the implementation awaits nothing.
    files: ['**/*.ts'],
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    files: PUBLISHED,
    linterOptions: { noInlineConfig: true },
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['protocol/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
      'no-restricted-syntax': ['error', ...IMPURE_SYNTAX],
    },
  },
  {
    files: ['protocol/tables/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...TEST_SYNTAX],
      // A promise that a test does not await cannot fail the test.
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
      // Tests inspect JSON and results of n8n's engine; Jest's matchers check the values.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      // Fakes reject like n8n and its HTTP library, not always with an Error.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
    },
  },
);
