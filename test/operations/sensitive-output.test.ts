import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { findOperation } from '../../nodes/shared/run-operation';
import type { Row } from '../../operations/host';
import type { Operation } from '../../operations/operation';
import { RESOURCES } from '../../operations/resources';
import { createClient } from '../../protocol';
import { createAxiosTransport } from '../support/axios-transport';
import { createTinyHost } from './support/tiny-host';

const { sensitiveOutputFields: PATHS = [] } = new Smsc().description as {
  sensitiveOutputFields?: string[];
};

let emulator: EmulatorHandle;
beforeEach(async () => {
  emulator = await startEmulator({ speed: 60 });
});
afterEach(async () => await emulator.stop());

async function run(resource: string, value: string, parameters: Row): Promise<Row> {
  const operation = findOperation(RESOURCES, resource, value) as Operation;
  const credential = {
    authentication: 'loginPassword',
    callbackSecret: 'Zk3-tiny_host-secret-of-32',
  };
  const { host } = createTinyHost({ parameters, rows: [{}], credential });
  const client = createClient({
    transport: createAxiosTransport(emulator.url),
    sleep: async (ms) => await new Promise<void>((done) => setTimeout(done, ms)),
    clock: () => Date.now(),
    hasBackup: false,
  });
  const base = { host, itemCount: 1, stopOnFailure: true };
  const [result] = operation.isOffline
    ? await operation.execute(base)
    : await operation.execute({ ...base, client });
  if (!result?.ok) throw new Error(`${resource}.${value} failed`);
  return result.value[0] ?? {};
}

/** As n8n does it: a field at a path with dots loses its value. */
function redact(row: Row): string {
  const copy = structuredClone(row);
  for (const path of PATHS) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const parent = names.reduce<Row | undefined>((one, name) => one?.[name] as Row, copy);
    if (parent !== undefined && last in parent) parent[last] = '***';
  }
  return JSON.stringify(copy);
}

describe('sensitiveOutputFields', () => {
  it('hide a one-time code and its token', async () => {
    const sent = await run('code', 'send', {
      ...{ phone: '+77011234567', text: 'Code: {code}' },
      options: { returnCode: true },
    });
    const { code, token } = sent as { code: string; token: string };
    expect([code, token]).toEqual([expect.stringMatching(/^\d{6}$/), expect.stringMatching(/^c1/)]);
    const shown = redact(sent);
    expect(shown).not.toContain(code);
    expect(shown).not.toContain(token);
  });

  it('hide the code that a call speaks', async () => {
    const sent = await run('message', 'send', {
      ...{ channel: 'voice', to: '+77011234567', voiceContent: 'code', text: 'Your code' },
    });
    const { code, request } = sent as { code: string; request: { code: string } };
    expect(request.code).toContain(code);
    expect(redact(sent)).not.toContain(`"${code}"`);
    expect(redact(sent)).not.toContain(request.code);
  });

  it('hide the code of a decoded response', async () => {
    const report = '{"id":"7","cnt":1,"code":"482913"}';
    const decoded = await run('message', 'decodeReport', { report });
    expect(JSON.stringify(decoded)).toContain('482913');
    expect(redact(decoded)).not.toContain('482913');
  });
});
