import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostVersions, repository } from '../../testkit/host/versions';
import { atLeastOne } from '../support/at-least-one';
import { renderCompatibility, smokeChecks, type SmokeResult } from '../e2e/support/compatibility';

const page = readFileSync(join(repository, 'docs/compatibility.md'), 'utf8');

const withoutTable = (text: string) => text.replace(/^\|.*\n/gm, '');
const rowsOf = (text: string) =>
  (text.match(/^\|.*$/gm) ?? []).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** The results of the run that wrote the page, as far as the page tells them. */
function readResults(): SmokeResult[] {
  const [, older = ''] = page.split('## What an older n8n lacks');
  return hostVersions.map((host) => ({
    host,
    nodeVersion: rowsOf(page).find(([version]) => version === host.version)?.[3] ?? '',
    passed: new Set(smokeChecks),
    knowsTablesByName: !older.includes(host.version),
  }));
}

describe('docs/compatibility.md', () => {
  it('is what the end-to-end tests write', () => {
    const written = renderCompatibility(readResults(), '2026-11-30');
    expect(withoutTable(page)).toBe(withoutTable(written));
  });

  it('has the pinned versions, and the day of the run of each', () => {
    const [head, , ...rows] = rowsOf(page);
    const [written] = rowsOf(renderCompatibility(readResults(), '2026-11-30'));
    expect(head).toEqual(written);
    expect(rows.map(([version, why]) => [version, why])).toEqual(
      hostVersions.map(({ version, why }) => [version, why]),
    );
    for (const [, , date] of atLeastOne(rows)) expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it('calls no version the newest that exists', () => {
    expect(page).not.toMatch(/\| *(current|latest|newest (?!that was installed))/i);
    expect(page).toContain('is not the newest that exists');
  });
});
