import { GATEWAY_PREFIXES } from '../../../protocol/tables';
import {
  addSettingLine,
  findGatewayMark,
  hasSettingLine,
  splitComment,
} from '../../../protocol/text/gateway-marks';

describe('findGatewayMark', () => {
  it.each(GATEWAY_PREFIXES)('finds $prefix', ({ prefix, text }) => {
    expect(findGatewayMark(`${prefix}: hello`)).toEqual({ kind: 'prefix', prefix, effect: text });
  });

  it.each(['__call__: hello', '\n __CALL__', '__CALL__'])('finds the prefix of %j', (text) => {
    expect(findGatewayMark(text)).toMatchObject({ kind: 'prefix', prefix: '__CALL__' });
  });

  it.each(['__FAX__', '__CALL2__', '__2FA__', '__SMS_TO_MAIL__', '__MAIL_2__', '__X__'])(
    'reads any word in capitals as a prefix: %s',
    (prefix) => {
      expect(findGatewayMark(`${prefix}: x`)).toMatchObject({ kind: 'prefix', prefix });
    },
  );

  it.each(['a\n~~~\nb', 'a\r\n~~~\r\nb', '~~~\nb', 'a\n~~~', 'a\n ~~~ \nb'])(
    'finds the comment separator of %j',
    (text) => {
      expect(findGatewayMark(text)).toEqual({ kind: 'comment' });
    },
  );

  it.each([
    'hello',
    '__init__ failed',
    '__init2__',
    '__2026__',
    '____',
    '__A B__',
    'see __CALL__',
    '_CALL_',
    'a ~~~ b',
    '~~~~\nb',
    '',
  ])('finds nothing in %j', (text) => {
    expect(findGatewayMark(text)).toBeNull();
  });
});

describe('setting lines', () => {
  it.each(['voice:w', 'Hi\nvoice: w', 'Hi\r voice:w\nbye', 'VOICE : w', 'Hi\u2028voice:w'])(
    'are found in %j',
    (text) => {
      expect(hasSettingLine(text, 'voice')).toBe(true);
    },
  );

  it.each(['my voice: w', 'voices: w', 'voice w', 'subj: x', ''])('are not found in %j', (text) => {
    expect(hasSettingLine(text, 'voice')).toBe(false);
  });

  it('precede the line that separates a comment or settings', () => {
    expect(addSettingLine('Hi', 'voice:w')).toBe('Hi\nvoice:w');
    expect(addSettingLine('Hi\r\n~~~\r\n1,2', 'voice:w')).toBe('Hi\nvoice:w\n~~~\n1,2');
    expect(addSettingLine('Hi', '')).toBe('Hi');
  });
});

it('splitComment splits a text from its comment', () => {
  expect(splitComment('a\nb\n ~~~ \nc\n~~~\nd')).toEqual({ sent: 'a\nb', comment: 'c\n~~~\nd' });
  expect(splitComment('a ~~~ b')).toEqual({ sent: 'a ~~~ b', comment: null });
});
