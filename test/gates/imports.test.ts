import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readImports } from '../../scripts/check/imports';
import { findCycles, findForbiddenImports, toFolderImports } from './import-rules';

const FOLDERS = [
  'protocol',
  'operations',
  'credentials',
  'connections',
  'nodes',
  'packages/transports/credentials',
  'packages/transports/nodes',
  ...['dialogs', 'forms', 'host', 'nodes', 'texts'].map((name) => `packages/node-red/${name}`),
  'emulator',
  'testkit',
  'scripts',
  'test',
];
const ROOT = resolve(__dirname, '../..');

/** Sources with paths like `protocol/index.ts`. */
function listSources(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
}

describe('imports of this repository', () => {
  it('respect the layers', () => {
    expect(findForbiddenImports(readImports(ROOT, listSources()))).toEqual([]);
  });

  it('form no cycle', () => {
    expect(findCycles(readImports(ROOT, listSources()))).toEqual([]);
  });

  it('form no cycle between the folders of the protocol', () => {
    const folders = toFolderImports(readImports(ROOT, listSources()), 'protocol');
    expect(folders.size).toBeGreaterThan(1);
    expect(findCycles(folders)).toEqual([]);
  });
});

describe('findForbiddenImports', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smsc-imports-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function readSources(files: Record<string, string>): ReturnType<typeof readImports> {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return readImports(folder, Object.keys(files));
  }

  it.each([
    ['protocol/client.ts', "import { sleep } from 'n8n-workflow';", 'n8n-workflow'],
    ['protocol/client.ts', "import { get } from 'node:http';", 'node:http'],
    ['protocol/client.ts', "import type { A } from './index';", 'protocol/index.ts'],
    ['protocol/client.ts', "const iconv = require('iconv-lite');", 'iconv-lite'],
    ['protocol/client.ts', "import 'libphonenumber-js/max';", 'libphonenumber-js/max'],
    ['protocol/text/a.ts', "import { RE2JS } from 're2js';", 're2js'],
    ['protocol/wire/a.ts', "export * from '../../nodes/a';", 'nodes/a.ts'],
    ['protocol/tables/a.ts', "import type { A } from '../client';", 'protocol/client.ts'],
    ['nodes/a.ts', "import { a } from '../protocol/client';", 'protocol/client.ts'],
    ['nodes/a.ts', "import { a } from '../credentials/a';", 'credentials/a.ts'],
    ['nodes/a.ts', "const fs = import('node:fs');", 'node:fs'],
    ['credentials/a.ts', "import { a } from '../nodes/a';", 'nodes/a.ts'],
    ['emulator/a.ts', "import { a } from '../protocol';", 'protocol/index.ts'],
    ['emulator/a.ts', "import { a } from '../protocol/wire/a';", 'protocol/wire/a.ts'],
    ['emulator/a.ts', "import { a } from '../scripts/a';", 'scripts/a.ts'],
    ['scripts/a.ts', "import { a } from '../test/a';", 'test/a.ts'],
    ['testkit/a.ts', "import { a } from '../test/a';", 'test/a.ts'],
    ['testkit/a.ts', "import { a } from '../scripts/a';", 'scripts/a.ts'],
    ['testkit/a.ts', "import { a } from '../nodes/a';", 'nodes/a.ts'],
    [
      'packages/transports/nodes/a.ts',
      "import { a } from '../../../protocol/client';",
      'protocol/client.ts',
    ],
    ['operations/a.ts', "import { sleep } from 'n8n-workflow';", 'n8n-workflow'],
    ['operations/a.ts', "import { a } from '../nodes/a';", 'nodes/a.ts'],
    ['operations/a.ts', "import { a } from '../protocol/client';", 'protocol/client.ts'],
    ['protocol/wire/a.ts', "import { a } from '../../operations/a';", 'operations/a.ts'],
    ['packages/transports/nodes/a.ts', "import { connect } from 'node:net';", 'node:net'],
    ['connections/a.ts', "import { sleep } from 'n8n-workflow';", 'n8n-workflow'],
    ['operations/a.ts', "import { a } from '../connections';", 'connections/index.ts'],
    ['nodes/a.ts', "import '../packages/node-red/host/a';", 'packages/node-red/host/a.ts'],
    [
      'packages/transports/nodes/a.ts',
      "import '../../node-red/host/a';",
      'packages/node-red/host/a.ts',
    ],
    ['packages/node-red/host/a.ts', "import '../../../nodes/a';", 'nodes/a.ts'],
    [
      'packages/node-red/host/a.ts',
      "import '../../transports/nodes/a';",
      'packages/transports/nodes/a.ts',
    ],
    ['packages/node-red/host/a.ts', "import { sleep } from 'n8n-workflow';", 'n8n-workflow'],
    [
      'packages/node-red/host/a.ts',
      "import { a } from '../../../protocol/client';",
      'protocol/client.ts',
    ],
    ['nodes/a.ts', "import '../packages/transports/nodes/a';", 'packages/transports/nodes/a.ts'],
  ])('rejects in %s: %s', (file, text, target) => {
    const imports = readSources({
      'protocol/index.ts': '',
      'protocol/client.ts': '',
      'protocol/wire/a.ts': '',
      'nodes/a.ts': '',
      'operations/a.ts': '',
      'connections/index.ts': '',
      'credentials/a.ts': '',
      'scripts/a.ts': '',
      'test/a.ts': '',
      'packages/transports/nodes/a.ts': '',
      'packages/node-red/host/a.ts': '',
      [file]: text,
    });
    expect(findForbiddenImports(imports)).toEqual([`${file} imports ${target}`]);
  });

  it('accepts the allowed imports of each layer', () => {
    const imports = readSources({
      'protocol/tables/index.ts': '',
      'protocol/index.ts': "export * from './wire/a';",
      'protocol/wire/a.ts': "import iconv from 'iconv-lite'; import { b } from '../tables';",
      'operations/a.ts': "import { a } from '../protocol'; import 'node:crypto';",
      'nodes/a.ts':
        "import { a } from '../protocol'; import '../operations/a'; import { b } from 'n8n-workflow';",
      'credentials/a.ts': "import { a } from '../protocol/index';",
      'emulator/a.ts': "import http from 'node:http'; import { a } from '../protocol/tables';",
      'packages/transports/nodes/a.ts': "import { a } from '../../../protocol';",
      'connections/a.ts': "import { connect } from 'node:tls';",
      'testkit/a.ts': "import { a } from '../emulator/a'; import { b } from 'n8n-core';",
      'scripts/a.ts': "import { a } from '../testkit/a';",
      'test/a.ts': "import { a } from '../emulator/a'; import fc from 'fast-check';",
    });
    expect(findForbiddenImports(imports)).toEqual([]);
  });
});

describe('findCycles', () => {
  it('returns the files of a cycle', () => {
    const imports = new Map([
      ['a.ts', ['b.ts', 'jest']],
      ['b.ts', ['c.ts']],
      ['c.ts', ['b.ts']],
    ]);
    expect(findCycles(imports)).toEqual(['b.ts -> c.ts -> b.ts']);
  });

  it('accepts two paths to the same file', () => {
    const imports = new Map([
      ['a.ts', ['b.ts', 'c.ts']],
      ['b.ts', ['c.ts']],
      ['c.ts', []],
    ]);
    expect(findCycles(imports)).toEqual([]);
  });
});

describe('toFolderImports', () => {
  it('returns a cycle of folders even if no files form one', () => {
    const imports = new Map([
      ['protocol/text/a.ts', ['protocol/wire/b.ts']],
      ['protocol/text/c.ts', ['node:crypto']],
      ['protocol/wire/b.ts', []],
      ['protocol/wire/inner/d.ts', ['protocol/text/c.ts']],
    ]);
    expect(findCycles(imports)).toEqual([]);
    expect(findCycles(toFolderImports(imports, 'protocol'))).toEqual([
      'protocol/text -> protocol/wire -> protocol/text',
    ]);
  });

  it('returns a cycle through a file next to the folders', () => {
    const imports = new Map([
      ['protocol/client.ts', ['protocol/wire/b.ts']],
      ['protocol/wire/a.ts', ['protocol/client.ts']],
      ['protocol/wire/b.ts', []],
    ]);
    expect(findCycles(toFolderImports(imports, 'protocol'))).toEqual([
      'protocol/client.ts -> protocol/wire -> protocol/client.ts',
    ]);
  });

  it('accepts imports within a folder and those of other roots', () => {
    const imports = new Map([
      ['protocol/wire/a.ts', ['protocol/wire/b.ts', 'protocol/result.ts']],
      ['protocol/wire/b.ts', []],
      ['protocol/result.ts', []],
      ['nodes/wire/a.ts', ['protocol/wire/a.ts']],
    ]);
    expect(toFolderImports(imports, 'protocol')).toEqual(
      new Map([
        ['protocol/wire', ['protocol/result.ts']],
        ['protocol/result.ts', []],
      ]),
    );
    expect(findCycles(toFolderImports(imports, 'protocol'))).toEqual([]);
  });
});
