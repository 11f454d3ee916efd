/**
 * Installs the packages of this repository from the tarball that would be published, where n8n
 * keeps community packages.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { npmCommand } from './run-process';
import { repository } from './versions';

/** Folder of the package for SMPP and SMTP. */
export const transportsFolder = path.join(repository, 'packages/transports');

/** A tarball as `npm publish` uploads it. */
export interface PackedPackage {
  readonly name: string;
  readonly version: string;
  /** Its path. */
  readonly tarball: string;
  /** Paths of its files, from the folder that was packed. */
  readonly files: readonly string[];
  /** In bytes. */
  readonly size: number;
  readonly unpackedSize: number;
}

interface PackReport extends Omit<PackedPackage, 'tarball' | 'files'> {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** @returns the path of the tarball in `destination`; requires a built `dist` */
export function packPackage(destination: string, folder = repository): string {
  return packAndDescribe(destination, folder).tarball;
}

/** The same, with what is in the tarball. */
export function packAndDescribe(destination: string, folder: string): PackedPackage {
  mkdirSync(destination, { recursive: true });
  const staged = stagePackage(folder);
  try {
    const { command, args } = npmCommand([
      'pack',
      '--json',
      '--ignore-scripts',
      '--loglevel=error',
      '--pack-destination',
      path.resolve(destination),
    ]);
    const report = execFileSync(command, args, {
      cwd: staged,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [packed] = JSON.parse(report) as PackReport[];
    if (packed === undefined) throw new Error('npm pack returned no tarball');
    const { name, version, filename, files, size, unpackedSize } = packed;
    return {
      name,
      version,
      tarball: path.join(destination, filename),
      files: files.map((file) => file.path),
      size,
      unpackedSize,
    };
  } finally {
    rmSync(staged, { recursive: true });
  }
}

/**
 * Copies what a package consists of into a folder of its own. npm packs every `README.*` beside the
 * manifest, whatever `files` says, and shows on its site the first one that the file system returns:
 * the Russian one, if chance wants it.
 */
function stagePackage(folder: string): string {
  const { files } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    readonly files: readonly string[];
  };
  const staged = mkdtempSync(path.join(tmpdir(), 'smsc-pack-'));
  for (const file of ['package.json', 'README.md', 'LICENSE', ...files]) {
    const source = path.join(folder, file);
    if (existsSync(source)) cpSync(source, path.join(staged, file), { recursive: true });
  }
  return staged;
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
