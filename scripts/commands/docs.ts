/**
 * `npm run docs` updates the generated blocks of the documents. `npm run docs -- --check` changes
 * nothing, prints the outdated blocks, and exits with 1 if there are any.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderDocuments } from '../docs/documents';
import { findFirstDifference } from '../docs/first-difference';

const ROOT = resolve(__dirname, '../..');

async function main(): Promise<void> {
  const stale = (await renderDocuments(ROOT)).filter(({ current, fresh }) => current !== fresh);
  const checks = process.argv.includes('--check');
  for (const { path, current, fresh } of stale) {
    if (checks) console.log(`${path}, ${findFirstDifference(current, fresh)}`);
    else writeFileSync(join(ROOT, path), fresh);
    if (!checks) console.log(`Written: ${path}`);
  }
  if (checks && stale.length > 0) {
    console.log('Run `npm run docs` and commit the result.');
    process.exitCode = 1;
  } else if (stale.length === 0) {
    console.log('All generated blocks are up to date');
  }
}

main().catch((cause: unknown) => {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
});
