/**
 * Runs the scan that n8n applies to published packages: its own `analyzePackage` on the sources,
 * then on the unpacked tarball, without inline disables.
 *
 * node scripts/scan.mjs this repository
 * node scripts/scan.mjs sources <folder> the sources of a package
 * node scripts/scan.mjs unpacked <folder> an unpacked tarball
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyzePackage } from '@n8n/scan-community-package/scanner/scanner.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PATTERNS = {
  sources: ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'],
  unpacked: ['**/*.js', 'package.json'],
};

/** The scan passes for an empty folder, so a message counts as a failure. */
async function scan(kind, folder) {
  const { passed, message, details } = await analyzePackage(resolve(folder), PATTERNS[kind]);
  if (passed && message === undefined) return true;
  console.log(`n8n's scan rejected the ${kind}: ${message}\n${details ?? ''}`);
  return false;
}

async function scanHere() {
  const folder = mkdtempSync(join(tmpdir(), 'smsc-scan-'));
  try {
    const unpacked = join(folder, 'unpacked');
    mkdirSync(unpacked);
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
    execFileSync('tar', ['-xzf', join('..', tarball), '--strip-components=1'], { cwd: unpacked });
    return (await scan('sources', ROOT)) && (await scan('unpacked', unpacked));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [kind, folder] = process.argv.slice(2);
process.exitCode = (await (kind ? scan(kind, folder) : scanHere())) ? 0 : 1;
