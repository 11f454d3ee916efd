/**
 * `npm run pack` builds all packages of this repository and packs them into `build/packages`, as
 * `npm publish` uploads them. `-- --release 1.2.3` first checks that they can be released with that
 * version, and says what is missing.
 */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packAndDescribe } from '../../testkit/host/package-install';
import { layOut } from '../../testkit/host/step-table';
import { repository } from '../../testkit/host/versions';
import { findObstacles } from '../release/obstacles';

/** The packages of this repository. */
const FOLDERS = ['', 'packages/transports/', 'packages/emulator/', 'packages/node-red/'];
/** It is released on its own, because its host has releases of its own. */
const WITH_OWN_VERSION = 'packages/node-red/';
const DESTINATION = 'build/packages';
/** Files outside the packages that belong to a release. */
const DOCUMENTS = [
  'CHANGELOG.md',
  'README.ru.md',
  'SECURITY.md',
  'docs/ru/faq.md',
  'docs/ru/quick-start.md',
  'emulator/README.md',
];

const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');

function main(): number {
  const { values } = parseArgs({ options: { release: { type: 'string' } } });
  const destination = path.join(repository, DESTINATION);
  rmSync(destination, { recursive: true, force: true });
  const packages = FOLDERS.map((folder) => ({
    folder,
    ...packAndDescribe(destination, path.join(repository, folder)),
  }));
  if (values.release !== undefined) {
    const obstacles = findObstacles(
      values.release,
      packages.map(({ folder, version, files }) => ({
        folder,
        version,
        hasOwnVersion: folder === WITH_OWN_VERSION,
        texts: new Map(files.map((file) => [file, read(`${folder}${file}`)])),
      })),
      new Map(DOCUMENTS.map((file) => [file, read(file)])),
    );
    if (obstacles.length > 0) {
      rmSync(destination, { recursive: true });
      console.error(
        [
          `Version ${values.release} cannot be released:`,
          ...obstacles.map((obstacle) => `- ${obstacle}`),
          'docs/release-checklist.md has the complete list.',
        ].join('\n'),
      );
      return 1;
    }
  }
  const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1000)} KB`;
  console.log(
    layOut([
      ['Package', 'Version', 'Files', 'Tarball', 'Unpacked', 'Path'],
      ...packages.map(({ name, version, files, size, unpackedSize, tarball }) => [
        name,
        version,
        String(files.length),
        kilobytes(size),
        kilobytes(unpackedSize),
        path.relative(repository, tarball),
      ]),
    ]),
  );
  return 0;
}

process.exitCode = main();
