/** Loads parts of the protocol bundled, as n8n runs them. Unbundled they are slower. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { runInThisContext } from 'node:vm';
import { build } from 'esbuild';
import { PROTOCOL_OPTIONS } from '../bundle/options';

const PROTOCOL = path.resolve(__dirname, '../../protocol');

/** The exports of a file below `protocol/`, e.g. `callback/signature`, with their types. */
export async function loadAsPublished<Exports>(file: string): Promise<Exports> {
  const { outputFiles } = await build({
    ...PROTOCOL_OPTIONS,
    entryPoints: [path.join(PROTOCOL, `${file}.ts`)],
    write: false,
  });
  const module = { exports: {} };
  const [code] = outputFiles;
  const run = runInThisContext(`((module, exports, require) => {${code?.text}\n})`, {
    filename: `${file}.js`,
  }) as (...parts: readonly unknown[]) => void;
  run(module, module.exports, createRequire(__filename));
  return module.exports as Exports;
}
