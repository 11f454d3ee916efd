import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PROTOCOL = resolve(__dirname, '../../protocol');
/** Programs that run the protocol; it receives what depends on them as a parameter. */
const HOST_NAMES = /n8n|node-?red/i;
/** Entries of the package; the README links them in its text. */
const NOT_LISTED = ['README.md', 'index.ts'];

describe('the README of the protocol', () => {
  it('has exactly one line for every folder and file of the protocol', () => {
    const entries = readdirSync(PROTOCOL, { withFileTypes: true })
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .filter((name) => !NOT_LISTED.includes(name));
    const lines = readFileSync(join(PROTOCOL, 'README.md'), 'utf8').split('\n');
    const listed = lines.flatMap((line) => /^\| `([^`]+)`/.exec(line)?.[1] ?? []);
    expect(listed.sort()).toEqual(entries.sort());
  });
});

describe('the sources of the protocol', () => {
  it('name no host', () => {
    const naming = readdirSync(PROTOCOL, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|md)$/.test(name))
      .filter((name) => HOST_NAMES.test(readFileSync(join(PROTOCOL, name), 'utf8')));
    expect(naming).toEqual([]);
  });

  it.each(["'n8n-'", 'the network of N8N', 'Node-RED', 'node-red-contrib'])(
    'fail the check with %s in them',
    (text) => {
      expect(HOST_NAMES.test(text)).toBe(true);
    },
  );
});
