import type { EmulatorHandle } from '../../emulator/start';
import type { Row } from '../../operations/host';
import type { Operation } from '../../operations/operation';
import { RESOURCES } from '../../operations/resources';
import { type Client, formatProblem } from '../../protocol';
import { startEmulatedClient } from './support/emulated-client';
import { createTinyHost } from './support/tiny-host';

const CREDENTIAL: Row = {
  authentication: 'loginPassword',
  callbackSecret: 'Zk3-tiny_host-secret-of-32-signs',
};
const PHONE = '+77010000101';

let emulator: EmulatorHandle;
let client: Client;
beforeEach(async () => {
  ({ emulator, client } = await startEmulatedClient());
});
afterEach(async () => await emulator.stop());

async function run(name: string, parameters: Row, rows: readonly Row[] = [{}]): Promise<Row[]> {
  const [resource, value] = name.split('.');
  const operation = RESOURCES.find((one) => one.value === resource)?.operations.find(
    (one) => one.value === value,
  ) as Operation;
  const { host } = createTinyHost({ parameters, rows, credential: CREDENTIAL });
  const base = { host, itemCount: rows.length, stopOnFailure: true };
  const results = operation.isOffline
    ? await operation.execute(base)
    : await operation.execute({ ...base, client });
  return results.flatMap((result) => {
    if (!result.ok) throw new Error(formatProblem(result.problem).text);
    return [...result.value];
  });
}

describe('Is Blocked', () => {
  it('tells the numbers of all items in one request, and sends nothing', async () => {
    await run('contact.block', { phone: PHONE, messages: 'all' });
    const rows = await run('contact.isBlocked', { phone: '={{ $json.phone }}' }, [
      { phone: PHONE },
      { phone: '+77010000102, +77010000907' },
    ]);
    expect(rows).toMatchObject([
      { phone: PHONE, isBlocked: true },
      { phone: '+77010000102', isBlocked: false },
      { phone: '+77010000907', isBlocked: null, errorName: expect.any(String) },
    ]);
    const asked = emulator.control
      .readLog()
      .filter((entry) => entry.kind === 'request' && entry.endpoint === 'send');
    expect(asked).toHaveLength(1);
    expect(emulator.control.readMessages()).toEqual([]);
  });

  it('follows the blocklist', async () => {
    await run('contact.block', { phone: PHONE, messages: 'all' });
    await run('contact.unblock', { phone: PHONE });
    expect(await run('contact.isBlocked', { phone: PHONE })).toEqual([
      { phone: PHONE, isBlocked: false },
    ]);
  });

  it('has an answer for a single number that the gateway rejects', async () => {
    const [row] = await run('contact.isBlocked', { phone: '+77010000907' });
    expect(row).toMatchObject({ isBlocked: null, errorName: expect.any(String) });
  });
});

describe('Resend', () => {
  const SEND: Row = { phone: PHONE, channel: 'sms', text: 'Code {code}' };

  async function send(options: Row = {}): Promise<{ token: string; row: Row }> {
    const [row = {}] = await run('code.send', { ...SEND, options });
    return { token: String(row['token']), row };
  }
  const resend = (token: string, others: Row = {}) =>
    run('code.resend', { token, channel: 'sms', text: 'Again: {code}', ...others });
  const readCodes = () =>
    emulator.control.readMessages().map(({ text }) => /\d{4,}/.exec(text)?.[0]);

  it('sends the same code with the same token, time and attempts', async () => {
    const { token, row } = await send();
    const [again] = await resend(token);
    expect(again).toMatchObject({ accepted: true, token, expiresAt: row['expiresAt'] });
    expect(again).not.toHaveProperty('code');
    const [first, second] = readCodes();
    expect(second).toBe(first);
    expect(await run('code.verify', { token, code: second, phone: PHONE })).toMatchObject([
      { verified: true },
    ]);
  });

  it('gives each token a code of its own, of the wanted length', async () => {
    for (let time = 0; time < 5; time += 1) await send({ codeLength: 8 });
    expect(new Set(readCodes()).size).toBe(5);
    expect(readCodes().every((code) => code?.length === 8)).toBe(true);
  });

  it('sends nothing once the code is used', async () => {
    const { token } = await send();
    await run('code.verify', { token, code: readCodes()[0] ?? '', phone: PHONE });
    expect(await resend(token)).toMatchObject([
      { accepted: false, token: null, phone: PHONE, errorName: 'alreadyUsed' },
    ]);
    expect(readCodes()).toHaveLength(1);
  });

  it('gives no further attempts', async () => {
    const { token } = await send({ maxAttempts: 1 });
    await run('code.verify', { token, code: '000', phone: PHONE });
    expect(await resend(token)).toMatchObject([{ errorName: 'tooManyAttempts' }]);
  });

  it.each([
    ['another text', (token: string) => `${token}x`, {}],
    ['no token', () => 'c1.x.y', {}],
    ['the token of another purpose', (token: string) => token, { purpose: 'payment' }],
  ])('does not send for %s', async (_what, change, options) => {
    const { token } = await send({ purpose: 'login' });
    expect(await resend(change(token), { options })).toMatchObject([
      { accepted: false, errorName: 'invalidToken' },
    ]);
    expect(readCodes()).toHaveLength(1);
  });

  it('keeps to the allowed recipients', async () => {
    const { token } = await send();
    const options = { allowedRecipients: '+7702*' };
    await expect(resend(token, { options })).rejects.toThrow();
    expect(readCodes()).toHaveLength(1);
  });
});

describe('an empty cell', () => {
  const ROWS = [{ phone: '+77010000101' }, { phone: ' ' }, { phone: null }] as Row[];

  it('is a row of Format that is not valid', async () => {
    const rows = await run('number.format', { phone: '={{ $json.phone }}' }, ROWS);
    expect(rows).toMatchObject([
      { isValid: true, reason: null },
      { input: '', kind: 'empty', phone: null, isValid: false, reason: 'empty' },
      { isValid: false, reason: 'empty' },
    ]);
  });

  it.each([
    ['7,70112E+10', 'digitsLost'],
    ['#N/A', 'spreadsheetError'],
    ['########', 'spreadsheetError'],
    ['##', 'spreadsheetError'],
    ['#ПЕРЕНОС!', 'spreadsheetError'],
    ['#WERT!', 'spreadsheetError'],
    ['#NOM ?', 'spreadsheetError'],
    ['#¡DIV/0!', 'spreadsheetError'],
    ['#NV', 'spreadsheetError'],
    ['#N/D', 'spreadsheetError'],
    ['Err:502', 'spreadsheetError'],
    ['+7701123', 'unknownNumber'],
  ])('%s is not valid either: %s', async (phone, reason) => {
    expect(await run('number.format', { phone })).toMatchObject([{ isValid: false, reason }]);
  });

  it('is a row of Lookup for which nothing is sent', async () => {
    const parameters = { phone: '={{ $json.phone }}', options: { timeout: 30, pollInterval: 1 } };
    const rows = await run('hlr.lookup', parameters, ROWS);
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatchObject({ phone: null, accepted: false, errorName: 'empty' });
    expect(rows[2]).toMatchObject({ phone: null, accepted: false, errorName: 'empty' });
    expect(emulator.control.readMessages()).toHaveLength(1);
  }, 60_000);

  it.each([[';'], [', ,'], ['\u200b'], [[]], [['', null]]])(
    'is a row of Lookup, also if it holds %j',
    async (phone) => {
      const parameters = { phone: '={{ $json.phone }}', options: { allowedRecipients: '+7701*' } };
      const rows = await run('hlr.lookup', parameters, [{ phone }] as Row[]);
      expect(rows).toMatchObject([{ phone: null, accepted: false, errorName: 'empty' }]);
      expect(emulator.control.readMessages()).toHaveLength(0);
    },
  );

  it.each([[''], [null], [[]], [['', null]]])(
    'is a row of Analyze without parts, also if it holds %j',
    async (text) => {
      const rows = await run('message.analyze', { text: '={{ $json.text }}' }, [{ text }] as Row[]);
      expect(rows).toMatchObject([{ characters: 0 }]);
    },
  );
});
