import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { crc32 as zlibCrc32 } from 'node:zlib';
import { crc32, crc32OfSigned, readWrittenCrc32 } from '../../../protocol/callback/crc32';
import { createHashCheck, writeHash } from '../../../protocol/callback/hash';
import { signCallback } from '../../../protocol/callback/signature';

const values = fc.array(fc.uint8Array(), { maxLength: 4 });
const secrets = fc.string({ unit: 'grapheme', minLength: 1 });

function join(parts: readonly Uint8Array[], secret: string): Buffer {
  const colon = Buffer.from(':');
  return Buffer.concat([...parts.flatMap((part) => [part, colon]), Buffer.from(secret)]);
}

describe('crc32', () => {
  it('agrees with zlib on any bytes', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
    if (typeof zlibCrc32 !== 'function') return;
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(crc32(bytes)).toBe(zlibCrc32(bytes));
      }),
    );
  });

  it('of signed values covers the values and the secret, joined by colons', () => {
    fc.assert(
      fc.property(values, secrets, (parts, secret) => {
        expect(crc32OfSigned(parts, secret)).toBe(crc32(join(parts, secret)));
      }),
    );
  });
});

describe('readWrittenCrc32', () => {
  it.each(['2224289909', '-2070677387', '8493f875', '8493F875'])('reads %s', (written) => {
    expect(readWrittenCrc32(written)).toContain(2224289909);
  });

  it('reads eight digits both as hexadecimal and as decimal', () => {
    expect(readWrittenCrc32('12345678')).toEqual([0x12345678, 12345678]);
  });

  it.each(['', '8493f87', '4294967296', '-2147483649', '8493f87g', '1e5', '0x1'])(
    'rejects %j',
    (written) => {
      expect(readWrittenCrc32(written)).toEqual([]);
    },
  );
});

describe('createHashCheck', () => {
  const parts = [Buffer.from('1234'), Buffer.from('79999999999'), Buffer.from('1')];

  it.each(['md5', 'sha1', 'crc32'] as const)('accepts the hash of writeHash: %s', (algorithm) => {
    fc.assert(
      fc.property(values, secrets, (signed, secret) => {
        const written = writeHash(algorithm, signed, secret);
        expect(createHashCheck(algorithm, written)(signed, secret)).toBe(true);
        expect(createHashCheck(algorithm, written)(signed, `${secret}x`)).toBe(false);
      }),
    );
  });

  it.each(['md5', 'sha1'] as const)('accepts %s in either case', (algorithm) => {
    const hash = createHash(algorithm).update(join(parts, 'secret')).digest('hex');
    expect(createHashCheck(algorithm, hash)(parts, 'secret')).toBe(true);
    expect(createHashCheck(algorithm, hash.toUpperCase())(parts, 'secret')).toBe(true);
  });

  it.each([
    ['md5', '8493f875'],
    ['md5', 'g'.repeat(32)],
    ['sha1', 'a'.repeat(32)],
    ['sha1', ''],
    ['crc32', ''],
    ['crc32', '0'],
    ['crc32', '2224289908'],
  ] as const)('accepts nothing for %s written as %j', (algorithm, written) => {
    expect(createHashCheck(algorithm, written)(parts, 'secret')).toBe(false);
  });
});

describe('signCallback', () => {
  const status = { id: '1234', phone: '79999999999', status: '1' };
  const stopped = { ...status, status: '-2' };
  const message = { phone: '79999999999', mes: 'Привет', to: '79037672215' };
  const call = { waitcall: '1', phone: '79999999999', ts: '1700000000' };

  it.each([
    [
      status,
      'utf-8',
      'ef0546448f66ce6cfa7103dba804b5ab',
      '6974c373951337e35731131a4b796b6c4ed76418',
      '2224289909',
    ],
    [
      stopped,
      'utf-8',
      '328e43aa1b4c77e37c2a8a2e1a7ac002',
      '7bd3a7300a92dc392a60af44168b1b14f45e9784',
      '366568608',
    ],
    [
      message,
      'utf-8',
      '56b365a94828d758eaa2bb81c00a16ae',
      '2d1b95a8ec974cb91a0935018d1b764ffb822ed9',
      '1619978897',
    ],
    [
      message,
      'windows-1251',
      '819881df948ac50b6445fb144769ea31',
      '63b9e64455b8dc46b140ac89dfc0d27dde4660e7',
      '2857464067',
    ],
    [
      message,
      'koi8-r',
      '4aa2fe01ae3c549cd58e513e2330def5',
      '6dccb04b59b52d3d5950d0ec84b8fd5088ba80fa',
      '2109629651',
    ],
    [
      call,
      'utf-8',
      '6e4a8933303d32f597dc5603ea898df4',
      '130a26e0caae8d4a1bf8b7ca03f1ac4f43958dbb',
      '3612815768',
    ],
  ] as const)('hashes %j in %s as published', (fields, charset, md5, sha1, crc) => {
    const values: Record<string, string> = { ...fields };
    expect(signCallback(values, 'md5', 'secret', charset)).toBe(md5);
    expect(signCallback(values, 'sha1', 'secret', charset)).toBe(sha1);
    expect(signCallback(values, 'crc32', 'secret', charset)).toBe(crc);
  });

  it('treats missing fields as empty ones', () => {
    expect(signCallback({ id: '1' }, 'md5', 's')).toBe(
      signCallback({ id: '1', phone: '', status: '' }, 'md5', 's'),
    );
  });

  it('throws when the charset lacks a character', () => {
    expect(() => signCallback({ mes: '漢' }, 'md5', 's', 'koi8-r')).toThrow(RangeError);
  });
});
