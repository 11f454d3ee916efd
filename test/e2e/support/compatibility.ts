/** docs/compatibility.md, written from what the smoke run of every version gave. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { repository, type HostVersion } from '../../../scripts/host/versions';

/** Checks in the order of the table's columns. */
export const smokeChecks = [
  'Loads',
  'Credential test',
  'Send',
  'Status',
  'Signed trigger',
  'AI tool',
  'Custom API call',
] as const;

export type SmokeCheck = (typeof smokeChecks)[number];

export interface SmokeResult {
  readonly host: HostVersion;
  readonly nodeVersion: string;
  readonly passed: ReadonlySet<SmokeCheck>;
}

export async function writeCompatibility(results: readonly SmokeResult[]): Promise<void> {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const table = [
    row(['n8n', 'Why this one', 'Node.js', ...smokeChecks]),
    row(Array.from({ length: smokeChecks.length + 3 }, () => '---')),
    ...results.map(({ host, nodeVersion, passed }) =>
      row([
        host.version,
        host.why,
        nodeVersion,
        ...smokeChecks.map((check) => (passed.has(check) ? 'yes' : 'no')),
      ]),
    ),
  ];
  const text = [
    '# Compatibility',
    '',
    'Written by `npm run test:e2e`, which installs the packed tarball into each of these real n8n versions, as a',
    'community package is installed, and runs it against the emulated gateway. Do not edit by hand.',
    '',
    ...table,
    '',
    '- **Loads**: both nodes and the credential appear, with their icons.',
    '- **Credential test**: n8n’s own "Test" accepts the right key and refuses a wrong one with its own sentence.',
    '- **Send**, **Status**: both operations run in a workflow and n8n stores their output.',
    '- **Signed trigger**: a published workflow starts on a signed delivery status; an unsigned one gets 401 and starts',
    '  nothing.',
    '- **AI tool**: n8n offers the action node as a tool for its AI Agent.',
    '- **Custom API call**: n8n offers it in the list of operations.',
  ].join('\n');
  const file = path.join(repository, 'docs/compatibility.md');
  writeFileSync(
    file,
    await format(text, { filepath: file, printWidth: 120, proseWrap: 'preserve' }),
  );
}
