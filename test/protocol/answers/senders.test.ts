import { readSendersResponse } from '../../../protocol/endpoints/senders';
import type { ResponseFormat } from '../../../protocol';

function read(text: string, format: ResponseFormat = 3) {
  return readSendersResponse({ bytes: Buffer.from(text), format, charset: 'utf-8' });
}

describe('readSendersResponse', () => {
  it('reads names, numbers and e-mail addresses, and keeps unknown fields', () => {
    const text =
      '[{"id":7,"sender":"MyCompany","cmt":"Shop","status":1},{"sender":77011234567},{"mail":"a@b.kz"}]';
    expect(read(text)).toEqual({
      ok: true,
      value: [
        { id: '7', name: 'MyCompany', comment: 'Shop', extra: { status: 1 } },
        { id: null, name: '77011234567', comment: null, extra: {} },
        { id: null, name: 'a@b.kz', comment: null, extra: {} },
      ],
    });
  });

  it('reads XML', () => {
    const text = '<list><sender><sender>MyCompany</sender></sender></list>';
    expect(read(text, 2)).toMatchObject({ ok: true, value: [{ name: 'MyCompany' }] });
  });

  it.each([
    ['an empty list', '[]'],
    ['"no records"', '{"error":"no records found","error_code":3}'],
  ])('reads %s as an account without senders', (_title, text) => {
    expect(read(text)).toEqual({ ok: true, value: [] });
  });

  it('returns other errors', () => {
    const text = '{"error":"authorise error","error_code":2}';
    expect(read(text)).toMatchObject({ ok: false, problem: { kind: 'gateway', code: 2 } });
  });

  it.each([
    ['an object', '{"sender":"a"}', 3],
    ['HTML', '<html></html>', 3],
    ['text', 'MyCompany', 0],
  ] as const)('rejects %s', (_title, text, format) => {
    expect(read(text, format)).toMatchObject({ ok: false, problem: { kind: 'unreadable' } });
  });
});
