import fc from 'fast-check';
import { CHARSETS, encodeText } from '../../../protocol/wire/charset';
import { decodeForm, percentDecode } from '../../../protocol/wire/form';
import { percentEncode } from '../../../protocol/wire/request';

const ascii = (text: string) => Buffer.from(text, 'latin1');

function decode(body: string): [string, string][] {
  const outcome = decodeForm(ascii(body));
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.fields.map(({ name, value }) => [
    Buffer.from(name).toString('latin1'),
    Buffer.from(value).toString('latin1'),
  ]);
}

describe('percentEncode', () => {
  it('keeps only characters that no server changes', () => {
    const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const plain = percentEncode(every).replace(/%[0-9A-F]{2}/g, '');
    expect(plain).toBe('-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~');
  });

  it('writes a space as %20 and a plus as %2B', () => {
    expect(percentEncode(ascii('+7 701'))).toBe('%2B7%20701');
  });
});

describe('percentDecode', () => {
  it('undoes percentEncode for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(Buffer.from(percentDecode(ascii(percentEncode(bytes))) ?? [])).toEqual(
          Buffer.from(bytes),
        );
      }),
    );
  });

  it('reads hex digits of both cases and a plus as a space', () => {
    expect(Buffer.from(percentDecode(ascii('%d0%9F+a')) ?? [])).toEqual(
      Buffer.from([0xd0, 0x9f, 0x20, 0x61]),
    );
  });

  it('reads a plus as a space when nothing else is escaped', () => {
    expect(Buffer.from(percentDecode(ascii('a+b')) ?? [])).toEqual(ascii('a b'));
  });

  it.each(['%', 'a%', '%4', '%zz', '%4g', '%g4', '%%41', '%-1'])('rejects %j', (encoded) => {
    expect(percentDecode(ascii(encoded))).toBeNull();
  });
});

describe('decodeForm', () => {
  it('keeps order, repetitions and empty values', () => {
    expect(decode('b=1&a=&&b=2&flag&=x&c=1=2&')).toEqual([
      ['b', '1'],
      ['a', ''],
      ['b', '2'],
      ['flag', ''],
      ['', 'x'],
      ['c', '1=2'],
    ]);
  });

  it('reads nothing from an empty body', () => {
    expect(decode('')).toEqual([]);
  });

  it.each(['a=%', 'a%=1', 'a=1&b=%zz'])('rejects %j', (body) => {
    expect(decodeForm(ascii(body))).toEqual({ ok: false, reason: 'malformed percent-encoding' });
  });

  it.each(CHARSETS)('returns the bytes of any text in %s unchanged', (charset) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
        const bytes = pairs.map((pair) => pair.map((text) => encodeText(text, charset)));
        const carried = bytes.flatMap(([name, value]) =>
          name?.ok === true && value?.ok === true ? [[name.bytes, value.bytes] as const] : [],
        );
        const body = carried.map((pair) => pair.map(percentEncode).join('=')).join('&');
        const expected = carried.map((pair) => pair.map((part) => part.toString('latin1')));
        expect(decode(body).filter(([name, value]) => name + value !== '')).toEqual(
          expected.filter(([name, value]) => `${name}${value}` !== ''),
        );
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
        expect(typeof decodeForm(body).ok).toBe('boolean');
      }),
    );
  });
});
