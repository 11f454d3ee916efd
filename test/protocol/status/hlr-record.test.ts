import { toStatusRecord } from '../../../protocol/status/status-record';

const found = {
  imsi: '401020000000001',
  msc: '77010000001',
  mcc: '401',
  mnc: '02',
  cn: 'Kazakhstan',
  net: 'Kcell',
  rcn: '',
  rnet: '',
};
const hlrOf = (fields: Record<string, string | number | null>) =>
  toStatusRecord({ type: 4, ...fields }).hlr;

describe('the HLR part of a status record', () => {
  it('contains the data of the operator', () => {
    const record = toStatusRecord({ status: 1, err: 0, flag: 4, ...found });
    expect(record).toMatchObject({ type: 4, typeName: 'hlr', extra: {} });
    expect(record.hlr).toEqual({
      verdict: 'reachable',
      isReachable: true,
      isRoaming: false,
      imsi: '401020000000001',
      msc: '77010000001',
      mcc: '401',
      mnc: '02',
      country: 'Kazakhstan',
      network: 'Kcell',
      roamingCountry: null,
      roamingNetwork: null,
    });
  });

  it.each([
    [1, 0, 'reachable'],
    [2, 0, 'reachable'],
    [1, 6, 'offline'],
    [20, 6, 'offline'],
    [3, 6, 'offline'],
    [20, 1, 'invalid'],
    [20, 249, 'invalid'],
    [22, null, 'invalid'],
    [22, 0, 'invalid'],
    [20, 13, 'blocked'],
    [20, 11, 'noService'],
    [20, 12, 'noService'],
    [20, 21, 'noService'],
    [-1, 0, 'pending'],
    [-2, null, 'pending'],
    [0, 0, 'pending'],
    [0, 6, 'pending'],
    [20, 255, 'unknown'],
    [25, 248, 'unknown'],
    [1, 200, 'unknown'],
    [1, null, 'unknown'],
    [-3, null, 'unknown'],
    [-3, 0, 'unknown'],
    [24, 0, 'unknown'],
    [99, 0, 'pending'],
    [99, 6, 'pending'],
    [null, null, 'pending'],
  ])('with status %p and err %p has the verdict %s', (status, err, verdict) => {
    const hlr = hlrOf({ status, err });
    expect(hlr?.verdict).toBe(verdict);
    const known = { reachable: true, pending: null, unknown: null }[verdict];
    expect(hlr?.isReachable).toBe(known === undefined ? false : known);
  });

  it.each([
    [{ rcn: 'Russia' }, true],
    [{ rnet: 'MTS' }, true],
    [{ rcn: 'Russia', rnet: 'MTS', imsi: '1' }, true],
    [{ imsi: '1' }, false],
    [{ msc: '1' }, false],
    [{ net: 'Kcell', rcn: '' }, false],
    [{ imsi: '', msc: '', net: '', rcn: '', rnet: '' }, null],
    [{}, null],
  ])('with %j has roaming: %p', (fields, isRoaming) => {
    expect(hlrOf(fields)?.isRoaming).toBe(isRoaming);
  });

  it('is present without a type if its fields are', () => {
    expect(toStatusRecord({ status: 1, err: 0, ...found }).hlr?.verdict).toBe('reachable');
    expect(toStatusRecord({ status: 1, flag: 0, ...found }).hlr).not.toBeNull();
  });

  it('is absent for messages, whose fields with these names stay in extra', () => {
    expect(toStatusRecord({ status: 1, err: 0, type: 0 }).hlr).toBeNull();
    expect(toStatusRecord({ status: 1, type: 0, imsi: '1', msc: '2' })).toMatchObject({
      hlr: null,
      extra: { imsi: '1', msc: '2' },
    });
  });
});
