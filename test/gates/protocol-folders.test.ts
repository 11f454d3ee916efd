import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PROTOCOL = resolve(__dirname, '../../protocol');
/** Entries of the package; the README links them in its text. */
const NOT_LISTED = ['README.md', 'index.ts', 'transports.ts'];

describe('the README of the protocol', () => {
  it('has a line for every folder and file of it, and for nothing else', () => {
    const entries = readdirSync(PROTOCOL, { withFileTypes: true })
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .filter((name) => !NOT_LISTED.includes(name));
    const lines = readFileSync(join(PROTOCOL, 'README.md'), 'utf8').split('\n');
    const listed = lines.flatMap((line) => /^\| `([^`]+)`/.exec(line)?.[1] ?? []);
    expect(listed.sort()).toEqual(entries.sort());
  });
});
