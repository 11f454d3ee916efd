/** docs/compatibility.md, written from the results of the smoke run of every version. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { table } from '../../../scripts/docs/markdown';
import { repository, type HostVersion } from '../../../testkit/host/versions';

/** Checks in the order of the table's columns. */
export const smokeChecks = [
  'Loads',
  'Credential test',
  'Send',
  'Status',
  'Signed trigger',
  'Send and wait',
  'AI tool',
  'Custom API call',
  'Example with a data table',
  'SMPP',
  'SMTP',
] as const;

export type SmokeCheck = (typeof smokeChecks)[number];

export interface SmokeResult {
  readonly host: HostVersion;
  /** Major version of the Node.js it ran on. */
  readonly nodeVersion: string;
  readonly passed: ReadonlySet<SmokeCheck>;
  readonly knowsTablesByName: boolean;
}

/** Writes the page with today's date. */
export function writeCompatibility(results: readonly SmokeResult[]): void {
  const file = path.join(repository, 'docs/compatibility.md');
  writeFileSync(file, renderCompatibility(results, new Date().toISOString().slice(0, 10)));
  // Prettier formats the table; Jest cannot load its library, so its program does it.
  const prettier = path.join(repository, 'node_modules/prettier/bin/prettier.cjs');
  execFileSync(process.execPath, [prettier, '--log-level=error', '--write', file]);
}

/** @param date of the run, such as `2026-11-30` */
export function renderCompatibility(results: readonly SmokeResult[], date: string): string {
  const rows = results.map(({ host, nodeVersion, passed }) => [
    host.version,
    host.why,
    date,
    nodeVersion,
    ...smokeChecks.map((check) => (passed.has(check) ? 'yes' : 'no')),
  ]);
  const byChoice = results.filter(({ knowsTablesByName }) => !knowsTablesByName);
  return [
    '# Compatibility',
    '',
    'Written by `npm run test:e2e`, which puts the packed tarballs into each of these real n8n versions, where n8n keeps',
    'community packages, and runs them against the emulated gateway. Do not edit by hand.',
    '',
    table(['n8n', 'Why this one', 'Run on', 'Node.js', ...smokeChecks], rows),
    '',
    '**Run on** is the day of that run. "Newest that was installed" is not the newest that exists: n8n releases a version',
    'every week, and versions between these three were not run. n8n 3 was not tried.',
    '',
    '- **Loads**: the nodes and the credential appear, with their icons.',
    '- **Credential test**: n8n\'s "Test" accepts the right key and rejects a wrong one with the reason.',
    '- **Send**, **Status**: both operations run in a workflow and n8n stores their output.',
    '- **Signed trigger**: a published workflow starts on a signed delivery status; an unsigned one gets 401 and starts',
    '  nothing.',
    '- **Send and wait**: a person answers on the page behind the link; a changed link is rejected.',
    '- **AI tool**: n8n offers the action nodes as tools for its AI Agent.',
    '- **Custom API call**: n8n offers it in the list of operations.',
    '- **Example with a data table**: the [one-time code](../examples/README.md) is sent and verified, and is valid once.',
    '- **SMPP**: with n8n-nodes-smsc-transports beside it, both nodes appear, the credential is tested over TLS, and a',
    '  workflow that sends shares its connection with a published one, which starts on the receipt.',
    '- **SMTP**: its node appears, the credential is tested over STARTTLS, an e-mail brings a message to the gateway, and',
    '  the e-mail of the response is read.',
    '',
    '## What an older n8n lacks',
    '',
    ...(byChoice.length === 0
      ? ['Nothing that the package or its examples use.']
      : [
          `- Data Table nodes of n8n ${byChoice.map(({ host }) => host.version).join(', ')} do not find a table by its name. In the examples that`,
          '  keep data in one, choose the table once in each Data Table node; then they run as they do elsewhere.',
        ]),
    '- Activating a workflow is called publishing in n8n 2. The documents say publish.',
    '',
  ].join('\n');
}
