/** What forbids a release, found in what would be published. */

export interface Candidate {
  /** Its folder with a trailing slash, or `''`. */
  readonly folder: string;
  readonly version: string;
  /** Whether its version need not be that of the release. */
  readonly hasOwnVersion?: boolean;
  /** Texts of the files in its tarball, by path from the folder. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Names that are reserved for examples; an owner replaces them before the first release. */
const PLACEHOLDERS = /github\.com\/example\b|@example\/[\w-]+|[\w.-]+@[\w.-]+\.example\b/g;
/** A document that is read after the release must not say this. */
const NOT_PUBLISHED = /not published yet|еще не опубликован/;

/**
 * @param documents other files that a release needs, by path from the root
 * @returns one sentence for each obstacle and what removes it; empty if there is none
 */
export function findObstacles(
  version: string,
  candidates: readonly Candidate[],
  documents: ReadonlyMap<string, string>,
): string[] {
  const texts = [
    ...candidates.flatMap(({ folder, texts: packed }) =>
      [...packed].map(([path, text]) => [`${folder}${path}`, text] as const),
    ),
    ...documents,
  ];
  return [
    ...candidates
      .filter(({ version: own, hasOwnVersion }) => own !== version && hasOwnVersion !== true)
      .map(
        (candidate) =>
          `${candidate.folder}package.json has version ${candidate.version}. Set it to ${version}, the version of all packages.`,
      ),
    ...findUnwrittenChanges(version, documents.get('CHANGELOG.md') ?? ''),
    ...texts.flatMap(([path, text]) =>
      [...new Set(text.match(PLACEHOLDERS) ?? [])].map(
        (placeholder) =>
          `${toSource(path)} contains the placeholder "${placeholder}". Replace it by your own.`,
      ),
    ),
    ...texts
      .filter(([path, text]) => path.endsWith('.md') && NOT_PUBLISHED.test(text))
      .map(
        ([path]) =>
          `${path} says that the package is not published yet. Remove what holds only until then.`,
      ),
  ];
}

/** The file from which a file of `dist` was built. */
function toSource(path: string): string {
  return path.replace(
    /(^|\/)dist\/(.*)$/,
    (_, folder: string, file: string) => folder + file.replace(/\.js$/, '.ts'),
  );
}

function findUnwrittenChanges(version: string, changelog: string): string[] {
  const heading = `## [${version}] - YYYY-MM-DD`;
  const sections = changelog.split(/^## /m).slice(1);
  const isOf = (name: string) => (section: string) => section.startsWith(`[${name}]`);
  const unreleased = sections.find(isOf('Unreleased')) ?? '';
  const [newest = ''] = sections.filter((section) => section !== unreleased);
  if (!sections.some(isOf(version))) {
    return [
      `CHANGELOG.md has no heading "${heading}". Move the entries of "Unreleased" under it, with the date of the release.`,
    ];
  }
  return [
    ...(isOf(version)(newest)
      ? []
      : [`CHANGELOG.md has another version above ${version}. Release the newest one.`]),
    ...(isOf(version)(newest) && !/^\S+ - \d{4}-\d{2}-\d{2}$/m.test(newest.split('\n')[0] ?? '')
      ? [`CHANGELOG.md gives ${version} no date. Write the heading "${heading}".`]
      : []),
    ...(/^- /m.test(unreleased)
      ? [`CHANGELOG.md has entries under "Unreleased". Move them under "${heading}".`]
      : []),
  ];
}
