import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Each text is linted as the content of that file, which exists. */
interface LintCase {
  readonly title: string;
  readonly file: string;
  readonly text: string;
  readonly rules: readonly string[];
}

const CASES: readonly LintCase[] = [
  {
    title: 'the protocol may not have clock, randomness, timers, process or network',
    file: 'protocol/result.ts',
    text: `/* eslint-disable */
export const now = (): number => Date.now() + new Date().getTime() + Math.random();
export const wait = (done: () => void): unknown => setTimeout(done, process.uptime());
export const load = (): Promise<unknown> => fetch('x');
`,
    rules: ['no-restricted-globals', 'no-restricted-syntax'],
  },
  {
    title: 'the protocol may use times and waiting that are handed in',
    file: 'protocol/result.ts',
    text: `export const show = (now: number): string => new Date(now).toISOString();
export const wait = (sleep: (ms: number) => Promise<void>): Promise<void> => sleep(5);
`,
    rules: [],
  },
  {
    title: "a credential is held to n8n's own rules",
    file: 'credentials/SmscApi.credentials.ts',
    text: `import type { ICredentialType } from 'n8n-workflow';
export class SmscApi implements ICredentialType {
  name = 'smscApi';
  displayName = 'SMSC';
  properties = [];
}
`,
    rules: [
      '@n8n/community-nodes/cred-class-field-icon-missing',
      'n8n-nodes-base/cred-class-field-display-name-missing-api',
    ],
  },
  {
    title: 'a test may not be skipped, and no promise in it may be left alone',
    file: 'test/gates/lint.test.ts',
    text: `it('should wait', () => {
  Promise.resolve(1);
  void Promise.resolve(2);
});
it.skip('runs', () => {});
`,
    rules: ['@typescript-eslint/no-floating-promises', 'no-restricted-syntax'],
  },
  {
    title: 'a test may state a fact and wait for it',
    file: 'test/gates/lint.test.ts',
    text: `it('adds', async () => {
  expect(await Promise.resolve(2)).toBe(2);
});
`,
    rules: [],
  },
  {
    title: 'no code may have an any, an unused name or a forgotten case',
    file: 'emulator/start.ts',
    text: `const unused: any = 1;
export function name(kind: 'a' | 'b'): string {
  switch (kind) {
    case 'a':
      return 'A';
  }
}
`,
    rules: [
      '@typescript-eslint/no-explicit-any',
      '@typescript-eslint/no-unused-vars',
      '@typescript-eslint/switch-exhaustiveness-check',
    ],
  },
];

describe('lint', () => {
  let found: string[][];
  beforeAll(() => {
    const output = execFileSync(process.execPath, [resolve(__dirname, 'lint-texts.mjs')], {
      cwd: resolve(__dirname, '../..'),
      input: JSON.stringify(CASES),
    });
    found = JSON.parse(output.toString()) as string[][];
  }, 120_000);

  it.each(CASES.map((lintCase, index) => ({ ...lintCase, index })))(
    '$title',
    ({ index, rules }) => {
      expect(found[index]).toEqual(expect.arrayContaining([...rules]));
      if (rules.length === 0) expect(found[index]).toEqual([]);
    },
  );
});
