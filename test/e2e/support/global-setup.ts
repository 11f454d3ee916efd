import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { locateHost } from '../../../testkit/host/install-host';
import { packPackage, transportsFolder } from '../../../testkit/host/package-install';
import { startSandbox, type Sandbox } from '../../../testkit/host/sandbox';
import { currentHost } from '../../../testkit/host/versions';
import { handOver } from './shared';

declare global {
  /** Lives in Jest's own process; the test files get its address only. */
  var e2eSandbox: Sandbox | undefined;
}

export default async function setUp(): Promise<void> {
  // An orderly exit stops n8n too; the default reaction to a signal would leave it running.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(1));
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'n8n-smsc-tarball-'));
  const tarball = packPackage(folder);
  const transports = packPackage(folder, transportsFolder);
  const installed = locateHost(currentHost);
  globalThis.e2eSandbox = await startSandbox({ installed, tarball, transports });
  handOver({ ...globalThis.e2eSandbox.address, tarball, transports });
}
