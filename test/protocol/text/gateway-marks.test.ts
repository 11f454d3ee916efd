import { GATEWAY_PREFIXES } from '../../../protocol/tables';
import { findGatewayMark } from '../../../protocol/text/gateway-marks';

describe('findGatewayMark', () => {
  it.each(GATEWAY_PREFIXES)('finds $prefix', ({ prefix, text }) => {
    expect(findGatewayMark(`${prefix}: hello`)).toEqual({ kind: 'prefix', prefix, effect: text });
  });

  it.each(['__call__: hello', '\n __CALL__', '__CALL__'])('finds the prefix of %j', (text) => {
    expect(findGatewayMark(text)).toMatchObject({ kind: 'prefix', prefix: '__CALL__' });
  });

  it('takes any word in capitals for a prefix', () => {
    expect(findGatewayMark('__FAX__: x')).toMatchObject({ kind: 'prefix', prefix: '__FAX__' });
  });

  it.each(['a\n~~~\nb', 'a\r\n~~~\r\nb', '~~~\nb', 'a\n~~~', 'a\n ~~~ \nb'])(
    'finds the comment separator of %j',
    (text) => {
      expect(findGatewayMark(text)).toEqual({ kind: 'comment' });
    },
  );

  it.each(['hello', '__init__ failed', 'see __CALL__', '_CALL_', 'a ~~~ b', '~~~~\nb', ''])(
    'finds nothing in %j',
    (text) => {
      expect(findGatewayMark(text)).toBeNull();
    },
  );
});
