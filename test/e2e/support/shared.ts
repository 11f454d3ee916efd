/** How the test files reach the n8n that global-setup.ts started. */
import { RestClient } from '../../../testkit/host/rest-client';
import type { SandboxAddress } from '../../../testkit/host/sandbox';
import { hostVersions } from '../../../testkit/host/versions';

export interface SharedAddress extends SandboxAddress {
  readonly tarball: string;
  /** The name of the package for SMPP and SMTP. */
  readonly transports: string;
}

const variable = 'SMSC_E2E_SANDBOX';

export function handOver(address: SharedAddress): void {
  process.env[variable] = JSON.stringify(address);
}

export function shared(): SharedAddress {
  return JSON.parse(process.env[variable]!) as SharedAddress;
}

export function sharedRest(): RestClient {
  const { url, version, session } = shared();
  const host = hostVersions.find((row) => row.version === version)!;
  return new RestClient(url, host, session);
}
