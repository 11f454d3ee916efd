import { posix, resolve } from 'node:path';
import type { OnResolveResult, Plugin } from 'esbuild';
import { PROTOCOL, ROOT } from './options';

/** Leaves an import to another built file. Both paths start at the root of the repository. */
export function leaveTo(output: string, outfile: string): OnResolveResult {
  return { path: toRelative(posix.relative(posix.dirname(outfile), output)), external: true };
}

function toRelative(path: string): string {
  return path.startsWith('.') ? path : `./${path}`;
}

/** Keeps imports of the protocol external, so that `dist` has one copy. */
export function leaveProtocolTo(output: string, outfile: string): Plugin {
  const directory = resolve(ROOT, 'protocol');
  return {
    name: 'share-protocol',
    setup({ onResolve }) {
      onResolve({ filter: /(^|\/)protocol(\/|$)/ }, (request) => {
        const target = resolve(request.resolveDir, request.path);
        if (target === directory) return leaveTo(output, outfile);
        if (!target.startsWith(`${directory}/`)) return undefined;
        return { errors: [{ text: `Import ${PROTOCOL} instead of ${request.path}` }] };
      });
    },
  };
}
