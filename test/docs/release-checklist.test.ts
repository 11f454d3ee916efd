import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mainManifest from '../../package.json';
import emulatorManifest from '../../packages/emulator/package.json';
import nodeRedManifest from '../../packages/node-red/package.json';
import transportsManifest from '../../packages/transports/package.json';
import { packAndDescribe } from '../../testkit/host/package-install';
import { repository } from '../../testkit/host/versions';
import { atLeastOne } from '../support/at-least-one';

const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const checklist = read('docs/release-checklist.md');
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** The row of the table of contents that begins with a name. */
function contentsOf(name: string): string {
  const [, table = ''] = checklist.split('| Contents, apart from');
  return table.split('\n').find((line) => line.startsWith(`| \`${name}\` `)) ?? '';
}

describe('docs/release-checklist.md', () => {
  it.each([mainManifest, transportsManifest])('counts the contents of $name', ({ name, n8n }) => {
    expect(contentsOf(name)).toMatch(
      new RegExp(
        `${NUMBERS[n8n.credentials.length]} credentials?; ${NUMBERS[n8n.nodes.length]} nodes`,
      ),
    );
  });

  it.each([
    ['', mainManifest.name],
    ['packages/transports', transportsManifest.name],
    ['packages/emulator', emulatorManifest.name],
    ['packages/node-red', nodeRedManifest.name],
  ])('describes what npm packs in "%s"', (folder, name) => {
    const destination = mkdtempSync(join(tmpdir(), 'smsc-checklist-'));
    try {
      const { files } = packAndDescribe(destination, join(repository, folder));
      const others = files.filter(
        (file) => !/^(LICENSE|README(\.ru)?\.md|package\.json)$/.test(file),
      );
      const row = contentsOf(name);
      const kinds = [
        { named: /licences/, file: /^dist\/.*THIRD-PARTY-LICENCES\.txt$/ },
        { named: /credentials?;/, file: /^dist\/credentials\/\w+\.credentials\.js$/ },
        { named: /nodes with/, file: /^dist\/nodes\/\w+\/\w+\.node\.js$/ },
        { named: /codex/, file: /^dist\/nodes\/\w+\/\w+\.node\.json$/ },
        { named: /icons/, file: /^dist\/icons\/.*\.svg$/ },
        { named: /output previews/, file: /^dist\/nodes\/\w+\/__schema__\/.*\.json$/ },
        { named: /`nodes\/accounts`/, file: /^dist\/nodes\/accounts\/index\.js$/ },
        { named: /`connections`/, file: /^dist\/connections\/index\.js$/ },
        { named: /`protocol`/, file: /^dist\/protocol\/index\.js$/ },
        { named: /`dist\/cli\.js`/, file: /^dist\/cli\.js$/ },
        { named: /node types/, file: /^dist\/smsc[\w-]*\/smsc[\w-]*\.js$/ },
        { named: /its dialog/, file: /^dist\/smsc[\w-]*\/smsc[\w-]*\.html$/ },
        {
          named: /texts and help/,
          file: /^dist\/smsc[\w-]*\/locales\/(en-US|ru)\/.*\.(json|html)$/,
        },
        { named: /an icon/, file: /^dist\/smsc-config\/icons\/.*\.svg$/ },
        { named: /`resources`/, file: /^resources\/[\w-]+\.js(on)?$/ },
        { named: /examples/, file: /^examples\/.*\.json$/ },
        { named: /the protocol/, file: /^dist\/protocol\/index\.js$/ },
        { named: /the sessions/, file: /^dist\/connections\/index\.js$/ },
      ].filter(({ named }) => named.test(row));
      expect(others.filter((other) => !kinds.some(({ file }) => file.test(other)))).toEqual([]);
      for (const { file } of atLeastOne(kinds)) {
        expect([file, others.filter((other) => file.test(other))]).not.toEqual([file, []]);
      }
    } finally {
      rmSync(destination, { recursive: true });
    }
  });

  it('counts the contents of the package for Node-RED', () => {
    const types = Object.keys(nodeRedManifest['node-red'].nodes).length;
    const examples = readdirSync(join(repository, 'packages/node-red/examples')).length;
    const row = contentsOf(nodeRedManifest.name);
    expect(row).toContain(`${NUMBERS[types]} node types`);
    expect(row).toContain(`${NUMBERS[examples]} examples`);
  });

  it('names every package of this repository', () => {
    const folders = readdirSync(join(repository, 'packages'));
    expect(folders.sort()).toEqual(['emulator', 'node-red', 'transports']);
    const manifests = [mainManifest, transportsManifest, emulatorManifest, nodeRedManifest];
    for (const { name } of manifests) {
      expect(checklist).toContain(`\`${name}\``);
    }
  });

  it('names what the workflows have', () => {
    expect(checklist).toContain('the workflow `publish.yml` and the environment `npm`');
    expect(read('.github/workflows/publish.yml')).toMatch(/^name: Publish\n[^]*environment: npm$/m);
    expect(checklist).toContain('the check "All checks"');
    expect(read('.github/workflows/ci.yml')).toContain('name: All checks');
  });
});
