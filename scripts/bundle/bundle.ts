import { readFile } from 'node:fs/promises';
import { posix, resolve } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import manifest from '../../package.json';
import { collectLicences } from './licences';

/*
 * What n8n loads: one file per node and per credential, and one file with the protocol that they
 * share. Libraries are inside, because a verified package has no dependencies. Nothing is minified:
 * n8n's reviewers, and anybody else, can read what they run.
 */

const ROOT = resolve(__dirname, '../..');
const PROTOCOL = 'dist/protocol/index.js';

const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Node reads a program without other characters faster, and n8n reads this one at every start.
  charset: 'ascii',
  legalComments: 'eof',
  logLevel: 'warning',
};

/**
 * Parts of iconv-lite that n8n's scan forbids in a package, or that the gateway's three charsets
 * never need, are replaced. Each file in `shims/` says why.
 */
const ICONV_SHIMS = new Map([
  ['safer-buffer', 'safer-buffer.js'],
  ['string_decoder', 'string-decoder.js'],
  ['stream', 'stream.js'],
  ['../encodings', 'iconv-encodings.js'],
]);

const iconvShims: Plugin = {
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
 * they are read several times as fast, and n8n reads them at every start.
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

/** How the protocol is bundled. The tests bundle parts of it in the same way. */
export const PROTOCOL_OPTIONS: BuildOptions = {
  ...COMMON,
  plugins: [iconvShims, numberingPlans],
  // iconv-lite warns on the console about calls that the protocol does not make.
  drop: ['console'],
};

/** `dist/protocol/index.js` and, beside it, the licences of the libraries inside. */
export async function bundleProtocol(): Promise<void> {
  const { metafile } = await build({
    ...PROTOCOL_OPTIONS,
    entryPoints: ['protocol/index.ts'],
    outfile: PROTOCOL,
    metafile: true,
  });
  await collectLicences(Object.keys(metafile.inputs), 'dist/protocol/THIRD-PARTY-LICENCES.txt');
}

/** The files that package.json names in its `n8n` block, each with its own source inside. */
export async function bundleEntries(): Promise<void> {
  const outputs = [...manifest.n8n.credentials, ...manifest.n8n.nodes];
  await Promise.all(
    outputs.map((outfile) =>
      build({
        ...COMMON,
        entryPoints: [outfile.replace(/^dist\//, '').replace(/\.js$/, '.ts')],
        outfile,
        external: ['n8n-workflow'],
        plugins: [sharedProtocol(outfile)],
      }),
    ),
  );
}

/** Leaves imports of `protocol/` to `dist/protocol/index.js`, so that all entries share one copy. */
function sharedProtocol(outfile: string): Plugin {
  const shared = posix.relative(posix.dirname(outfile), PROTOCOL);
  const directory = resolve(ROOT, 'protocol');
  return {
    name: 'shared-protocol',
    setup({ onResolve }) {
      onResolve({ filter: /(^|\/)protocol(\/|$)/ }, (request) => {
        const target = resolve(request.resolveDir, request.path);
        if (target === directory) return { path: shared, external: true };
        if (!target.startsWith(directory)) return undefined;
        return { errors: [{ text: `Import "protocol" itself, not ${request.path}` }] };
      });
    },
  };
}
