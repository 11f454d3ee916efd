import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packPackage } from '../../../../testkit/host/package-install';
import { nodeRedFolder } from '../../../../testkit/node-red/versions';

/** Packs the package once. The test files install it into their own user directories. */
export default function setUp(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'node-red-smsc-tarball-'));
  process.env['SMSC_NODE_RED_TARBALL'] = packPackage(folder, nodeRedFolder);
}
