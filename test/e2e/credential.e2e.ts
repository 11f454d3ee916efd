import { credentialData } from '../../testkit/host/sandbox';
import type { CredentialTestResult } from '../../testkit/host/rest-client';
import { control } from './support/gateway';
import { shared, sharedRest } from './support/shared';

async function test(changes: Record<string, string> = {}): Promise<CredentialTestResult> {
  const { credential, emulatorUrl, secrets } = shared();
  const data = { ...credentialData(emulatorUrl, secrets), ...changes };
  return await sharedRest().testCredential(credential, data);
}

describe("n8n's own test of the credential", () => {
  it('accepts an API key', async () => {
    expect(await test()).toEqual({ status: 'OK', message: 'Connection successful!' });
  });

  it('accepts login and password', async () => {
    const { login, password } = shared().secrets;
    const result = await test({ authentication: 'loginPassword', login, password });
    expect(result.status).toBe('OK');
  });

  it('explains a wrong password', async () => {
    const { login } = shared().secrets;
    const result = await test({ authentication: 'loginPassword', login, password: 'wrong' });
    expect(result.status).toBe('Error');
    expect(result.message).toMatch(/login|password|API key/i);
  });

  it('explains a blocked IP address differently', async () => {
    await control('settings', { ipBlocked: true });
    try {
      const blocked = await test();
      expect(blocked.status).toBe('Error');
      expect(blocked.message).toMatch(/IP|address/);
      expect(blocked.message).toMatch(/block/i);
    } finally {
      await control('settings', { ipBlocked: false });
    }
  });

  it('explains an address without a gateway', async () => {
    const result = await test({ baseUrl: shared().url });
    expect(result.status).toBe('Error');
    expect(result.message).not.toBe('');
  });

  it('contains no secret in its error', async () => {
    const { login } = shared().secrets;
    const result = await test({
      authentication: 'loginPassword',
      login,
      password: 'wr0ng-passw0rd',
    });
    expect(JSON.stringify(result)).not.toContain('wr0ng-passw0rd');
    expect(JSON.stringify(result)).not.toContain(login);
  });
});
