import { buildBalanceRequest } from '../../../protocol/endpoints/balance';
import { buildOperatorRequest } from '../../../protocol/endpoints/info';
import { buildDeleteRequest, buildStatusRequest } from '../../../protocol/endpoints/status';

const encoding = { charset: 'utf-8', format: 3 } as const;

describe('buildStatusRequest', () => {
  it('requests one message', () => {
    const key = { id: ' 12 ', phone: '+7 701 123-45-67' };
    expect(buildStatusRequest([key], { ...encoding, detail: 0 })).toEqual({
      ok: true,
      value: {
        endpoint: 'status',
        fields: [
          ['phone', '77011234567'],
          ['id', '12'],
          ['all', '0'],
        ],
        ...encoding,
      },
    });
  });

  it('requests several messages, with phones in the order of the IDs', () => {
    const keys = [
      { id: '2', phone: '77' },
      { id: 'a-1', phone: 'x@example.com' },
    ];
    const request = buildStatusRequest(keys, { ...encoding, detail: 2 });
    expect(request.ok && request.value.fields).toEqual([
      ['phone', '77,x@example.com'],
      ['id', '2,a-1'],
      ['all', '2'],
    ]);
  });

  it.each([
    ['messageId', [{ id: '', phone: '7' }]],
    ['messageId', [{ id: '1,2', phone: '7' }]],
    ['messageId', []],
    ['phone', [{ id: '1', phone: '' }]],
    ['phone', [{ id: '1', phone: ' + ' }]],
    ['phone', [{ id: '1', phone: '77,78' }]],
    [
      'phone',
      [
        { id: '1', phone: '7' },
        { id: '1', phone: 'a b' },
      ],
    ],
  ])('rejects %s of %j', (parameter, keys) => {
    expect(buildStatusRequest(keys, { ...encoding, detail: 0 })).toMatchObject({
      ok: false,
      problem: { kind: 'input', parameter },
    });
  });
});

describe('buildDeleteRequest', () => {
  it('contains the deletion flag', () => {
    const request = buildDeleteRequest({ id: '1', phone: '+77' }, encoding);
    expect(request.ok && request.value).toEqual({
      endpoint: 'status',
      fields: [
        ['phone', '77'],
        ['id', '1'],
        ['del', '1'],
      ],
      ...encoding,
    });
  });

  it('rejects an invalid key', () => {
    expect(buildDeleteRequest({ id: 'ї', phone: '7' }, encoding)).toMatchObject({
      ok: false,
      problem: { parameter: 'messageId' },
    });
  });
});

describe('buildBalanceRequest', () => {
  it('requests the currency too', () => {
    expect(buildBalanceRequest(encoding)).toEqual({
      ok: true,
      value: { endpoint: 'balance', fields: [['cur', '1']], ...encoding },
    });
  });
});

describe('buildOperatorRequest', () => {
  it('sends one number', () => {
    const request = buildOperatorRequest('+7 (701) 1234567', encoding);
    expect(request.ok && request.value.fields).toEqual([
      ['get_operator', '1'],
      ['phone', '77011234567'],
    ]);
  });

  it.each(['', 'abc', '1,2', 'G5'])('rejects %j', (phone) => {
    expect(buildOperatorRequest(phone, encoding)).toMatchObject({
      ok: false,
      problem: { kind: 'input', parameter: 'phone' },
    });
  });
});
