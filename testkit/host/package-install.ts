/**
 * Installs the packages of this repository from the tarball that would be published, where n8n
 * keeps community packages.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { npmCommand } from './run-process';
import { repository } from './versions';

/** Folder of the package for SMPP and SMTP. */
export const transportsFolder = path.join(repository, 'packages/transports');

/** @returns the path of the tarball in `destination`; requires a built `dist` */
export function packPackage(destination: string, folder = repository): string {
  mkdirSync(destination, { recursive: true });
  const { command, args } = npmCommand([
    'pack',
    '--json',
    '--ignore-scripts',
    '--loglevel=error',
    '--pack-destination',
    destination,
  ]);
  const report = execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [packed] = JSON.parse(report) as { filename: string }[];
  if (packed === undefined) throw new Error('npm pack returned no tarball');
  return path.join(destination, packed.filename);
}

/** n8n loads the packages in `<user folder>/.n8n/nodes/node_modules` when it starts. */
export function installTarball(tarball: string, userFolder: string): void {
  const name = /^(.*)-\d+\.\d+\.\d+[^-]*\.tgz$/.exec(path.basename(tarball))?.[1] ?? packageName();
  const target = path.join(userFolder, '.n8n/nodes/node_modules', name);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', target]);
}

function packageName(): string {
  const manifest = readFileSync(path.join(repository, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { name: string }).name;
}
