import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { locateHost } from '../../../testkit/host/install-host';
import { packPackage } from '../../../testkit/host/package-install';
import { startSandbox, type Sandbox } from '../../../testkit/host/sandbox';
import { aiHost } from '../../../testkit/host/versions';
import { startModelServer, type ModelServer } from './model-server';
import { handOver } from './shared';

declare global {
  /** Live in Jest's own process; the test files get their addresses only. */
  var aiSandbox: Sandbox | undefined;
  var aiModel: ModelServer | undefined;
}

export default async function setUp(): Promise<void> {
  // An orderly exit stops n8n too; the default reaction to a signal would leave it running.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(1));
  }
  const tarball = packPackage(mkdtempSync(path.join(tmpdir(), 'n8n-smsc-tarball-')));
  globalThis.aiModel = await startModelServer();
  globalThis.aiSandbox = await startSandbox({ installed: locateHost(aiHost), tarball });
  const { address, rest } = globalThis.aiSandbox;
  const modelUrl = globalThis.aiModel.url;
  const modelCredential = await rest.createCredential('Scripted model', 'openAiApi', {
    apiKey: 'scripted',
    url: `${modelUrl}/v1`,
    header: false,
  });
  handOver({ ...address, tarball, modelUrl, modelCredential });
}
