import type { IDataObject } from 'n8n-workflow';
import { findRequestError } from '../../protocol/tables';
import type { FaultRule, Settings } from '../../emulator/start';
import { SECRETS, Stage } from './support/stage';

const SEND = {
  resource: 'message',
  operation: 'send',
  to: '={{ $json.to }}',
  text: '={{ $json.text }}',
};
const GOOD = { to: '77010000101', text: 'Hello' };

interface RefusalCase {
  readonly code: number;
  readonly parameters?: IDataObject;
  readonly item?: IDataObject;
  readonly settings?: Partial<Settings>;
  readonly credential?: IDataObject;
  readonly faults?: readonly FaultRule[];
}

const REFUSALS: readonly RefusalCase[] = [
  { code: 1, parameters: { ...SEND, to: 'G404' } },
  { code: 2, credential: { apiKey: 'wrong' } },
  { code: 3, settings: { balance: 0 } },
  { code: 4, settings: { ipBlocked: true } },
  { code: 6, item: { to: '77010000906', text: 'a' } },
  { code: 7, item: { to: '77010000907', text: 'a' } },
  { code: 8, item: { to: '77010000908', text: 'a' } },
  { code: 9, faults: [{ kind: 'error9', endpoint: 'send', times: null }] },
];

describe('errors of the gateway in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start({ speed: 50 });
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  /** What the table says about an error, with the number where the text names it. */
  function wordsOf({ code, item = GOOD }: RefusalCase) {
    const row = findRequestError('send', code);
    if (row === undefined) throw new Error(`The table has no error ${code}`);
    const { name, text, ofNumber, advice } = row;
    const message = ofNumber?.replace('{number}', JSON.stringify(item.to)) ?? text;
    return { name, text, message, advice };
  }

  /**
   * Whether the run may end during a lookup of the message, so that its outcome is unknown. An error
   * 9 without end lasts until the time of the run is over, in which a busy machine decides where it
   * ends. The two ends are tested with a fake clock in test/contract/bulk-faults.test.ts.
   */
  function mayEndInLookup({ code }: RefusalCase): boolean {
    return code === 9;
  }

  async function provoke(refusal: RefusalCase, onError?: 'continueRegularOutput') {
    const { parameters = SEND, item = GOOD, settings = {}, credential = {}, faults = [] } = refusal;
    stage.emulator.control.configure(settings);
    await stage.useCredential(credential);
    stage.emulator.control.setFaults(faults);
    return stage.run(parameters, { items: [item], onError });
  }

  it.each(REFUSALS)('error $code of send.php stops the run as a NodeApiError', async (refusal) => {
    const { name, message, advice } = wordsOf(refusal);
    const { report } = await provoke(refusal);
    expect(report.status).toBe('error');
    const known = `${message} (code ${refusal.code}, ${name})`;
    const ends = ['. Nothing was sent', ...(mayEndInLookup(refusal) ? [''] : [])];
    expect(ends.map((end) => `${known}${end}`)).toContain(report.error?.message);
    expect(report.error).toMatchObject({
      name: 'NodeApiError',
      description: expect.stringContaining(advice),
      itemIndex: 0,
    });
  });

  it.each(REFUSALS)(
    'error $code of send.php becomes an item with "continue on fail"',
    async (refusal) => {
      const { json, pairs, report } = await provoke(refusal, 'continueRegularOutput');
      expect(report.status).toBe('success');
      expect(pairs).toEqual([0]);
      if (mayEndInLookup(refusal) && json[0]?.['accepted'] === null) {
        expect(json).toMatchObject([{ errorCode: 9, errorName: 'duplicateOrRateLimit' }]);
        return;
      }
      const { name, text, message, advice } = wordsOf(refusal);
      const { code, parameters = SEND, item = GOOD } = refusal;
      const to = String(item.to);
      expect(json).toEqual([
        {
          ...(parameters === SEND ? { phone: `+${to}`, input: to } : { phone: parameters.to }),
          ...{ accepted: false, errorCode: code, errorName: name, errorText: `${text}. ${advice}` },
          ...{ id: null, parts: null, cost: null, currency: null, mccmnc: null },
          request: { balance: null, cost: null },
          error: { code, name, message, advice },
        },
      ]);
    },
  );

  it('an equal message within a minute is sent after the minute', async () => {
    await stage.run(SEND, { items: [GOOD] });
    const { json } = await stage.run(SEND, { items: [GOOD] });
    expect(json).toMatchObject([{ accepted: true }]);
    const [first, second] = stage.emulator.control.readMessages();
    const passed = Date.parse(second?.acceptedAt ?? '') - Date.parse(first?.acceptedAt ?? '');
    expect(passed).toBeGreaterThan(60_000);
  });

  it('one invalid item does not affect the others', async () => {
    const items = [
      GOOD,
      { to: 'nobody', text: 'a' },
      { to: '77010000102', text: '' },
      { to: '77010000906', text: 'refused' },
      { to: '77010000103', text: '__CALL__ a prefix of the gateway' },
      { to: '77010000104', text: 'The last one' },
    ];
    const { json, pairs, report } = await stage.run(SEND, {
      items,
      onError: 'continueRegularOutput',
    });
    expect(report.error).toBeNull();
    expect(json).toMatchObject([
      { phone: '+77010000101', accepted: true },
      { error: { code: null, name: 'invalidInput', message: expect.stringContaining('nobody') } },
      { error: { code: null, name: 'invalidInput' } },
      { error: { code: 6, name: 'messageProhibited' } },
      { error: { code: null, name: 'invalidInput', message: expect.stringContaining('__CALL__') } },
      { phone: '+77010000104', accepted: true },
    ]);
    expect(pairs).toEqual([0, 1, 2, 3, 4, 5]);
    expect(stage.emulator.control.readMessages().map(({ phone }) => phone)).toEqual([
      '77010000101',
      '77010000104',
    ]);
  });

  it('without "continue on fail" an invalid item stops the run before anything is sent', async () => {
    const { report } = await stage.run(SEND, { items: [GOOD, { to: 'nobody', text: 'a' }] });
    expect(report.error).toMatchObject({
      name: 'NodeOperationError',
      message: expect.stringContaining("'To'"),
      itemIndex: 1,
    });
    expect(stage.emulator.control.readLog()).toEqual([]);
  });

  it('an error output gets the invalid items and the regular one the others', async () => {
    const { report } = await stage.run(SEND, {
      items: [GOOD, { to: '77010000907', text: 'a' }],
      onError: 'continueErrorOutput',
    });
    const [regular, errors] = report.nodes['SMSC']?.[0]?.outputs ?? [];
    expect(regular?.map(({ json }) => json)).toMatchObject([{ phone: '+77010000101' }]);
    expect(errors?.map(({ json }) => json)).toMatchObject([
      { to: '77010000907', error: { code: 7, name: 'invalidPhone' } },
    ]);
  });

  it('error 5 of status.php names the deletion, not a date', async () => {
    const { report } = await stage.run({
      resource: 'message',
      operation: 'delete',
      messageId: 'never-sent',
      phone: '77010000101',
    });
    expect(report.error?.message).toContain('code 5, deletionFailed');
  });

  it('a wrong password is rejected like a wrong key', async () => {
    await stage.useCredential({ authentication: 'loginPassword', password: 'wrong' });
    const { report } = await stage.run({ resource: 'account', operation: 'getBalance' });
    expect(report.error?.message).toContain('invalidCredentials');
    expect(report.inspection).not.toContain(SECRETS.login);
  });
});
