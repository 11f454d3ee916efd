import * as iconv from 'iconv-lite';
import {
  HASH_ALGORITHMS,
  receiveCallback,
  signCallback,
  type HashAlgorithm,
} from '../../../protocol';

const SECRET = 'secret-of-mine';
const STATUS = { id: '77', phone: '79999999999', status: '1' };
const FORM = 'application/x-www-form-urlencoded';

interface Call {
  readonly body: string | Uint8Array;
  readonly query?: string;
  readonly contentType?: string;
  readonly algorithm?: HashAlgorithm;
}

function receive({ body, query, contentType = FORM, algorithm = 'sha1' }: Call) {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return receiveCallback({ body: bytes, contentType, query }, { algorithm, secrets: [SECRET] });
}

const write = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const signed = write({ ...STATUS, sha1: signCallback(STATUS, 'sha1', SECRET) });

function extraOf(call: Call): unknown {
  const outcome = receive(call);
  if (outcome.kind !== 'event') throw new Error(outcome.reason);
  if (outcome.event.type !== 'deliveryStatus') throw new Error(outcome.event.type);
  return { ...outcome.event.record.extra };
}

/** Every byte as an escape. */
const percent = (text: string, charset: string) =>
  [...iconv.encode(text, charset)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

describe('callback parameters after ! in the URL, and so in the query', () => {
  it('are read together with those of the body', () => {
    expect(extraOf({ body: `${signed}&param3=c`, query: 'param1=x&param2=y+z&empty' })).toEqual({
      param1: 'x',
      param2: 'y z',
      param3: 'c',
      empty: '',
    });
  });

  it.each(HASH_ALGORITHMS)('may contain the %s hash', (algorithm) => {
    const hash = signCallback(STATUS, algorithm, SECRET);
    const body = write(STATUS);
    expect(extraOf({ body, query: `a=1&${algorithm}=${hash}`, algorithm })).toEqual({ a: '1' });
    expect(receive({ body, query: `${algorithm}=1${hash.slice(1)}0`, algorithm }).kind).toBe(
      'unsigned',
    );
  });

  it.each(['utf-8', 'windows-1251', 'koi8-r'])('may contain the charset %s', (charset) => {
    const mes = 'Привет, ёж';
    const fields = { phone: '79999999999', mes, to: '77770000' };
    const hash = signCallback(fields, 'sha1', SECRET, charset as 'utf-8');
    const body = `phone=79999999999&mes=${percent(mes, charset)}&to=77770000&sha1=${hash}`;
    const query = `charset=${charset}&own=${percent('Ёлка', charset)}&web=${percent('Ёлка', 'utf-8')}`;
    expect(receive({ body, query })).toMatchObject({
      kind: 'event',
      event: { message: { text: mes, extra: { own: 'Ёлка', web: 'Ёлка' } } },
    });
  });

  it.each([
    ['JSON', JSON.stringify({ ...STATUS, a: 'b' }), 'application/json', 3],
    [
      'XML',
      '<r><id>77</id><phone>79999999999</phone><status>1</status><a>b</a></r>',
      'text/xml',
      2,
    ],
  ])('may contain fmt, charset and hash of %s', (_title, body, contentType, fmt) => {
    const hash = signCallback(STATUS, 'sha1', SECRET);
    const query = `fmt=${fmt}&charset=utf-8&sha1=${hash}&c=d`;
    expect(extraOf({ body, contentType, query })).toEqual({ a: 'b', c: 'd' });
  });

  it('may repeat a value of the body', () => {
    expect(
      extraOf({ body: `${signed}&charset=utf-8&own=1`, query: 'charset=utf-8&own=1' }),
    ).toEqual({
      own: '1',
    });
  });

  it.each([
    ['contradict the body', 'status=20', 'a field that the query contradicts'],
    ['contradict it by an escape', '%73tatus=20', 'a field that the query contradicts'],
    ['contradict its own', 'own=1&own=2', 'a repeated field'],
    ['contradict the charset of the body', 'charset=koi8-r', 'a field that the query contradicts'],
    ['are an array', 'a[]=1', 'an array'],
    ['reach into prototypes', '__proto__=1', 'a field with a forbidden name'],
    ['are broken', 'own=%D', 'malformed percent-encoding'],
  ])('are rejected when they %s', (_title, query, reason) => {
    expect(receive({ body: `${signed}&charset=utf-8`, query })).toEqual({
      kind: 'unreadable',
      reason: `The callback contains ${reason}`,
    });
  });

  it('do not change the kind of a callback', () => {
    for (const query of ['mes=77&to=1', 'waitcall=1&ts=1']) {
      expect(receive({ body: signed, query }).kind).toBe('unsigned');
    }
  });
});

describe('multipart data', () => {
  const CRLF = '\r\n';
  const part = (name: string, value: string) =>
    `--b1${CRLF}Content-Disposition: form-data; name=${name}${CRLF}${CRLF}${value}${CRLF}`;
  const end = `--b1--${CRLF}`;
  const contentType = 'multipart/form-data; boundary=b1';

  it.each(['utf-8', 'windows-1251'] as const)('is read in %s, byte for byte', (charset) => {
    const fields = { phone: '79999999999', mes: 'Да:\r\n--b & «нет»', to: '77770000' };
    const hash = signCallback(fields, 'sha1', SECRET, charset);
    const text = [
      ...Object.entries(fields).map(([name, value]) => part(`"${name}"`, value)),
      part('charset', charset),
      part('"sha1"', hash),
      end,
    ].join('');
    for (const head of ['', `preamble${CRLF}`]) {
      expect(receive({ body: iconv.encode(head + text, charset), contentType })).toMatchObject({
        kind: 'event',
        event: { message: { text: fields.mes } },
      });
    }
  });

  it.each([
    ['a file', part('"id"; filename="x"', '1') + end, contentType],
    ['no name', `--b1${CRLF}Content-Type: text/plain${CRLF}${CRLF}1${CRLF}${end}`, contentType],
    ['no end', part('"id"', '1'), contentType],
    ['no boundary', part('"id"', '1') + end, 'multipart/form-data'],
    ['another boundary', part('"id"', '1') + end, 'multipart/form-data; boundary=b2'],
    ['a repeated field', part('"id"', '1') + part('"id"', '1') + end, contentType],
    ['a form', 'id=1', contentType],
  ])('with %s is rejected', (_title, body, type) => {
    expect(receive({ body, contentType: type }).kind).toBe('unreadable');
  });
});

describe('XML and JSON, whose charset for the hash is undocumented', () => {
  const fields = { phone: '79999999999', mes: 'Привет', to: '77770000' };
  const write = {
    'text/xml': (hash: string, charset: string) =>
      `<r><phone>79999999999</phone><mes>Привет</mes><to>77770000</to><charset>${charset}</charset><sha1>${hash}</sha1></r>`,
    'application/json': (hash: string, charset: string) =>
      JSON.stringify({ ...fields, charset, sha1: hash }),
  };
  const cases = (['text/xml', 'application/json'] as const).flatMap((contentType) =>
    (['utf-8', 'windows-1251'] as const).flatMap((written) =>
      (['utf-8', 'windows-1251'] as const).map((hashed) => ({ contentType, written, hashed })),
    ),
  );

  it.each(cases)('are accepted as $contentType in $written, hashed in $hashed', (one) => {
    const hash = signCallback(fields, 'sha1', SECRET, one.hashed);
    const body = iconv.encode(write[one.contentType](hash, one.written), one.written);
    expect(receive({ body, contentType: one.contentType })).toMatchObject({
      kind: 'event',
      event: { message: { text: 'Привет' } },
    });
    const other = iconv.encode(
      write[one.contentType](hash, one.written).replace('Привет', 'Приветы'),
      one.written,
    );
    expect(receive({ body: other, contentType: one.contentType }).kind).toBe('unsigned');
  });

  it('are accepted in several charsets, but a form only over its own bytes', () => {
    const hash = signCallback(fields, 'sha1', SECRET, 'utf-8');
    const of = (charset: string) =>
      `phone=79999999999&to=77770000&sha1=${hash}&charset=${charset}&mes=${percent('Привет', charset)}`;
    expect(receive({ body: of('utf-8') }).kind).toBe('event');
    expect(receive({ body: of('windows-1251') }).kind).toBe('unsigned');
  });
});
