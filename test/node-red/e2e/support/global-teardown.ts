import { rmSync } from 'node:fs';
import path from 'node:path';

export default function tearDown(): void {
  const tarball = process.env['SMSC_NODE_RED_TARBALL'];
  if (tarball !== undefined) rmSync(path.dirname(tarball), { recursive: true, force: true });
}
