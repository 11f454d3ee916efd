import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { transformSync } from 'esbuild';
import ts from 'typescript';

/** The part of one file in a path. */
export interface Visit {
  /** Path below the root, with forward slashes. */
  readonly file: string;
  /** Number of different functions that ran. */
  readonly functions: number;
  readonly calls: number;
  /** How often this file was called right after another file. */
  readonly entries: number;
}

export interface Tracer {
  /**
   * Runs the work and returns the files whose functions it called, in the order of the first call.
   */
  follow(work: () => Promise<void>): Promise<Visit[]>;
}

type Loader = (
  module: NodeJS.Module & { _compile(code: string, file: string): void },
  file: string,
) => void;

const REPORT = '__smscTrace';

/**
 * Instruments every function of the traced files. Load the files afterwards with `require`. V8's
 * coverage would count the same functions, but not their order.
 *
 * @param traced pattern of paths below the root
 */
export function installTracer(root: string, traced: RegExp): Tracer {
  const calls: { file: string; id: number }[] = [];
  let isOn = false;
  Object.assign(globalThis, {
    [REPORT]: (file: string, id: number) => {
      if (isOn) calls.push({ file, id });
    },
  });
  const extensions = createRequire(__filename).extensions as Record<string, Loader | undefined>;
  const original = extensions['.ts'];
  extensions['.ts'] = (module, path) => {
    const file = relative(root, path).replaceAll('\\', '/');
    if (!traced.test(file)) return original?.(module, path);
    const code = reportCalls(readFileSync(path, 'utf8'), file);
    const options = { loader: 'ts', format: 'cjs', target: 'node20' } as const;
    module._compile(transformSync(code, options).code, path);
  };
  return {
    async follow(work) {
      calls.length = 0;
      isOn = true;
      await work();
      isOn = false;
      return toVisits(calls);
    },
  };
}

/** Inserts a call of `__smscTrace(file, number)` at the beginning of each function. */
export function reportCalls(text: string, file: string): string {
  const inserts: { readonly at: number; readonly text: string }[] = [];
  let id = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const body = node.body as ts.Block | ts.Expression;
      const report = `${REPORT}(${JSON.stringify(file)}, ${(id += 1)})`;
      if (ts.isBlock(body)) inserts.push({ at: body.getStart(source) + 1, text: `${report};` });
      else {
        inserts.push({ at: body.getStart(source), text: `(${report}, ` });
        inserts.push({ at: body.getEnd(), text: ')' });
      }
    }
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023);
  visit(source);
  return inserts
    .sort((one, other) => other.at - one.at)
    .reduce((code, { at, text: added }) => code.slice(0, at) + added + code.slice(at), text);
}

function toVisits(calls: readonly { readonly file: string; readonly id: number }[]): Visit[] {
  const visits = new Map<string, { ids: Set<number>; calls: number; entries: number }>();
  let previous = '';
  for (const { file, id } of calls) {
    const visit = visits.get(file) ?? { ids: new Set(), calls: 0, entries: 0 };
    visits.set(file, visit);
    visit.ids.add(id);
    visit.calls += 1;
    if (file !== previous) visit.entries += 1;
    previous = file;
  }
  return [...visits].map(([file, { ids, calls: count, entries }]) => ({
    ...{ file, functions: ids.size, calls: count, entries },
  }));
}
