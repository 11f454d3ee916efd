import { dirname, posix } from 'node:path';
import manifest from '../../package.json';

/**
 * Addresses of files of this repository, which documents that are read outside of it write in full:
 * npm shows a README without the files beside it.
 */
const OWN_FILE = new RegExp(
  `${manifest.homepage.replaceAll('.', '\\.')}/(?:blob|raw|tree)/main/([^)\\s"'#]+)`,
  'g',
);

/** Returns a document with relative links in place of full addresses of files of this repository. */
export function withRelativeLinks(file: string, text: string): string {
  return text.replaceAll(OWN_FILE, (_, path: string) => posix.relative(dirname(file), path));
}

/** Path of the file that a link of a document leads to; a link to another site is returned as it is. */
export function toOwnPath(file: string, link: string): string {
  const [address = ''] = withRelativeLinks(file, link).split('#');
  if (/^[a-z]+:/.test(address)) return address;
  return address === '' ? file : posix.join(dirname(file), address);
}
