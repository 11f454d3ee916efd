import { Stage } from './support/stage';

const LOOKUP = { resource: 'hlr', operation: 'lookup', phone: '={{ $json.phone }}' };

/** The lookup waits in real time; a minute of the gateway's clock is a second here. */
describe('hlr: lookup in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start({ speed: 60 });
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  it('returns a verdict for each number, paired with its item, from one request', async () => {
    const items = [
      { phone: '+7 701 000-01-01' },
      { phone: '77010000777' },
      { phone: '77010000006' },
      { phone: '77010000013' },
      { phone: '77010000001' },
      { phone: '77010000011' },
      { phone: '77010000255' },
      { phone: '77010000907' },
      { phone: 'nobody' },
      { phone: '77010000102, 79160000103' },
      { phone: '8 701 000 01 01' },
    ];
    const { json, pairs } = await stage.run(
      { ...LOOKUP, options: { pollInterval: 1 } },
      { items, onError: 'continueRegularOutput' },
    );
    expect(json).toMatchObject([
      { phone: '+77010000101', verdict: 'reachable', isReachable: true, isRoaming: false },
      { verdict: 'reachable', isRoaming: true },
      { errorName: 'subscriberOffline', verdict: 'offline', isReachable: false },
      { verdict: 'blocked', isReachable: false },
      { verdict: 'invalid' },
      { verdict: 'noService' },
      { verdict: 'unknown', isReachable: null },
      { verdict: 'invalid' },
      { error: { name: 'invalidInput', message: expect.stringContaining("'Phone'") } },
      { phone: '+77010000102', verdict: 'reachable' },
      { phone: '+79160000103', verdict: 'reachable' },
      { phone: '+77010000101', verdict: 'reachable' },
    ]);
    expect(pairs).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 10]);
    const requests = stage.emulator.control.readLog().filter(({ kind }) => kind === 'request');
    expect(
      requests.filter((entry) => 'path' in entry && entry.path === '/sys/send.php'),
    ).toHaveLength(1);
    expect(requests).not.toContainEqual(expect.objectContaining({ errorCode: 9 }));
  }, 30_000);

  it('returns the verdict pending and the ID when the time is over', async () => {
    const { json } = await stage.run(
      { ...LOOKUP, options: { timeout: 60, pollInterval: 5 } },
      { items: [{ phone: '77010000900' }, { phone: '77010000101' }] },
    );
    expect(json).toMatchObject([
      {
        id: expect.any(String),
        phone: '+77010000900',
        isFinal: false,
        verdict: 'pending',
        isReachable: null,
      },
      { verdict: 'reachable' },
    ]);
    const again = await stage.run(
      {
        resource: 'hlr',
        operation: 'getResult',
        messageId: '={{ $json.id }}',
        phone: '={{ $json.phone }}',
      },
      { items: [...json] },
    );
    expect(again.json).toMatchObject([{ verdict: 'pending' }, { verdict: 'reachable' }]);
  }, 30_000);

  it('names no row where the cost of all numbers is too high, also beside an empty cell', async () => {
    const options = { maxCost: 0.01 };
    const items = [{ phone: '' }, { phone: '77010000101' }];
    const { report } = await stage.run({ ...LOOKUP, options }, { items });
    expect(report.error?.message).toMatch(/^The run would cost /);
    expect(report.error?.message).not.toContain('row');
  });

  it('stops polling when the run is cancelled', async () => {
    const { report } = await stage.run(
      { ...LOOKUP, options: { timeout: 3600, pollInterval: 1 } },
      { items: [{ phone: '77010000900' }], cancelAfterMs: 1500 },
    );
    expect(report.status).toBe('canceled');
    const count = () => stage.emulator.control.readLog().length;
    const asked = count();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(count()).toBe(asked);
  }, 30_000);

  it('fails as a whole when the account is rejected, and starts no lookup', async () => {
    await stage.useCredential({ apiKey: 'wrong' });
    const { report } = await stage.run(LOOKUP, { items: [{ phone: '77010000101' }] });
    expect(report.error).toMatchObject({
      name: 'NodeApiError',
      message: expect.stringContaining('invalidCredentials'),
    });
    expect(stage.emulator.control.readMessages()).toEqual([]);
  });
});
