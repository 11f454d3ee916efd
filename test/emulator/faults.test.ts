import axios, { isAxiosError } from 'axios';
import type { FaultRule } from '../../emulator/start';
import {
  readFormFields,
  startTestGateway,
  startTestHandler,
  type TestGateway,
  type TestHandler,
} from './support';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.emulator.stop());

const send = { phones: '77011234567', mes: 'Привет', fmt: 3, cost: 3 };
const accepted = (): number => gateway.emulator.control.readMessages().length;
const spoil = (rule: FaultRule): void => gateway.emulator.control.setFaults([rule]);

async function failureOf(fields: Record<string, string | number>): Promise<string> {
  try {
    await gateway.ask('send', fields);
  } catch (error) {
    return isAxiosError(error) ? (error.code ?? '') : String(error);
  }
  return 'none';
}

describe('a connection fault', () => {
  it.each([
    ['dropBefore', 0],
    ['dropAfter', 1],
    ['reset', 1],
  ] as const)('by %s leaves %d messages accepted', async (kind, expected) => {
    spoil({ kind });
    expect(await failureOf(send)).toMatch(/^(ECONN|ERR_BAD_RESPONSE)/);
    expect(accepted()).toBe(expected);
    const [entry] = gateway.emulator.control.readLog();
    expect(entry).toMatchObject({ fault: kind });
  });

  it('by reset sends the beginning of the response', async () => {
    spoil({ kind: 'reset' });
    const { data } = await axios.post(
      `${gateway.emulator.url}/sys/send.php`,
      'login=demo&psw=demo&phones=77011234567&mes=x&fmt=3',
      { responseType: 'stream' },
    );
    const chunks: Buffer[] = [];
    await expect(
      (async () => {
        for await (const chunk of data) chunks.push(chunk);
      })(),
    ).rejects.toThrow();
    expect(Buffer.concat(chunks).toString()).toBe('{\n"id": 1000');
  });
});

describe('an injected error response', () => {
  it.each([
    [{ kind: 'http5xx' }, 503, /Unavailable/, 0],
    [{ kind: 'http5xx', status: 502, processed: true }, 502, /Unavailable/, 1],
    [{ kind: 'html' }, 200, /^<html>/, 0],
    [{ kind: 'empty' }, 200, /^$/, 1],
    [{ kind: 'error9' }, 200, /"error_code": 9/, 0],
  ] as const)('is returned for %j', async (rule, status, body, expected) => {
    spoil(rule);
    const answer = await gateway.ask('send', send);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(body);
    expect(accepted()).toBe(expected);
  });

  it('may be a redirect', async () => {
    spoil({ kind: 'redirect', location: `${gateway.emulator.url}/elsewhere` });
    const { status, headers } = await axios.get(`${gateway.emulator.url}/sys/balance.php`, {
      maxRedirects: 0,
      validateStatus: () => true,
    });
    expect([status, headers.location]).toEqual([302, `${gateway.emulator.url}/elsewhere`]);
  });
});

describe('a damaged response', () => {
  const whole = '{\n"id": 1000,\n"cnt": 1,\n"cost": "18.5",\n"balance": "999981.5"\n}';

  it('is truncated in the middle', async () => {
    spoil({ kind: 'truncate' });
    const { text } = await gateway.ask('send', send);
    expect(text).toBe(whole.slice(0, Math.floor(whole.length / 2)));
  });

  it('is in another charset', async () => {
    await gateway.ask('send', { ...send, charset: 'utf-8' });
    spoil({ kind: 'wrongCharset' });
    const key = { id: 1000, phone: '77011234567' };
    const { bytes } = await gateway.ask('status', { ...key, all: 1, fmt: 3, charset: 'utf-8' });
    expect(bytes.includes(Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]))).toBe(true);
  });

  it('is complete when it is slow, late or followed by excess data', async () => {
    spoil({ kind: 'drip', ms: 1 });
    expect((await gateway.ask('send', send)).text).toBe(whole);
    spoil({ kind: 'delay', ms: 5 });
    expect((await gateway.ask('balance', {})).text).toBe('999981.50');
    spoil({ kind: 'flood', bytes: 1000 });
    const { text } = await gateway.ask('balance', {});
    expect(text).toBe(`999981.50${' '.repeat(1000)}`);
  });
});

describe('fault rules', () => {
  const codes = async (count: number, endpoint = 'balance'): Promise<(number | undefined)[]> => {
    const seen = [];
    for (let index = 0; index < count; index += 1) {
      seen.push((await gateway.askJson(endpoint, {})).error_code);
    }
    return seen;
  };

  it('apply to a given number of requests, after a given number', async () => {
    spoil({ kind: 'error9', times: 2, after: 1 });
    expect(await codes(4)).toEqual([undefined, 9, 9, undefined]);
  });

  it('apply without limit with times null, until they are replaced', async () => {
    spoil({ kind: 'error9', times: null });
    expect(await codes(3)).toEqual([9, 9, 9]);
    gateway.emulator.control.setFaults([]);
    expect(await codes(1)).toEqual([undefined]);
  });

  it('apply to one endpoint only', async () => {
    spoil({ kind: 'error9', endpoint: 'send' });
    expect(await codes(1)).toEqual([undefined]);
    expect((await gateway.askJson('send', send)).error_code).toBe(9);
  });

  it('apply at random, but identically for the same seed', async () => {
    const draw = async (seed: number): Promise<string> => {
      const other = await startTestGateway({ seed });
      other.emulator.control.configure({ limits: false });
      other.emulator.control.setFaults([{ kind: 'error9', times: null, probability: 0.5 }]);
      const seen = [];
      for (let index = 0; index < 20; index += 1) {
        seen.push((await other.askJson('balance', {})).error_code ?? 0);
      }
      await other.emulator.stop();
      return seen.join('');
    };
    const first = await draw(7);
    expect(await draw(7)).toBe(first);
    expect(await draw(8)).not.toBe(first);
    expect(new Set(first)).toEqual(new Set(['0', '9']));
  });

  it('are rejected for an unknown fault', () => {
    expect(() => spoil({ kind: 'explode' } as unknown as FaultRule)).toThrow(/dropBefore/);
  });
});

describe('callback faults', () => {
  let handler: TestHandler;
  beforeEach(async () => {
    handler = await startTestHandler();
    gateway.emulator.control.setCallbackUrl(handler.url);
  });
  afterEach(() => handler.stop());

  it.each([
    ['duplicateCallback', '0,0,1'],
    ['reorderCallbacks', '1,0'],
    ['dropCallback', '1'],
  ] as const)('by %s deliver callbacks as %s', async (kind, expected) => {
    spoil({ kind });
    await gateway.ask('send', send);
    await gateway.emulator.control.advance(30);
    const statuses = handler.received.map(({ body }) => readFormFields(body, 'utf-8').status);
    expect(statuses.join()).toBe(expected);
  });

  it('delay a callback when no other follows', async () => {
    spoil({ kind: 'reorderCallbacks', after: 1 });
    await gateway.ask('send', send);
    await gateway.emulator.control.advance(30);
    expect(handler.received).toHaveLength(1);
    await gateway.emulator.control.advance(60);
    expect(handler.received).toHaveLength(2);
  });
});
