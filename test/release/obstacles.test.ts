import { findObstacles, type Candidate } from '../../scripts/release/obstacles';

const RELEASED = `# Changelog

## [Unreleased]

## [1.2.3] - 2026-12-01

### Added

- Something.

## [1.2.2] - 2026-11-01

- Something else.
`;

const MANIFEST = '{ "repository": "https://github.com/owner/n8n-nodes-smsc" }';

function candidate(changes: Partial<Candidate> = {}): Candidate {
  return { folder: '', version: '1.2.3', texts: new Map([['package.json', MANIFEST]]), ...changes };
}

function find(
  candidates: readonly Candidate[],
  changelog = RELEASED,
  security = 'Write to security@owner.org',
): string[] {
  const documents = new Map([
    ['CHANGELOG.md', changelog],
    ['SECURITY.md', security],
  ]);
  return findObstacles('1.2.3', candidates, documents);
}

describe('findObstacles', () => {
  it('finds none in packages of one version with a dated section of the changelog', () => {
    expect(find([candidate(), candidate({ folder: 'packages/emulator/' })])).toEqual([]);
    expect(find([candidate()], RELEASED.replace('## [Unreleased]\n\n', ''))).toEqual([]);
  });

  it.each(['1.2.4', '1.2.3-beta.1', '0.1.0'])('finds a package with version %s', (version) => {
    const other = candidate({ folder: 'packages/transports/', version });
    expect(find([candidate(), other])).toEqual([
      `packages/transports/package.json has version ${version}. Set it to 1.2.3, the version of all packages.`,
    ]);
  });

  it.each([
    ['no section', RELEASED.replace('[1.2.3] - 2026-12-01', 'Next'), /no heading "## \[1\.2\.3\]/],
    ['no date', RELEASED.replace(' - 2026-12-01', ''), /gives 1\.2\.3 no date/],
    ['an odd date', RELEASED.replace('2026-12-01', '1.12.2026'), /gives 1\.2\.3 no date/],
    [
      'entries under Unreleased',
      RELEASED.replace('## [1.2.3]', '- Forgotten.\n\n## [1.2.3]'),
      /entries under "Unreleased"/,
    ],
    [
      'a newer version',
      RELEASED.replace('## [1.2.3]', '## [1.3.0] - 2026-12-02\n\n- New.\n\n## [1.2.3]'),
      /another version above 1\.2\.3/,
    ],
    ['nothing', '', /no heading/],
  ])('finds a changelog with %s', (_, changelog, obstacle) => {
    expect(find([candidate()], changelog)).toEqual([expect.stringMatching(obstacle)]);
  });

  it.each([
    ['package.json', '"url": "https://github.com/example/n8n-nodes-smsc"', 'github.com/example'],
    ['package.json', '"email": "maintainers@a.example"', 'maintainers@a.example'],
    ['README.md', '[sources](https://github.com/example/x)', 'github.com/example'],
  ])('finds a placeholder in %s: %s', (path, text, placeholder) => {
    expect(find([candidate({ texts: new Map([[path, text]]) })])).toEqual([
      `${path} contains the placeholder "${placeholder}". Replace it by your own.`,
    ]);
  });

  it('names the source of what was built, once for each placeholder', () => {
    const texts = new Map([
      ['dist/nodes/A/A.node.js', 'github.com/example github.com/example a@b.example'],
      ['dist/nodes/A/A.node.json', 'github.com/example'],
    ]);
    expect(
      find([candidate({ folder: 'packages/transports/', texts })]).map(
        (obstacle) => obstacle.split(' ')[0],
      ),
    ).toEqual([
      'packages/transports/nodes/A/A.node.ts',
      'packages/transports/nodes/A/A.node.ts',
      'packages/transports/nodes/A/A.node.json',
    ]);
  });

  it('finds a placeholder in other documents of the release', () => {
    expect(find([candidate()], RELEASED, 'Write to security@n.example')).toEqual([
      'SECURITY.md contains the placeholder "security@n.example". Replace it by your own.',
    ]);
  });

  it.each(['The first release is not published yet.', 'Первая версия еще не опубликована.'])(
    'finds a document that says: %s',
    (text) => {
      const obstacle =
        'README.md says that the package is not published yet. Remove what holds only until then.';
      expect(find([candidate({ texts: new Map([['README.md', text]]) })])).toEqual([obstacle]);
      expect(find([candidate({ texts: new Map([['dist/a.js', text]]) })])).toEqual([]);
    },
  );

  it.each([
    'https://github.com/examples/x',
    'https://github.com/owner/example',
    'https://example.com/a',
    'owner@example.com',
  ])('accepts %s', (text) => {
    expect(find([candidate({ texts: new Map([['README.md', text]]) })])).toEqual([]);
  });
});
