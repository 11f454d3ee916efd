import { posix } from 'node:path';
import { build, type Plugin } from 'esbuild';
import manifest from '../../packages/node-red/package.json';
import { COMMON, PROTOCOL, PROTOCOL_OPTIONS, ROOT } from './options';
import { leaveProtocolTo } from './share-protocol';
import { collectLicences } from './licences';
import { writeCatalogues, writeForms } from './node-red-texts';

/*
 * Builds what Node-RED loads: one file per node type, and one file with the protocol that they
 * share. Node-RED 4 runs on Node.js 18.
 */

const FOLDER = 'packages/node-red';
const TARGET = 'node18';
const PROTOCOL_FILE = `${FOLDER}/dist/protocol/index.js`;

/** Bundles the protocol, the nodes that package.json lists, and the scripts of the dialogs; writes all texts. */
export async function bundleNodeRed(): Promise<void> {
  const { nodes } = manifest['node-red'];
  await Promise.all([
    bundleProtocol(),
    bundleDialogs(),
    writeForms(),
    ...Object.values(nodes).map(bundleNode),
    ...Object.keys(nodes).map(writeCatalogues),
  ]);
}

async function bundleProtocol(): Promise<void> {
  const { metafile } = await build({
    ...PROTOCOL_OPTIONS,
    target: TARGET,
    entryPoints: [PROTOCOL],
    outfile: PROTOCOL_FILE,
    metafile: true,
  });
  const licences = `${posix.dirname(PROTOCOL_FILE)}/THIRD-PARTY-LICENCES.txt`;
  await collectLicences(Object.keys(metafile.inputs), licences);
}

/** @param output such as `dist/smsc-send/smsc-send.js` */
async function bundleNode(output: string): Promise<void> {
  const outfile = `${FOLDER}/${output}`;
  const protocol: Plugin = leaveProtocolTo(PROTOCOL_FILE, outfile);
  const { metafile } = await build({
    ...COMMON,
    target: TARGET,
    entryPoints: [`${FOLDER}/${output.replace(/^dist/, 'nodes').replace(/\.js$/, '.ts')}`],
    outfile,
    plugins: [protocol],
    metafile: true,
  });
  const inputs = Object.keys(metafile.inputs);
  if (!inputs.some((input) => input.includes('node_modules/'))) return;
  await collectLicences(inputs, `${posix.dirname(outfile)}/THIRD-PARTY-LICENCES.txt`);
}

/** The dialogs run in a browser and load this script from the folder `resources`. */
async function bundleDialogs(): Promise<void> {
  await build({
    ...COMMON,
    absWorkingDir: ROOT,
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    globalName: 'SmscDialogs',
    entryPoints: [`${FOLDER}/dialogs/index.ts`],
    outfile: `${FOLDER}/resources/dialogs.js`,
  });
}
