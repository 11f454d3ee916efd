import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import manifest from '../../package.json';

// Each scan is a separate program that loads ESLint first.
jest.setTimeout(60_000);

/** `npm test` runs the scan on this repository; this test proves that it rejects. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smsc-scan-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function scan(kind: 'sources' | 'unpacked', files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { status, stdout } = spawnSync(
    process.execPath,
    [resolve(__dirname, '../../scripts/scan.mjs'), kind, folder],
    { encoding: 'utf8' },
  );
  const rules = [...stdout.matchAll(/(?:@n8n\/community-nodes|n8n-nodes-base)\/\S+|no-console/g)];
  return { status, rules: [...new Set(rules.map(([rule]) => rule.replace(/^.*\//, '')))].sort() };
}

describe('scan of an unpacked tarball', () => {
  it('accepts a clean package', () => {
    const files = {
      'package.json': JSON.stringify(manifest),
      'dist/protocol/index.js': "const crypto = require('node:crypto');\nexports.a = crypto;\n",
    };
    expect(scan('unpacked', files)).toEqual({ status: 0, rules: [] });
  });

  it('rejects what n8n forbids in code (even after a disabling comment) and in package.json', () => {
    const files = {
      'package.json': JSON.stringify({
        ...manifest,
        dependencies: { axios: '1.0.0' },
        overrides: { axios: '1.0.0' },
        scripts: { postinstall: 'node a.js' },
        peerDependencies: { 'n8n-workflow': '^1.0.0' },
      }),
      'dist/a.js': '/* eslint-disable */\nsetTimeout(() => {}, 1);\n',
      'dist/b.js': "console.log(1);\nrequire('net');\n",
    };
    expect(scan('unpacked', files)).toEqual({
      status: 1,
      rules: [
        'no-console',
        'no-forbidden-lifecycle-scripts',
        'no-overrides-field',
        'no-restricted-globals',
        'no-restricted-imports',
        'no-runtime-dependencies',
        'valid-peer-dependencies',
      ],
    });
  });

  it('rejects a folder without files', () => {
    expect(scan('unpacked', {})).toEqual({ status: 1, rules: [] });
  });
});

describe('scan of sources', () => {
  it('rejects a credential without icon, test and documentation', () => {
    const files = {
      'package.json': JSON.stringify(manifest),
      'credentials/SmscApi.credentials.ts': [
        "import type { ICredentialType } from 'n8n-workflow';",
        'export class SmscApi implements ICredentialType {',
        "  name = 'smscApi';",
        "  displayName = 'SMSC API';",
        "  properties = [{ displayName: 'Password', name: 'password', type: 'string', default: '' }];",
        '}',
      ].join('\n'),
    };
    const { status, rules } = scan('sources', files);
    expect(status).toBe(1);
    expect(rules).toEqual(
      expect.arrayContaining([
        'cred-class-field-icon-missing',
        'credential-password-field',
        'credential-test-required',
      ]),
    );
  });
});
