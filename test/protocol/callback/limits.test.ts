import fc from 'fast-check';
import { receiveCallback, signCallback } from '../../../protocol';

const settings = { algorithm: 'sha1', secrets: ['s3cret_ABC', 'previous_s3cret'] } as const;
const HASH = '0'.repeat(40);
const LIMIT = 64 * 1024;

function receive(body: string | Uint8Array, contentType?: string, query?: string) {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return receiveCallback({ body: bytes, contentType, query }, settings);
}

/** The largest allowed body. */
function fill(unit: string, head = '', tail = '', size = LIMIT): string {
  const room = size - Buffer.byteLength(head) - Buffer.byteLength(tail);
  return head + unit.repeat(Math.floor(room / Buffer.byteLength(unit))) + tail;
}

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const json = (text: string, size?: number): [string, string] => [
  fill(text, `{"phone":"7","to":"1","sha1":"${HASH}","mes":"`, '"}', size),
  'application/json',
];
const xml = (text: string): [string, string] => [
  fill(text, `<a><phone>7</phone><to>1</to><sha1>${HASH}</sha1><mes>`, '</mes></a>', LIMIT / 2),
  'text/xml',
];
const multipart = (unit: string, head: string): [string, string] => [
  fill(unit, `--x\r\nContent-Disposition: form-data${head}`, '\r\n\r\n1\r\n--x--'),
  'multipart/form-data; boundary=x',
];
const numbered = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join('');

const SHAPES: readonly (readonly [string, string, string?, string?])[] = [
  ['XML of 200,000 tags', `<a>${'<b/>'.repeat(200_000)}</a>`, 'text/xml'],
  ['XML full of tags', fill('<b/>', '<a>', '</a>', LIMIT / 2), 'text/xml'],
  ['XML of nested tags', fill('<b>', '', '', LIMIT / 2), 'text/xml'],
  [
    'XML of as many tags as it may have',
    `<a>${numbered(100, (i) => `<b${i}>${'x'.repeat(250)}</b${i}>`)}</a>`,
    'text/xml',
  ],
  ['XML of attributes', `<a><id ${numbered(2500, (i) => ` a${i}="b"`)}>1</id></a>`, 'text/xml'],
  ['XML of references', ...xml('&#1055;')],
  ['XML of references and letters', ...xml('&#20013;a')],
  ['XML of an open comment', fill('-', '<a><!--', '', LIMIT / 2), 'text/xml'],
  ['XML of opening brackets', fill('<'), 'text/xml'],
  ['XML of closing brackets', fill('>', '<a>', '</a>', LIMIT / 2), 'text/xml'],
  ['1 MiB of JSON escapes', `{"mes":"${'\\u4e2da'.repeat(149_000)}"}`, 'application/json'],
  ['JSON of escapes', ...json('\\u4e2d')],
  ['JSON of escapes and letters', ...json('\\u4e2da', 50_000)],
  ['JSON of escapes and raw letters', ...json('\\u4e2dП', 50_000)],
  ['JSON of short escapes', ...json('\\n', 32_000)],
  ['JSON of fields', fill('"a":1,', '{'), 'application/json'],
  ['JSON of brackets', fill('['), 'application/json'],
  ['JSON of objects', fill('{"a":'), 'application/json'],
  ['JSON of spaces', fill(' ', '{', '"id":1}'), 'application/json'],
  ['a form of 180,000 fields', numbered(180_000, (i) => `${i.toString(36)}=&`)],
  ['a form of fields', fill('a=&', 'id=1&')],
  ['a form of separators', fill('&', 'id=1')],
  ['a form of escapes', fill('%D0%9F', `phone=7&to=1&sha1=${HASH}&mes=`)],
  ['a form of other letters', fill('%CF', `phone=7&charset=koi8-r&sha1=${HASH}&mes=`, '', 49_000)],
  [
    'multipart data of parts',
    fill('\r\n--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'),
    'multipart/form-data; boundary=x',
  ],
  ['multipart data of parameters', ...multipart('; name', '')],
  ['multipart data of spaces', ...multipart(' ', ';')],
  ['multipart data of headers', ...multipart('\r\na', '; name="a"')],
  ['a query of fields', 'id=1', undefined, 'a=&'.repeat(2700)],
  ['a query of escapes', 'id=1', undefined, `a=${'%D0%9F'.repeat(1300)}`],
  ['a type of spaces', 'id=1', `multipart/form-data;${' '.repeat(15_000)}x`],
];

describe('a callback without a valid hash', () => {
  it.each(SHAPES.map(([title, ...parts]) => ({ title, parts })))(
    'of $title costs a few milliseconds',
    ({ parts }) => {
      const [body, contentType, query] = parts;
      const bytes = Buffer.from(body);
      const work = () => receive(bytes, contentType, query);
      expect(work().kind).not.toBe('event');
      // The minimum of several runs is the real cost; the rest is other load of the machine.
      const cost = Math.min(...Array.from({ length: 5 }, () => cpuMs(work)));
      expect(cost).toBeLessThan(Math.max(40, 20 * cpuMs(baseline)));
    },
  );

  /** The work of any reader of 64 KiB: decode, look at each character, hash. */
  const most = Buffer.from(fill('\\u041f'));
  function baseline(): number {
    const text = most.toString('utf-8');
    let sum = 0;
    for (let at = 0; at < text.length; at += 1) sum += text.charCodeAt(at);
    return sum + decodeURIComponent(encodeURIComponent(text)).length;
  }

  it('of any shape never throws', () => {
    const unit = fc.constantFrom('a=', '&', '%41', '<b>', '</b>', '{', '"', '\\u', ':', ',', '--x');
    const units = fc.array(unit, { maxLength: 100 }).map((all) => all.join(''));
    const type = fc.constantFrom(
      undefined,
      'text/xml',
      'text/json',
      'multipart/form-data; boundary=x',
    );
    fc.assert(
      fc.property(units, units, type, (body, query, contentType) => {
        expect(['unsigned', 'unreadable']).toContain(receive(body, contentType, query).kind);
      }),
    );
  });
});

describe('limits of a callback', () => {
  const fields = (count: number) => numbered(count - 1, (index) => `&f${index}=1`);

  it.each([
    ['101 fields of a form', `id=1${fields(101)}`, undefined, 'more than 100 fields'],
    [
      '101 fields in JSON',
      `{${numbered(101, (i) => `${i ? ',' : ''}"f${i}":1`)}}`,
      'text/json',
      'more than 100 fields',
    ],
    [
      '130 fields in XML',
      `<a>${numbered(130, (i) => `<f${i}>1</f${i}>`)}</a>`,
      'text/xml',
      'more than 100 fields',
    ],
    ['a long name', `id=1&${'n'.repeat(101)}=1`, undefined, 'a name of an unusual size'],
    ['a long value', `id=1&a=${'n'.repeat(16_385)}`, undefined, 'a value of an unusual size'],
    [
      'XML of 33 KiB',
      `<a><id>1</id>${' '.repeat(33_000)}</a>`,
      'text/xml',
      'XML of more than 32 KiB',
    ],
  ])('reject %s', (_title, body, contentType, reason) => {
    const holds = `The callback contains ${reason}`;
    expect(receive(body, contentType)).toEqual({ kind: 'unreadable', reason: holds });
  });

  it('count the fields of body and query together', () => {
    expect(receive(`id=1${fields(60)}`, undefined, 'g=1').kind).toBe('unsigned');
    const query = numbered(41, (index) => `&q${index}=1`);
    expect(receive(`id=1${fields(60)}`, undefined, query)).toMatchObject({
      reason: 'The callback contains more than 100 fields',
    });
    expect(receive('id=1', undefined, 'a='.padEnd(8193, 'x'))).toMatchObject({
      reason: 'The callback contains a query of more than 8 KiB',
    });
  });

  const text = 'Ж'.repeat(4096);
  const sha1 = signCallback({ phone: '7', mes: text, to: '77770000' }, 'sha1', 's3cret_ABC');
  const escaped = [...text].map(() => '\\u0416').join('');
  it.each([
    ['a form', `phone=7&to=77770000&sha1=${sha1}&mes=${encodeURIComponent(text)}`, undefined],
    ['JSON', `{"phone":"7","to":"77770000","sha1":"${sha1}","mes":"${escaped}"}`, 'text/json'],
    [
      'XML',
      `<a><phone>7</phone><to>77770000</to><sha1>${sha1}</sha1><mes>${text.replaceAll('Ж', '&#1046;')}</mes></a>`,
      'text/xml',
    ],
  ])('allow a text of 4,096 Cyrillic characters as %s', (_title, body, contentType) => {
    expect(receive(body, contentType)).toMatchObject({
      kind: 'event',
      event: { message: { text } },
    });
  });

  it('allow 100 fields', () => {
    const hash = signCallback({ id: '1', phone: '2', status: '1' }, 'sha1', 's3cret_ABC');
    const body = `id=1&phone=2&status=1&sha1=${hash}${fields(97)}`;
    expect(receive(body).kind).toBe('event');
    expect(receive(`${body}&g=1`).kind).toBe('unreadable');
  });

  it('allow a text full of quotes and line breaks in JSON', () => {
    const mes = '"a"\n\\Ж'.repeat(300);
    const md = signCallback({ phone: '7', mes, to: '77770000' }, 'sha1', 's3cret_ABC');
    const body = JSON.stringify({ phone: '7', mes, to: '77770000', sha1: md });
    expect(receive(body.replaceAll('Ж', '\\u0416'), 'text/json').kind).toBe('event');
    expect(receive(body, 'text/json').kind).toBe('event');
  });
});
