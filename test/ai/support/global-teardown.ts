import { rmSync } from 'node:fs';
import path from 'node:path';
import { shared } from './shared';
import './global-setup';

export default async function tearDown(): Promise<void> {
  const { tarball } = shared();
  await globalThis.aiSandbox?.stop();
  await globalThis.aiModel?.stop();
  rmSync(path.dirname(tarball), { recursive: true, force: true });
}
