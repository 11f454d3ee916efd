import { startTestGateway, type Fields, type TestGateway } from './support';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.emulator.stop());

const phone = '77011234567';
const send = { phones: phone, mes: 'Hello' };

const codeOf = async (endpoint: string, fields: Fields): Promise<number | null> =>
  (await gateway.askJson(endpoint, fields)).error_code ?? null;

async function repeat(count: number, endpoint: string, fields: Fields): Promise<(number | null)[]> {
  const codes = [];
  for (let index = 0; index < count; index += 1) codes.push(await codeOf(endpoint, fields));
  return codes;
}

const passes = (count: number): null[] => Array<null>(count).fill(null);

describe('send.php', () => {
  it('rejects an identical message within a minute, whatever its ID, and accepts it afterwards', async () => {
    expect(await codeOf('send', send)).toBeNull();
    await gateway.emulator.control.advance(59);
    expect(await codeOf('send', { ...send, id: '77' })).toBe(9);
    await gateway.emulator.control.advance(1);
    expect(await codeOf('send', send)).toBeNull();
    expect(gateway.emulator.control.readMessages()).toHaveLength(2);
  });

  it('rejects it with the recorded error text', async () => {
    await gateway.ask('send', send);
    const { text } = await gateway.ask('send', send);
    expect(text).toBe('ERROR = 9 (duplicate request, wait a minute)');
  });

  it('accepts another text, recipient or sender at once', async () => {
    const requests = [send, { ...send, mes: 'Bye' }, { ...send, phones: '77011234568' }];
    for (const fields of [...requests, { ...send, sender: 'Shop' }]) {
      expect(await codeOf('send', fields)).toBeNull();
    }
  });

  it('does not count rejected messages', async () => {
    gateway.emulator.control.configure({ balance: 0 });
    expect(await repeat(2, 'send', send)).toEqual([3, 3]);
  });

  it('accepts five identical price requests in a minute', async () => {
    expect(await repeat(6, 'send', { ...send, cost: 1 })).toEqual([...passes(5), 9]);
    expect(await codeOf('send', send)).toBeNull();
  });
});

describe('status.php', () => {
  const one = { id: 5, phone };

  it('accepts five requests a minute about one message', async () => {
    expect(await repeat(6, 'status', one)).toEqual([...passes(5), 9]);
    expect(await codeOf('status', { id: 6, phone })).toBeNull();
    await gateway.emulator.control.advance(60);
    expect(await codeOf('status', one)).toBeNull();
  });

  it('accepts one mass request a minute, including one key with a trailing comma', async () => {
    expect(await codeOf('status', { id: '5,6', phone: `${phone},${phone}` })).toBeNull();
    expect(await codeOf('status', { id: '7,', phone: `${phone},` })).toBe(9);
    await gateway.emulator.control.advance(60);
    expect(await codeOf('status', { id: '7,', phone: `${phone},` })).toBeNull();
  });

  it('counts a mass request for each of its messages', async () => {
    await gateway.ask('status', { id: '5,6', phone: `${phone},${phone}` });
    expect(await repeat(5, 'status', one)).toEqual([...passes(4), 9]);
  });
});

describe('other endpoints', () => {
  it('return the balance ten times a minute', async () => {
    expect(await repeat(11, 'balance', {})).toEqual([...passes(10), 9]);
  });

  it('return the operator of the same number three times a minute', async () => {
    expect(await repeat(4, 'info', { get_operator: 1, phone })).toEqual([...passes(3), 9]);
  });

  it('return fewer than a hundred operators a minute', async () => {
    const numbers = Array.from({ length: 100 }, (_, index) => 77011234500 + index);
    const codes = [];
    for (const number of numbers)
      codes.push(await codeOf('info', { get_operator: 1, phone: number }));
    expect(codes).toEqual([...passes(99), 9]);
  });

  it('return the same page of the inbox three times a minute', async () => {
    await gateway.emulator.control.incoming({ phone, text: 'x' });
    expect(await repeat(4, 'get', { get_answers: 1 })).toEqual([...passes(3), 9]);
  });
});

describe('concurrent requests', () => {
  /** Leaves `count` requests unanswered, and returns once the gateway is busy with all of them. */
  async function occupy(count: number, endpoint: string, fields: (index: number) => Fields) {
    const { control } = gateway.emulator;
    const answers = () =>
      control
        .readLog()
        .flatMap((entry) => (entry.kind === 'request' && entry.answer ? [entry.answer] : []));
    const expected = answers().length + count;
    control.setFaults([{ kind: 'delay', ms: 600_000, times: count }]);
    for (let index = 0; index < count; index += 1) {
      gateway.ask(endpoint, fields(index)).catch(() => undefined);
    }
    while (answers().length < expected) await new Promise((resolve) => setImmediate(resolve));
    return answers();
  }
  const status = (index: number): Fields => ({ id: index + 1, phone });
  const message = (index: number): Fields => ({ phones: phone, mes: `Number ${index}` });

  it('allow three waiting status requests beside a fourth, and no fifth', async () => {
    await occupy(3, 'status', status);
    expect(await codeOf('status', status(10))).toBeNull();
    await occupy(1, 'status', () => status(3));
    const { text } = await gateway.ask('status', status(10));
    expect(text).toBe('ERROR = 9 (too many concurrent requests)');
    expect(await codeOf('balance', {})).toBeNull();
  });

  it('are limited to fourteen; a fifteenth is rejected on any endpoint', async () => {
    const answers = await occupy(14, 'send', message);
    expect(answers.filter((answer) => answer.startsWith('OK'))).toHaveLength(14);
    expect(await codeOf('send', message(20))).toBe(9);
    expect(await codeOf('balance', {})).toBe(9);
  });
});

describe('blocked IP addresses', () => {
  it('get error 4 while they are blocked', async () => {
    gateway.emulator.control.configure({ ipBlocked: true });
    expect(await codeOf('balance', {})).toBe(4);
    gateway.emulator.control.configure({ ipBlocked: false });
    expect(await codeOf('balance', {})).toBeNull();
  });

  it('get error 2 for the right password when they are not allowed', async () => {
    gateway.emulator.control.configure({ ipNotAllowed: true });
    expect(await codeOf('balance', {})).toBe(2);
  });

  it('are blocked for ten minutes after many wrong requests when configured', async () => {
    gateway.emulator.control.configure({ blockAfterErrors: 3 });
    expect(await repeat(4, 'balance', { psw: 'wrong' })).toEqual([2, 2, 2, 4]);
    await gateway.emulator.control.advance(599);
    expect(await codeOf('balance', {})).toBe(4);
    await gateway.emulator.control.advance(1);
    expect(await codeOf('balance', {})).toBeNull();
  });

  it('are never blocked by default', async () => {
    expect(await repeat(30, 'balance', { psw: 'wrong' })).not.toContain(4);
  });

  it('have no rate limit when it is switched off', async () => {
    gateway.emulator.control.configure({ limits: false });
    expect(await repeat(7, 'status', { id: 5, phone })).toEqual(passes(7));
    expect(await repeat(2, 'send', send)).toEqual(passes(2));
  });
});
