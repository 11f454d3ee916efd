import { posix, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import mainManifest from '../../package.json';
import transportsManifest from '../../packages/transports/package.json';
import { collectLicences } from './licences';
import { COMMON, iconvShims, PROTOCOL, PROTOCOL_OPTIONS, ROOT } from './options';
import { leaveProtocolTo, leaveTo } from './share-protocol';

/*
 * Builds what n8n loads: one file per node and per credential, and one file with the shared
 * protocol. Libraries are bundled, because a verified package has no dependencies. Nothing is
 * minified, so that n8n's reviewers and users can read the code. The emulator is one more file, a
 * program with its libraries.
 */

/** A package of nodes published from this repository. */
interface NodePackage {
  /** Its folder with a trailing slash, or `''`. */
  readonly folder: string;
  readonly manifest: { readonly n8n: Readonly<Record<'nodes' | 'credentials', readonly string[]>> };
  /**
   * Folders of the repository that all entries import as one copy, because they hold shared runtime
   * state.
   */
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
    shared: ['connections'],
  },
];

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
        outfile.replace(/^dist\//, folder).replace(/\.js$/, '.ts'),
      );
      const parts = shared.map((part) => `${part}/index.ts`);
      return [...entries, ...parts].map(async (source) => {
        const outfile = toOutput(
          folder,
          source.slice(source.startsWith(folder) ? folder.length : 0),
        );
        const { metafile } = await build({
          ...COMMON,
          entryPoints: [source],
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
  return {
    name: 'share-folders',
    setup(build) {
      void leaveProtocolTo(toOutput(folder, PROTOCOL), outfile).setup(build);
      for (const part of shared) {
        const output = toOutput(folder, `${part}/index.ts`);
        if (output === outfile) continue;
        build.onResolve({ filter: /^\./ }, (request) => {
          const target = resolve(request.resolveDir, request.path);
          return target === resolve(ROOT, part) ? leaveTo(output, outfile) : undefined;
        });
      }
    },
  };
}
