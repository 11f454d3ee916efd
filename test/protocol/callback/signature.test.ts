import { receiveCallback } from '../../../protocol/callback/receive';
import { signCallback, type SignatureSettings } from '../../../protocol/callback/signature';
import { encodeText } from '../../../protocol/wire/charset';

const status = { id: '1234', phone: '79999999999', status: '1' };
const bytesOf = (body: string) => Buffer.from(body, 'utf-8');

function receive(body: Uint8Array, settings: Partial<SignatureSettings> = {}, type?: string) {
  const signature = { algorithm: 'md5', secrets: ['secret'], ...settings } as const;
  return receiveCallback({ body, contentType: type }, signature);
}

function formOf(fields: Record<string, string>): Buffer {
  return bytesOf(new URLSearchParams(fields).toString());
}

describe('callback secrets', () => {
  const body = formOf({ ...status, md5: signCallback(status, 'md5', 'old') });

  it('include the current and the previous one', () => {
    expect(receive(body, { secrets: ['old', 'older'] }).kind).toBe('event');
    expect(receive(body, { secrets: ['new', 'old'] }).kind).toBe('event');
    expect(receive(body, { secrets: ['new', 'older'] }).kind).toBe('unsigned');
  });

  it('never match when they are empty', () => {
    const unsecured = formOf({ ...status, md5: signCallback(status, 'md5', '') });
    expect(receive(unsecured, { secrets: [''] })).toEqual({
      kind: 'unsigned',
      reason: 'The credential has no callback secret, so the hash cannot be checked',
    });
    expect(receive(unsecured, { secrets: [] }).kind).toBe('unsigned');
    expect(receive(unsecured, { secrets: ['new', ''] }).kind).toBe('unsigned');
    expect(receive(body, { secrets: ['', 'old'] }).kind).toBe('event');
  });
});

describe('the hash field', () => {
  it('may be in capitals and surrounded by spaces', () => {
    const md5 = ` ${signCallback(status, 'md5', 'secret').toUpperCase()} `;
    expect(receive(formOf({ ...status, md5 })).kind).toBe('event');
  });

  it.each(['2224289909', '-2070677387', '8493f875', '8493F875'])('may be crc32 %s', (crc32) => {
    expect(receive(formOf({ ...status, crc32 }), { algorithm: 'crc32' }).kind).toBe('event');
  });

  it('is required', () => {
    expect(receive(formOf(status), { algorithm: 'sha1' })).toEqual({
      kind: 'unsigned',
      reason:
        'The callback has no sha1 hash: add sha1=<secret> to the callback URL in the SMSC dashboard',
    });
  });

  it('of another algorithm does not count', () => {
    const md5 = signCallback(status, 'md5', 'secret');
    expect(receive(formOf({ ...status, md5 }), { algorithm: 'sha1' })).toMatchObject({
      kind: 'unsigned',
      reason: expect.stringContaining('has an md5 hash, but the credential requires sha1'),
    });
  });

  it('of another algorithm does not affect the right one', () => {
    const md5 = signCallback(status, 'md5', 'secret');
    expect(receive(formOf({ ...status, md5, sha1: 'x' })).kind).toBe('event');
  });

  it('of one kind of callback is invalid for another', () => {
    const md5 = signCallback(status, 'md5', 'secret');
    expect(receive(formOf({ waitcall: '1', phone: '1234', ts: '79999999999', md5 })).kind).toBe(
      'unsigned',
    );
  });

  it('is invalid when colons move the borders between the values', () => {
    const md5 = signCallback(status, 'md5', 'secret');
    const moved = { waitcall: '1', phone: '1234:79999999999', ts: '1', md5 };
    expect(signCallback(moved, 'md5', 'secret')).toBe(md5);
    expect(receive(formOf(moved)).kind).toBe('unsigned');
  });

  it('is valid for a text with colons', () => {
    const fields = { phone: '7', mes: 'a:b:c', to: '8' };
    const md5 = signCallback(fields, 'md5', 'secret');
    expect(receive(formOf({ ...fields, md5 })).kind).toBe('event');
  });

  it('treats missing fields as empty ones', () => {
    const md5 = signCallback({ id: '5' }, 'md5', 'secret');
    expect(receive(formOf({ id: '5', md5 })).kind).toBe('event');
  });

  it('covers the number as it is written in JSON', () => {
    const md5 = signCallback(status, 'md5', 'secret');
    const body = bytesOf(`{"id":1234,"phone":"79999999999","status":1,"md5":"${md5}"}`);
    expect(receive(body, {}, 'application/json').kind).toBe('event');
  });
});

describe('escapes that leave the charset open', () => {
  const fields = { phone: '7', mes: 'Привет 5', to: '8' };
  const escapeJson = (text: string) =>
    text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const escapeXml = (text: string) =>
    text.replace(/[^ -~]/gu, (character) => `&#${character.codePointAt(0)};`);
  const writeJson = (mes: string, md5: string, more = '') =>
    bytesOf(`{"phone":"7","mes":"${escapeJson(mes)}","to":"8","md5":"${md5}"${more}}`);
  const writeXml = (mes: string, md5: string) =>
    bytesOf(`<r><phone>7</phone><mes>${escapeXml(mes)}</mes><to>8</to><md5>${md5}</md5></r>`);

  it.each(['utf-8', 'windows-1251'] as const)('are tried in %s', (charset) => {
    const md5 = signCallback(fields, 'md5', 'secret', charset);
    for (const body of [writeJson(fields.mes, md5), writeXml(fields.mes, md5)]) {
      expect(receive(body)).toMatchObject({
        kind: 'event',
        event: { message: { text: fields.mes } },
      });
    }
  });

  it('are tried in the declared charset, and in koi8-r only then', () => {
    const md5 = signCallback(fields, 'md5', 'secret', 'koi8-r');
    expect(receive(writeJson(fields.mes, md5, ',"charset":"koi8-r"')).kind).toBe('event');
    expect(receive(writeJson(fields.mes, md5)).kind).toBe('unsigned');
  });

  it('are tried only in charsets that have the character', () => {
    const emoji = { ...fields, mes: '😀' };
    const md5 = signCallback(emoji, 'md5', 'secret');
    for (const body of [writeJson('😀', md5), writeXml('😀', md5)]) {
      expect(receive(body)).toMatchObject({ kind: 'event', event: { message: { text: '😀' } } });
    }
    expect(receive(writeJson('\ud83d', md5)).kind).toBe('unsigned');
  });

  it('do not change other bytes of the body', () => {
    const raw = encodeText('При', 'windows-1251');
    const before = bytesOf('{"phone":"7","to":"8","mes":"');
    const md5 = signCallback({ ...fields, mes: 'Привет' }, 'md5', 'secret', 'windows-1251');
    const after = bytesOf(`${escapeJson('вет')}","md5":"${md5}"}`);
    const body = Buffer.concat([before, raw.ok ? raw.bytes : before, after]);
    expect(receive(body)).toMatchObject({ kind: 'event', event: { message: { text: 'Привет' } } });
  });
});
