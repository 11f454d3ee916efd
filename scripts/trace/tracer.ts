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
}

/** One call of a function. */
export interface Call {
  /** File of the function. */
  readonly file: string;
  /** Number of the function in its file. */
  readonly id: number;
  /** File that called it; `''` where nothing of the project did. */
  readonly caller: string;
}

export interface Trace {
  /** The files whose functions were called, in the order of the first call. */
  readonly visits: readonly Visit[];
  readonly calls: readonly Call[];
}

export interface Tracer {
  /** Runs the work and returns the calls of the traced files. */
  follow(work: () => Promise<void>): Promise<Trace>;
}

type Loader = (
  module: NodeJS.Module & { _compile(code: string, file: string): void },
  file: string,
) => void;

const REPORT = '__smscTrace';

/**
 * Makes every function of the traced files report its calls. It works for files that are loaded
 * afterwards with `require`. V8's coverage would count the same functions, but without their order.
 *
 * @param traced pattern of paths below the root
 */
export function installTracer(root: string, traced: RegExp): Tracer {
  const calls: Call[] = [];
  let isOn = false;
  Object.assign(globalThis, {
    [REPORT]: (file: string, id: number) => {
      if (isOn) calls.push({ file, id, caller: findCaller(root, new Error().stack ?? '') });
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
      return { visits: toVisits(calls), calls: [...calls] };
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

/** The file that called the function at the top of a stack, also after an `await`. */
function findCaller(root: string, stack: string): string {
  // The message, the report itself, and the function that reports.
  const [, , , ...frames] = stack.split('\n');
  for (const frame of frames) {
    const path = /\(?((?:\/|[A-Za-z]:\\)[^()]*):\d+:\d+\)?$/.exec(frame)?.[1];
    // Frames without a path are of the language, such as `Array.map`.
    if (path !== undefined) return relative(root, path).replaceAll('\\', '/');
  }
  return '';
}

/**
 * The walk of a reader who follows the calls of some files: the other files that they call, in the
 * order of the calls. Calls of one file one after the other are one stay. This is what a review
 * counted by hand: a reader keeps a file open while a call goes on below it, but has to come back to a
 * file that appears again.
 *
 * @param from the file of an operation, and the files that call what the operation gives them
 */
export function listStays(calls: readonly Call[], from: readonly string[]): string[] {
  const [home] = from;
  const stays: string[] = [];
  for (const { file, caller } of calls) {
    const isFollowed = from.includes(caller) && file !== caller && file !== home;
    if (isFollowed && stays.at(-1) !== file) stays.push(file);
  }
  return stays;
}

function toVisits(calls: readonly Call[]): Visit[] {
  const visits = new Map<string, { ids: Set<number>; calls: number }>();
  for (const { file, id } of calls) {
    const visit = visits.get(file) ?? { ids: new Set(), calls: 0 };
    visits.set(file, visit);
    visit.ids.add(id);
    visit.calls += 1;
  }
  return [...visits].map(([file, { ids, calls: count }]) => ({
    ...{ file, functions: ids.size, calls: count },
  }));
}
