import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { PROTOCOL_OPTIONS } from '../../scripts/bundle/options';

/** iconv-lite as bundled in this package: with parts of it replaced. */
let bundled: typeof iconv;

beforeAll(async () => {
  const { outputFiles } = await build({
    ...PROTOCOL_OPTIONS,
    stdin: { contents: "export * from 'iconv-lite';", resolveDir: __dirname },
    write: false,
  });
  const module = { exports: {} };
  // Only Buffer exists here: code that needs a console, a process or a module of Node fails.
  runInNewContext(`(() => {${outputFiles[0]?.text}})()`, { Buffer, module });
  bundled = module.exports as typeof iconv;
});

describe.each(['windows-1251', 'koi8-r', 'iso-8859-5', 'iso-8859-8'])(
  'the bundled %s',
  (charset) => {
    it('decodes each of the 256 bytes as iconv-lite does', () => {
      const bytes = Array.from({ length: 256 }, (_, byte) => Buffer.from([byte]));
      const read = (library: typeof iconv) => bytes.map((byte) => library.decode(byte, charset));
      expect(read(bundled)).toEqual(read(iconv));
    });

    it('encodes every character of the first plane as iconv-lite does', () => {
      const text = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join('');
      expect(bundled.encode(text, charset).equals(iconv.encode(text, charset))).toBe(true);
    });
  },
);

describe('the bundled utf-8', () => {
  it.each([
    ['an empty body', ''],
    ['a character cut short', 'd0'],
    ['four bytes cut short', 'f09f98'],
    ['a lone continuation byte', '41bf41'],
    ['an overlong slash', 'c0af'],
    ['a surrogate', 'eda080'],
    ['a byte order mark', 'efbbbf41'],
  ])('decodes %s as iconv-lite does', (_, hex) => {
    const bytes = Buffer.from(hex, 'hex');
    for (const stripBOM of [true, false]) {
      expect(bundled.decode(bytes, 'utf-8', { stripBOM })).toBe(
        iconv.decode(bytes, 'utf-8', { stripBOM }),
      );
    }
  });

  it('decodes any bytes as iconv-lite does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (array) => {
        const bytes = Buffer.from(array);
        expect(bundled.decode(bytes, 'utf-8')).toBe(iconv.decode(bytes, 'utf-8'));
      }),
    );
  });

  it('encodes any text as iconv-lite does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff)), (units) => {
        const text = String.fromCharCode(...units);
        expect(bundled.encode(text, 'utf-8').equals(iconv.encode(text, 'utf-8'))).toBe(true);
      }),
    );
  });
});

it('bundled-charsets leaves out the encodings that the gateway does not use', () => {
  expect(iconv.encodingExists('gb18030')).toBe(true);
  expect(bundled.encodingExists('gb18030')).toBe(false);
});
