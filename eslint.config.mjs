/*
 * Own configuration. `n8n-node lint` would insist on its stock two lines; this one takes the rules
 * that n8n's scan of community packages applies from the scan itself, and adds type-aware rules for
 * all code, tests and scripts included. `npm test` also runs the scan as n8n does.
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

/** The scan's own patterns also fit `test/nodes/`; here they count for what the scan reads. */
const SCANNED = ['package.json', 'nodes/**/*.{ts,json}', 'credentials/**/*.ts'];
const scanRules = (await buildScanConfig()).map(({ files = ['**'], ...part }) => ({
  ...part,
  files: SCANNED.flatMap((scanned) => files.map((pattern) => [scanned, pattern])),
}));

/** Nothing that differs from run to run, or from machine to machine. */
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
    message: 'The clock is injected.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The clock is injected.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Randomness is injected.',
  },
];

const TEST_SYNTAX = [
  {
    selector:
      'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo)$/]',
    message: 'Every test counts; a gap goes to the issue tracker.',
  },
  {
    selector: 'CallExpression[callee.name=/^(it|test)$/] > Literal:first-child[value=/^should\\b/]',
    message: 'A title states a fact in the present tense.',
  },
];

export default defineConfig(
  globalIgnores(['**/dist/', '**/build/', '**/coverage/', '**/node_modules/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...scanRules,
  {
    files: ['**/*.{ts,js,mjs,cjs}'],
    extends: [js.configs.recommended],
    rules: {
      // `== null` stands for "null or undefined" and nothing else.
      eqeqeq: ['error', 'smart'],
      'prefer-const': 'error',
      'no-var': 'error',
      // Control characters are what several checks of this package look for.
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
      // `getNodeParameter(…) as string` is how n8n's generic functions are used everywhere.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // Taking `path` or `setup` out of an object is how these libraries are used.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // Rejecting through a promise is part of an interface, also where nothing has to be awaited.
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
      // A promise that a test does not wait for cannot fail it.
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
      // Tests look into JSON and into results of n8n's engine; jest's matchers check what is there.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      // Fakes refuse as n8n and its HTTP library do, which is not always with an Error.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
    },
  },
);
