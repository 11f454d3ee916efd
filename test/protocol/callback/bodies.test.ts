import fc from 'fast-check';
import { readJsonEntries } from '../../../protocol/callback/json-entries';
import { receiveCallbackUnverified } from '../../../protocol/callback/receive';
import { readValueText } from '../../../protocol/callback/value';
import { encodeText, type Charset } from '../../../protocol/wire/charset';

function receive(body: string | Uint8Array, contentType?: string) {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf-8') : body;
  return receiveCallbackUnverified({ body: bytes, contentType });
}

function fieldsOf(body: string | Uint8Array, contentType?: string): Record<string, unknown> {
  const outcome = receive(body, contentType);
  if (outcome.kind !== 'event') throw new Error(outcome.reason);
  return { ...outcome.event.fields };
}

function bytesOf(text: string, charset: Charset): Uint8Array {
  const encoded = encodeText(text, charset);
  if (!encoded.ok) throw new Error('not in this charset');
  return encoded.bytes;
}

describe('the body format of a callback', () => {
  it.each([
    ['{"id":"1"}', 'application/json'],
    ['{"id":"1"}', 'application/json; charset=utf-8'],
    [' \n{"id":"1"}', 'application/x-www-form-urlencoded'],
    ['{"id":"1"}', undefined],
    ['{"id":"1"}', 'Text/JSON'],
    ['{"id":"1"}', 'application/vnd.x+json'],
    ['<a><id>1</id></a>', 'application/xml'],
    ['<a><id>1</id></a>', 'text/xml'],
    ['<a><id>1</id></a>', 'application/soap+xml'],
    ['\n<a><id>1</id></a>', 'text/plain'],
    ['id=1', 'application/x-www-form-urlencoded'],
    ['id=1', undefined],
    ['id=1', 'application/octet-stream'],
    ['\ufeff{"id":"1"}', 'application/json'],
    ['\ufeff<a><id>1</id></a>', undefined],
  ])('of %j as %s is recognized', (body, contentType) => {
    expect(fieldsOf(body, contentType)).toEqual({ id: '1' });
  });

  it.each([
    ['id=1', 'application/json'],
    ['id=1', 'text/xml'],
    ['{"id":"1"}', 'application/xml'],
  ])('of %j is not guessed against the type %s', (body, contentType) => {
    expect(receive(body, contentType).kind).toBe('unreadable');
  });
});

describe('the charset of a callback', () => {
  const windows = bytesOf('id=1&own=Привет', 'windows-1251');
  const koi = bytesOf('id=1&own=Привет', 'koi8-r');

  it('is utf-8 when the bytes are valid utf-8, else windows-1251', () => {
    expect(fieldsOf('id=1&own=Привет')).toMatchObject({ own: 'Привет' });
    expect(fieldsOf('id=1&own=%D0%9F')).toMatchObject({ own: 'П' });
    expect(fieldsOf('id=1&own=%CF')).toMatchObject({ own: 'П' });
    expect(fieldsOf(windows)).toMatchObject({ own: 'Привет' });
  });

  it('is koi8-r only when declared', () => {
    expect(fieldsOf(koi, 'text/plain; charset=KOI8-R')).toMatchObject({ own: 'Привет' });
    expect(fieldsOf(koi).own).not.toBe('Привет');
  });

  it('of the field charset takes precedence over the header, and the header over the bytes', () => {
    const declared = Buffer.concat([koi, Buffer.from('&charset=koi8-r')]);
    expect(fieldsOf(declared, 'text/plain; charset=windows-1251')).toEqual({
      id: '1',
      own: 'Привет',
    });
    expect(fieldsOf('id=1&own=%D0%9F', 'x/y; charset="windows-1251"')).toMatchObject({ own: 'Рџ' });
  });

  it('that is unknown is ignored', () => {
    expect(fieldsOf('id=1&own=%D0%9F&charset=utf-16', 'x/y; charset=x')).toEqual({
      id: '1',
      own: 'П',
    });
  });

  it('applies to names too', () => {
    expect(fieldsOf(bytesOf('id=1&ключ=2', 'windows-1251'))).toEqual({ id: '1', ключ: '2' });
  });
});

describe('JSON values', () => {
  it('keep their type, and long numbers their digits', () => {
    const body =
      '{"id":12345678901234567890,"cost":1.40,"status":-1,"big":1e999,"a":null,"b":true,"c":false,"d":"","e":"1"}';
    expect(fieldsOf(body)).toEqual({
      id: '12345678901234567890',
      cost: 1.4,
      status: -1,
      big: '1e999',
      a: null,
      b: 'true',
      c: 'false',
      d: '',
      e: '1',
    });
  });

  it('lose their escapes', () => {
    const body = String.raw`{"i\u0064":"1","a":"\"\\\/\b\f\n\r\t\u0041\u041f\ud83d\ude00"}`;
    expect(fieldsOf(body)).toEqual({ id: '1', a: '"\\/\b\f\n\r\tAП😀' });
  });
});

describe('readJsonEntries', () => {
  const flat = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double(), fc.constant(null)));
  const write = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf-8');

  function read(body: Uint8Array): Record<string, unknown> | null {
    const outcome = readJsonEntries(body);
    if (!outcome.ok) return null;
    return Object.fromEntries(
      outcome.entries.map(({ name, value }) => {
        const text = readValueText(value, 'utf-8');
        const values = { text, number: Number(text), null: null };
        return [readValueText(name, 'utf-8'), values[value.kind]];
      }),
    );
  }

  it('reads any flat object as JSON.parse does', () => {
    fc.assert(
      fc.property(flat, (object) => {
        expect(read(write(object))).toEqual(JSON.parse(JSON.stringify(object)));
      }),
    );
  });

  /** Control characters inside texts, escaped as JSON requires. */
  const escapeControls = (text: string) =>
    text.replace(/"(?:[^"\\]|\\[^])*"/g, (token) =>
      token.replace(
        /[\0-\x1f]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    );

  it('rejects what JSON.parse rejects, except control characters in texts', () => {
    const character = fc.constantFrom(...'{}[]":,\\u0123456789-+.eE truefalsn\n\t');
    fc.assert(
      fc.property(flat, fc.nat(), character, (object, at, replacement) => {
        const body = write(object);
        body.write(replacement, at % body.length);
        const parsed = read(body);
        const text = escapeControls(body.toString('utf-8'));
        if (parsed !== null) expect(parsed).toEqual(JSON.parse(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads control characters in texts unchanged', () => {
    for (let code = 0; code < 0x20; code += 1) {
      const control = String.fromCharCode(code);
      expect(read(Buffer.from(`{"mes":"a${control}b"}`))).toEqual({ mes: `a${control}b` });
    }
    expect(read(Buffer.from('{"mes":"a"\u0011}'))).toBeNull();
  });
});

describe('XML values', () => {
  it('lose their references and CDATA, and keep spaces and line breaks', () => {
    const body =
      '<?xml version="1.0" encoding="x"?><any a="b"><!-- c --><id>1</id>\r\n<a> &lt;&amp;&#65;&#x41f;\r\n</a><b><![CDATA[<&amp;>]]></b><c/></any>';
    expect(fieldsOf(body)).toEqual({ id: '1', a: ' <&AП\r\n', b: '<&amp;>', c: '' });
  });
});

describe('an unreadable body', () => {
  it.each([
    ['nothing', '', undefined, 'an empty body'],
    ['only spaces', ' \n', undefined, 'an empty body'],
    ['malformed percent-encoding', 'id=1&a=%4', undefined, 'malformed percent-encoding'],
    ['a repeated field', 'id=1&id=1', undefined, 'a repeated field'],
    ['a field repeated by an escape', '{"id":"1","\\u0069d":"2"}', undefined, 'a repeated field'],
    ['a repeated element', '<r><id>1</id><id>1</id></r>', undefined, 'a repeated field'],
    ['a repeated charset', 'id=1&charset=utf-8&charset=koi8-r', undefined, 'a repeated field'],
    ['an array', 'id[]=1&phone=2', undefined, 'an array'],
    ['a nested form value', 'id=1&a[b]=1', undefined, 'an array'],
    ['a JSON array', '[{"id":"1"}]', undefined, 'broken JSON'],
    ['an array in JSON', '{"id":["1"]}', undefined, 'JSON with an array or a nested value'],
    ['an object in JSON', '{"id":{"a":1}}', undefined, 'JSON with an array or a nested value'],
    ['nested XML', '<r><id>1</id><a><b>1</b></a></r>', undefined, 'XML with nested values'],
    ['no name', 'id=1&=2', undefined, 'a field without a name'],
    ['no name in JSON', '{"id":"1","":"2"}', undefined, 'a field without a name'],
    ['__proto__', 'id=1&__proto__=x', undefined, 'a field with a forbidden name'],
    ['constructor', '{"id":"1","constructor":"x"}', undefined, 'a field with a forbidden name'],
    ['prototype', 'id=1&prototype=x', undefined, 'a field with a forbidden name'],
    [
      'an escaped __proto__',
      '{"id":"1","__pr\\u006fto__":"x"}',
      undefined,
      'a field with a forbidden name',
    ],
    ['neither ID nor phone', 'status=1', undefined, 'neither a message ID nor a phone number'],
    ['a text alone', 'mes=1', undefined, 'neither a message ID nor a phone number'],
    ['an unknown entity', '<r><id>&xxe;</id></r>', undefined, 'XML with an unknown reference'],
    ['a reference to nothing', '<r><id>&#0;</id></r>', undefined, 'XML with an unknown reference'],
    [
      'a reference beyond all characters',
      '<r><id>&#65;&#9999999;</id></r>',
      undefined,
      'XML with an unknown reference',
    ],
    [
      'an entity called like a method',
      '<r><id>&constructor;</id></r>',
      undefined,
      'XML with an unknown reference',
    ],
    [
      'a reference that is too long',
      '<r><id>&#99999999;&#65;</id></r>',
      undefined,
      'XML with an unknown reference',
    ],
    [
      'a reference that is too long, at the end',
      '<r><id>&#65;&#99999999;</id></r>',
      undefined,
      'XML with an unknown reference',
    ],
    [
      'a reference to half a character',
      '<r><id>&#xd83d;</id></r>',
      undefined,
      'XML with an unknown reference',
    ],
    ['something after JSON', '{"id":"1"}}', undefined, 'JSON with something after its end'],
  ])('is %s', (_what, body, contentType, reason) => {
    expect(receive(body, contentType)).toEqual({
      kind: 'unreadable',
      reason: `The callback contains ${reason}`,
    });
  });

  it.each([
    '{',
    '{"id"',
    '{"id":',
    '{"id":}',
    '{"id":"1"',
    '{"id":"1",}',
    '{id:1}',
    '{"id":01}',
    '{"id":+1}',
    '{"id":1.}',
    '{"id":.5}',
    '{"id":1e}',
    '{"id":nul}',
    '{"id":undefined}',
    '{"id":"\\x"}',
    '{"id":"\\u12g4"}',
    '{"id":"\\u12',
    '{"id":"\\',
    "{'id':'1'}",
    '{"id":"1" "a":1}',
    '[',
    '{,}',
  ])('is the broken JSON %j', (body) => {
    expect(() => JSON.parse(body) as unknown).toThrow(SyntaxError);
    expect(receive(body, 'application/json')).toEqual({
      kind: 'unreadable',
      reason: 'The callback contains broken JSON',
    });
  });

  it.each([
    '<r><id>1</id>',
    '<r><id>1</i></r>',
    '<r><id>1</id></r><r/>',
    '<r><id>a & b</id></r>',
    '<r><id>&#4a;</id></r>',
    '<',
    '<r',
    '<r><__proto__>1</__proto__><id>1</id></r>',
    '<!DOCTYPE r [<!ENTITY x "y">]><r><id>&x;</id></r>',
    '<?xml version="1.0"?><!DOCTYPE r><r><id>1</id></r>',
  ])('is the broken or unsafe XML %j', (body) => {
    expect(receive(body, 'text/xml').kind).toBe('unreadable');
  });

  it('is a body of more than 64 KiB, quickly', () => {
    const most = Buffer.from(`id=1${'&'.repeat(64 * 1024 - 4)}`);
    expect(receive(most).kind).toBe('event');
    for (const size of [64 * 1024 + 1, 10 * 1024 * 1024]) {
      expect(receive(Buffer.alloc(size, '{'))).toEqual({
        kind: 'unreadable',
        reason: 'The callback contains a body of more than 64 KiB',
      });
    }
  });

  it('is reported without quoting the content', () => {
    const outcome = receive('{"id":"private"', 'application/json');
    expect(JSON.stringify(outcome)).not.toContain('private');
  });
});
