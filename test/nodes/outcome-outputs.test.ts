import { toPriceOutput, toRecipientOutput } from '../../operations/items/send-items';
import { requestError, type RecipientOutcome } from '../../protocol';

const OUTCOME: RecipientOutcome = {
  asked: '+77011234567',
  phone: '+77011234567',
  accepted: true,
  id: '7',
  parts: 2,
  cost: 1.5,
  mccmnc: '40101',
  status: null,
  error: null,
  problem: null,
  request: { balance: 10, cost: 6, code: null },
  duplicateOf: null,
};
const NO_ERROR = { errorCode: null, errorName: null, errorText: null };

describe('toRecipientOutput', () => {
  it('returns fields of the request beside those of the recipient', () => {
    expect(toRecipientOutput(OUTCOME, 'sms', { currency: 'KZT' })).toEqual({
      ...{ phone: '+77011234567', accepted: true, id: '7', parts: 2 },
      ...{ cost: 1.5, currency: 'KZT', mccmnc: '40101' },
      ...NO_ERROR,
      request: { balance: 10, cost: 6 },
    });
  });

  it('has a currency only beside a cost', () => {
    const free = toRecipientOutput({ ...OUTCOME, cost: null }, 'sms', { currency: 'KZT' });
    expect(free).toMatchObject({ cost: null, currency: null });
    expect(toRecipientOutput(OUTCOME)).toMatchObject({ cost: 1.5, currency: null });
  });

  it('names status and error of a rejected recipient, also unknown ones', () => {
    const refused = { ...OUTCOME, accepted: false, status: 22, error: 249 };
    expect(toRecipientOutput(refused)).toMatchObject({
      statusName: 'invalidNumber',
      errorCode: 249,
      errorName: 'invalidNumberFormat',
    });
    expect(toRecipientOutput({ ...refused, status: 99, error: 999 })).toMatchObject({
      statusName: 'unknown',
      errorName: 'unknown',
      errorText: null,
    });
    expect(toRecipientOutput({ ...refused, status: null, error: null })).toMatchObject({
      statusName: null,
      errorName: null,
    });
  });

  it('returns the problem of a rejected request and its hint', () => {
    const output = toRecipientOutput({
      ...OUTCOME,
      accepted: false,
      problem: requestError('send', 3),
    });
    expect(output).toMatchObject({ errorCode: 3, errorName: 'insufficientFunds' });
    expect(output.errorText).toContain('Top up the account');
  });

  it('leaves the outcome open for a recipient that the response does not contain', () => {
    const output = toRecipientOutput({ ...OUTCOME, accepted: null });
    expect(output).toMatchObject({
      accepted: null,
      errorCode: null,
      errorName: 'unreadableAnswer',
    });
    expect(output.errorText).toContain('before sending again');
  });

  it('names the item that a merged message repeats, without a separate price', () => {
    const merged = { ...OUTCOME, duplicateOf: 0, parts: 0, cost: 0 };
    expect(toRecipientOutput(merged)).toMatchObject({ duplicateOf: 0, cost: 0 });
    expect(toPriceOutput(merged)).toMatchObject({ duplicateOf: 0, cost: 0 });
  });

  it('returns a code from the gateway and its spoken part', () => {
    const request = { balance: 10, cost: 6, code: '001234' };
    expect(toRecipientOutput({ ...OUTCOME, request })).toMatchObject({
      code: '1234',
      request: { balance: 10, cost: 6, code: '001234' },
    });
  });
});

describe('toPriceOutput', () => {
  it('returns the price alone, or the reason why there is none', () => {
    const price = {
      ...{ phone: '+77011234567', parts: 2, cost: 1.5, currency: null, mccmnc: '40101' },
    };
    expect(toPriceOutput(OUTCOME)).toEqual(price);
    expect(toPriceOutput({ ...OUTCOME, accepted: false, status: 22, error: 249 })).toMatchObject({
      ...price,
      errorName: 'invalidNumberFormat',
    });
  });
});
