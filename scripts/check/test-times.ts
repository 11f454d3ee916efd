import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const FILE = 'node_modules/.cache/smsc/test-times.json';

/** Duration of each test file in the last `npm test`, in seconds. */
export type TestTimes = Readonly<Record<string, number>>;

/** Empty if `npm test` never ran. */
export function readTestTimes(): TestTimes {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as TestTimes;
  } catch {
    return {};
  }
}

export function writeTestTimes(
  files: readonly { readonly name: string; readonly seconds: number }[],
): void {
  const times = {
    ...readTestTimes(),
    ...Object.fromEntries(files.map((f) => [f.name, f.seconds])),
  };
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, JSON.stringify(times));
}
