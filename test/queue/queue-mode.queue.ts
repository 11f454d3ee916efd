/** Both packages in n8n's queue mode. One cluster for all parts, because a start takes most of a minute. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCluster, type Cluster } from '../../testkit/cluster/cluster';
import { locateHost } from '../../testkit/host/install-host';
import { packPackage, transportsFolder } from '../../testkit/host/package-install';
import { currentHost } from '../../testkit/host/versions';
import { describeCallbacks } from './parts/callbacks';
import { describeCrashes } from './parts/crashes';
import { describeOperations } from './parts/operations';
import { describeSimultaneousExecutions } from './parts/simultaneous-executions';
import { describeWaiting } from './parts/waiting';

const secrets = {
  apiKey: 'queue-mode-api-key-5d1f0c',
  login: 'queue',
  password: 'queuepw1',
  callbackSecret: 'queue-mode-callback-secret-93b7a1',
};

describe('n8n in queue mode', () => {
  const tarballs = mkdtempSync(path.join(tmpdir(), 'n8n-smsc-tarball-'));
  let cluster: Cluster | undefined;
  const running = (): Cluster => {
    if (cluster === undefined) throw new Error('The cluster has not started');
    return cluster;
  };

  beforeAll(async () => {
    cluster = await startCluster({
      installed: locateHost(currentHost),
      tarballs: [packPackage(tarballs), packPackage(tarballs, transportsFolder)],
      secrets,
    });
  }, 300_000);

  afterAll(async () => {
    await cluster?.stop();
    rmSync(tarballs, { recursive: true, force: true });
  }, 60_000);

  describeOperations(running);
  describeCallbacks(running);
  describeSimultaneousExecutions(running);
  describeWaiting(running);
  // Last, because these kill processes; each leaves a whole cluster behind.
  describeCrashes(running);
});
