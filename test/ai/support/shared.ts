/** How the test files reach the programs that global-setup.ts started. */
import { RestClient, type Credential } from '../../../testkit/host/rest-client';
import type { SandboxAddress } from '../../../testkit/host/sandbox';
import { aiHost } from '../../../testkit/host/versions';

export interface AiAddress extends SandboxAddress {
  readonly tarball: string;
  readonly modelUrl: string;
  readonly modelCredential: Credential;
}

const variable = 'SMSC_AI_SANDBOX';

export function handOver(address: AiAddress): void {
  process.env[variable] = JSON.stringify(address);
}

export function shared(): AiAddress {
  return JSON.parse(process.env[variable]!) as AiAddress;
}

export function sharedRest(): RestClient {
  const { url, session } = shared();
  return new RestClient(url, aiHost, session);
}
