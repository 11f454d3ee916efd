import { groupBy } from '../../protocol/group-by';
import { createHash } from 'node:crypto';
import * as zlib from 'node:zlib';
import * as iconv from 'iconv-lite';
import {
  readFormFields,
  START_SECONDS,
  startTestGateway,
  startTestHandler,
  type TestGateway,
  type TestHandler,
} from './support';

let gateway: TestGateway;
let handler: TestHandler;
beforeEach(async () => {
  [gateway, handler] = await Promise.all([startTestGateway(), startTestHandler()]);
});
afterEach(() => Promise.all([gateway.emulator.stop(), handler.stop()]));

const phone = '77011234567';

function listen(suffix = ''): void {
  gateway.emulator.control.setCallbackUrl(`${handler.url}${suffix}`);
}

async function deliverOne(to = phone): Promise<void> {
  await gateway.ask('send', { phones: to, mes: 'Hello', sender: 'Shop' });
  await gateway.emulator.control.advance(60);
}

const fieldsOf = (index: number, charset = 'windows-1251'): Record<string, string> =>
  readFormFields(handler.received[index]?.body ?? Buffer.alloc(0), charset);
const statuses = (): string[] => handler.received.map((_, index) => String(fieldsOf(index).status));

describe('delivery statuses', () => {
  it('are posted as a form, one per change', async () => {
    listen('/hook');
    await deliverOne();
    expect(statuses()).toEqual(['0', '1']);
    expect(handler.received[1]).toMatchObject({
      method: 'POST',
      url: '/hook',
      contentType: 'application/x-www-form-urlencoded',
    });
    expect(handler.received[1]?.body.toString()).toBe(
      `id=1000&phone=${phone}&status=1&time=02.11.2026+12%3A00%3A05&ts=${START_SECONDS + 5}&err=0&cnt=1&type=0&flag=0&cost=18.5&sender=Shop&mccmnc=40102`,
    );
  });

  it('continue after delivery for a message that is read', async () => {
    listen();
    await deliverOne('77011230002');
    expect(statuses()).toEqual(['0', '1', '2']);
  });

  it('contain the result of an HLR request', async () => {
    listen('?charset=utf-8');
    await gateway.ask('send', { phones: phone, hlr: 1 });
    await gateway.emulator.control.advance(60);
    expect(fieldsOf(1)).toMatchObject({
      type: '4',
      imsi: '401027011234567',
      net: 'Kcell',
      rcn: '',
    });
  });

  it('are not sent without a callback URL, nor for rejected messages', async () => {
    await deliverOne();
    listen();
    await gateway.ask('send', { phones: '77011230907', mes: 'x' });
    await gateway.emulator.control.advance(60);
    expect(handler.received).toEqual([]);
  });
});

describe('the hash of a callback', () => {
  const digest = {
    md5: (bytes: Buffer) => createHash('md5').update(bytes).digest('hex'),
    sha1: (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex'),
    crc32: (bytes: Buffer) => String(zlib.crc32(bytes)),
  };

  it.each(['md5', 'sha1', 'crc32'] as const)('replaces the secret of %s', async (algorithm) => {
    listen(`?${algorithm}=s3cret-_`);
    await deliverOne();
    const expected = digest[algorithm](Buffer.from(`1000:${phone}:1:s3cret-_`));
    expect(fieldsOf(1)[algorithm]).toBe(expected);
    expect(handler.received[1]?.body.toString()).not.toContain('s3cret');
  });

  it.each(['utf-8', 'windows-1251', 'koi8-r'])(
    'of a text covers its bytes in %s',
    async (charset) => {
      listen(`?charset=${charset}&sha1=secret`);
      await gateway.emulator.control.incoming({
        phone: '79999999999',
        text: 'Привет',
        to: '79037672215',
      });
      const fields = fieldsOf(0, charset);
      expect(fields.mes).toBe('Привет');
      const bytes = iconv.encode('79999999999:Привет:79037672215:secret', charset);
      expect(fields.sha1).toBe(digest.sha1(bytes));
    },
  );

  it('of a call covers phone and time', async () => {
    listen('?md5=secret');
    await gateway.emulator.control.call({ phone });
    const { waitcall, ts, md5 } = fieldsOf(0);
    expect([waitcall, ts]).toEqual(['1', String(START_SECONDS)]);
    expect(md5).toBe(digest.md5(Buffer.from(`${phone}:${ts}:secret`)));
  });

  it('by crc32 is written in the configured format', async () => {
    listen('?crc32=secret');
    const sum = zlib.crc32(Buffer.from(`${phone}:${START_SECONDS}:secret`));
    for (const crc32 of ['unsigned', 'signed', 'hex'] as const) {
      gateway.emulator.control.configure({ crc32 });
      await gateway.emulator.control.call({ phone });
    }
    const written = [0, 1, 2].map((index) => fieldsOf(index).crc32);
    expect(written).toEqual([String(sum), String(sum | 0), sum.toString(16).padStart(8, '0')]);
  });
});

describe('the callback URL', () => {
  it('has its own parameters sent in the body instead of the query', async () => {
    listen('/hook?shop=7&tag=%D0%B0&charset=utf-8');
    await deliverOne();
    expect(handler.received[0]?.url).toBe('/hook');
    expect(fieldsOf(0, 'utf-8')).toMatchObject({ shop: '7', tag: 'а', charset: 'utf-8' });
  });

  it('keeps the text between ! and ? in the query', async () => {
    listen('/!a=1&b=2?c=3&d=4');
    await deliverOne();
    expect(handler.received[0]?.url).toBe('/?a=1&b=2');
    expect(fieldsOf(0)).toMatchObject({ c: '3', d: '4' });
    expect(fieldsOf(0)).not.toHaveProperty('a');
  });

  it('cannot override a parameter of the event by its own parameters', async () => {
    listen('?status=99');
    await deliverOne();
    expect(statuses()).toEqual(['0', '1']);
  });

  it('selects XML with fmt=2', async () => {
    listen('?fmt=2&charset=utf-8&md5=secret');
    await gateway.emulator.control.incoming({ phone, text: 'Да & <нет>' });
    const { contentType, body } = handler.received[0] ?? { contentType: '', body: Buffer.alloc(0) };
    expect(contentType).toBe('text/xml; charset=utf-8');
    expect(body.toString()).toContain('<mes>Да &amp; &lt;нет&gt;</mes>\n');
    expect(body.toString()).toMatch(/<md5>[0-9a-f]{32}<\/md5>/);
  });

  it('selects JSON with fmt=3, in windows-1251 by default and instead of koi8-r', async () => {
    listen('?fmt=3&charset=koi8-r');
    await gateway.emulator.control.incoming({ phone, text: 'Да' });
    const { contentType, body } = handler.received[0] ?? { contentType: '', body: Buffer.alloc(0) };
    expect(contentType).toBe('application/json; charset=windows-1251');
    expect(JSON.parse(iconv.decode(body, 'windows-1251')).mes).toBe('Да');
  });

  it('can request escaped JSON, with the hash over the bytes in its charset', async () => {
    gateway.emulator.control.configure({ jsonEscapes: true });
    listen('?fmt=3&md5=secret');
    await gateway.emulator.control.incoming({ phone, text: 'Да', to: '77010000009' });
    const body = handler.received[0]?.body.toString('latin1') ?? '';
    expect(body).toContain('"mes":"\\u0414\\u0430"');
    const bytes = iconv.encode(`${phone}:Да:77010000009:secret`, 'windows-1251');
    expect(JSON.parse(body).md5).toBe(createHash('md5').update(bytes).digest('hex'));
  });

  it('is rejected when it is not a valid http address', () => {
    expect(() => gateway.emulator.control.setCallbackUrl('ftp://host/')).toThrow(/http/);
    expect(() => gateway.emulator.control.setCallbackUrl('?charset=utf-8')).toThrow(/http/);
  });
});

describe('a callback URL that fails', () => {
  it('gets the callback again after 10 s and after 60 s, then no more', async () => {
    listen();
    handler.answerWith(500);
    await gateway.emulator.control.call({ phone });
    const after = async (seconds: number): Promise<number> => {
      await gateway.emulator.control.advance(seconds);
      return handler.received.length;
    };
    expect(await after(0)).toBe(1);
    expect(await after(10)).toBe(2);
    expect(await after(60)).toBe(3);
    expect(await after(3600)).toBe(3);
  });

  it('gets no more retries after a 2xx response', async () => {
    listen();
    handler.answerWith(500);
    await gateway.emulator.control.call({ phone });
    handler.answerWith(204);
    await gateway.emulator.control.advance(3600);
    expect(handler.received).toHaveLength(2);
  });

  it('is logged when it cannot be reached', async () => {
    gateway.emulator.control.setCallbackUrl('http://127.0.0.1:1/hook?md5=topsecret');
    await gateway.emulator.control.call({ phone });
    const log = gateway.emulator.control.readLog();
    expect(log).toEqual([
      expect.objectContaining({ kind: 'callback', httpStatus: null, failure: 'ECONNREFUSED' }),
    ]);
    expect(JSON.stringify(log)).not.toContain('topsecret');
  });
});

describe('many callbacks', () => {
  it('all arrive, those of each message in order', async () => {
    listen();
    const usual = Array.from({ length: 50 }, (_, index) => 77011235100 + index);
    await gateway.ask('send', { phones: usual.join(), mes: 'x' });
    await gateway.emulator.control.advance(4.9);
    await gateway.emulator.control.advance(0.1);
    expect(handler.received.length).toBe(
      gateway.emulator.control.readLog().filter(({ kind }) => kind === 'callback').length,
    );
    const events = handler.received.map((_, index) => fieldsOf(index));
    const byPhone = groupBy(events, ({ phone: to }) => to);
    expect(byPhone.size).toBe(usual.length);
    for (const seen of byPhone.values()) {
      expect(seen.map(({ status }) => status)).toEqual(['0', '1']);
    }
  });
});
