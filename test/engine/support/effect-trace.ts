import { basename } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { EFFECTS, type Effect } from '../effects';

/** The calls of each test: operations as `resource.operation`, functions of the control as `control.name`. */
export type Trace = ReadonlyMap<string, ReadonlySet<string>>;

/** Effects whose test ran without running the operation, or without checking its result. */
export function findUnproven(effects: readonly Effect[], file: string, trace: Trace): Effect[] {
  return effects.filter(({ operation, other, test, ...effect }) => {
    if (effect.file !== file) return false;
    const done = [...trace].find(([name]) => name === test || name.endsWith(` ${test}`))?.[1];
    return done !== undefined && !(done.has(operation) && done.has(other));
  });
}

/** Records the calls of the tests of one file, to compare them with the list of effects. */
export class EffectTrace {
  private readonly done = new Map<string, Set<string>>();

  noteRun({ resource, operation }: IDataObject): void {
    this.note(`${String(resource)}.${String(operation)}`);
  }

  /** The same control, which records each function that is called. */
  follow<Control extends object>(control: Control): Control {
    return new Proxy(control, {
      get: (target, name, receiver) => {
        this.note(`control.${String(name)}`);
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
  }

  /** @throws Error when a test does less than the list of effects states */
  check(): void {
    const file = basename(expect.getState().testPath ?? '').replace(/\.test\.ts$/, '');
    const unproven = findUnproven(EFFECTS, file, this.done);
    if (unproven.length === 0) return;
    const told = unproven.map(
      ({ operation, other, test }) => `'${test}' does not run both ${operation} and ${other}`,
    );
    throw new Error(`test/engine/effects.ts is not true: ${told.join('; ')}`);
  }

  private note(what: string): void {
    const test = expect.getState().currentTestName;
    if (test === undefined) return;
    const done = this.done.get(test) ?? new Set<string>();
    this.done.set(test, done.add(what));
  }
}
