import { readFile } from 'node:fs/promises';
import { posix, resolve } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import mainManifest from '../../package.json';
import transportsManifest from '../../packages/transports/package.json';
import { collectLicences } from './licences';

/*
 * Builds what n8n loads: one file per node and per credential, and one file with the shared
 * protocol. Libraries are bundled, because a verified package has no dependencies. Nothing is
 * minified, so that n8n's reviewers and users can read the code. The emulator is one more file, a
 * program with its libraries.
 */

const ROOT = resolve(__dirname, '../..');

/** A package of nodes published from this repository. */
interface NodePackage {
  /** Its folder with a trailing slash, or `''`. */
  readonly folder: string;
  readonly manifest: { readonly n8n: Readonly<Record<'nodes' | 'credentials', readonly string[]>> };
  /** Folders that all entries import as one copy, because they hold shared runtime state. */
  readonly shared: readonly string[];
}

const PACKAGES: readonly NodePackage[] = [
  {
    folder: '',
    manifest: mainManifest,
    shared: ['nodes/accounts'],
  },
  {
    folder: 'packages/transports/',
    manifest: transportsManifest,
    shared: ['nodes/connections'],
  },
];

/** The only file of the protocol that other code loads. */
const PROTOCOL = 'protocol/index.ts';

const COMMON: BuildOptions = {
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

/** Bundles the protocol of each package and writes the licences of the bundled libraries. */
export async function bundleProtocol(): Promise<void> {
  await Promise.all(
    PACKAGES.map(async ({ folder }) => {
      const outfile = toOutput(folder, PROTOCOL);
      const { metafile } = await build({
        ...PROTOCOL_OPTIONS,
        entryPoints: [PROTOCOL],
        outfile,
        metafile: true,
      });
      const licences = `${posix.dirname(outfile)}/THIRD-PARTY-LICENCES.txt`;
      await collectLicences(Object.keys(metafile.inputs), licences);
    }),
  );
}

/** Bundles the entries listed in the `n8n` block of each package.json, and their shared folders. */
export async function bundleEntries(): Promise<void> {
  await Promise.all(
    PACKAGES.flatMap((published) => {
      const { folder, manifest, shared } = published;
      const entries = [...manifest.n8n.credentials, ...manifest.n8n.nodes].map((outfile) =>
        outfile.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
      );
      const parts = shared.map((part) => `${part}/index.ts`);
      return [...entries, ...parts].map(async (source) => {
        const outfile = toOutput(folder, source);
        const { metafile } = await build({
          ...COMMON,
          entryPoints: [`${folder}${source}`],
          outfile,
          external: ['n8n-workflow'],
          plugins: [shareFolders(published, outfile)],
          metafile: true,
        });
        const inputs = Object.keys(metafile.inputs);
        if (!inputs.some((input) => input.includes('node_modules/'))) return;
        await collectLicences(inputs, `${posix.dirname(outfile)}/THIRD-PARTY-LICENCES.txt`);
      });
    }),
  );
}

/** Bundles the emulator as the program of its own package. */
export async function bundleEmulator(): Promise<void> {
  const folder = 'packages/emulator/dist';
  const { metafile } = await build({
    ...COMMON,
    entryPoints: ['emulator/cli.ts'],
    outfile: `${folder}/cli.js`,
    banner: { js: '#!/usr/bin/env node' },
    plugins: [iconvShims],
    metafile: true,
  });
  await collectLicences(Object.keys(metafile.inputs), `${folder}/THIRD-PARTY-LICENCES.txt`);
}

function toOutput(folder: string, source: string): string {
  return `${folder}dist/${source.replace(/\.ts$/, '.js')}`;
}

/** Keeps imports of the protocol and of shared folders external, so that `dist` has one copy. */
function shareFolders({ folder, shared }: NodePackage, outfile: string): Plugin {
  const leaveTo = (output: string) => ({
    path: posix.relative(posix.dirname(outfile), output),
    external: true,
  });
  const directory = resolve(ROOT, 'protocol');
  return {
    name: 'share-folders',
    setup({ onResolve }) {
      onResolve({ filter: /(^|\/)protocol(\/|$)/ }, (request) => {
        const target = resolve(request.resolveDir, request.path);
        if (target === directory) return leaveTo(toOutput(folder, PROTOCOL));
        if (!target.startsWith(`${directory}/`)) return undefined;
        return { errors: [{ text: `Import ${PROTOCOL} instead of ${request.path}` }] };
      });
      for (const part of shared) {
        const output = toOutput(folder, `${part}/index.ts`);
        if (output === outfile) continue;
        onResolve({ filter: /^\./ }, (request) => {
          const target = resolve(request.resolveDir, request.path);
          return target === resolve(ROOT, folder, part) ? leaveTo(output) : undefined;
        });
      }
    },
  };
}
