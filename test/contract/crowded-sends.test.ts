import { startBulkGateway, SETTINGS, sms, type BulkGateway } from '../support/bulk-gateway';

const CROWD = { error: 'too many concurrent requests', error_code: 9 };
const SILENT = { error_code: 9 };
const REPEATED = { error: 'duplicate request, wait a minute', error_code: 9 };

/** A message whose first requests get this error response. */
async function send(
  gateway: BulkGateway,
  answer: unknown,
  { times, messageId }: { readonly times: number; readonly messageId?: string },
) {
  const paths: string[] = [];
  const body = Buffer.from(JSON.stringify(answer));
  const real = gateway.createTransport();
  const client = gateway.createClient({
    transport: async (request) => {
      const isSend = request.path.includes('send.php');
      const rejected = paths.filter((path) => path.includes('send.php')).length;
      paths.push(request.path);
      if (isSend && rejected < times) return { ok: true, httpStatus: 200, body };
      return await real(request);
    },
  });
  const began = gateway.clock();
  const item = { ...sms('77011000010', 'Your order is ready'), messageId };
  const sent = await client.sendAll([item], SETTINGS);
  return { paths, sent, ms: gateway.clock() - began };
}

describe('error 9 for a message that was not sent before', () => {
  let gateway: BulkGateway;

  beforeAll(async () => {
    gateway = await startBulkGateway();
  });
  beforeEach(() => gateway.emulator.control.reset());
  afterAll(() => gateway.emulator.stop());

  it.each([
    ['concurrency', CROWD, 1, undefined],
    ['concurrency, five times', CROWD, 5, undefined],
    ['no reason', SILENT, 1, undefined],
    ['nothing, five times', SILENT, 5, undefined],
    ['a duplicate', REPEATED, 1, undefined],
    ['a repetition, three times', REPEATED, 3, undefined],
    ['nothing, under an ID of the user', SILENT, 2, 'order-1042'],
  ])(
    'with %s is retried soon and without any lookup of a status',
    async (_, answer, times, messageId) => {
      const { paths, sent, ms } = await send(gateway, answer, { times, messageId });
      expect(paths).toEqual(Array.from({ length: times + 1 }, () => '/sys/send.php'));
      expect(sent).toMatchObject({ ok: true, value: [[{ accepted: true }]] });
      expect(gateway.emulator.control.readMessages()).toMatchObject([{ acceptances: 1 }]);
      expect(ms).toBeLessThan(10_000);
    },
  );

  it.each([
    ['a duplicate', REPEATED, 4],
    ['no reason, eight times', SILENT, 8],
  ])('with %s is looked up before the minute ends', async (_, answer, times) => {
    const { paths, sent, ms } = await send(gateway, answer, { times });
    expect(paths.filter((path) => path.includes('status.php')).length).toBeGreaterThan(0);
    expect(sent).toMatchObject({ ok: true, value: [[{ accepted: true }]] });
    expect(gateway.emulator.control.readMessages()).toMatchObject([{ acceptances: 1 }]);
    expect(ms).toBeGreaterThan(60_000);
  });

  it('for a message that was accepted leads to its status, not to a second send', async () => {
    gateway.emulator.control.setFaults([
      { kind: 'error9', endpoint: 'send', times: 1, processed: true },
    ]);
    const { sent } = await send(gateway, SILENT, { times: 0 });
    expect(sent).toMatchObject({ ok: true, value: [[{ accepted: true }]] });
    expect(gateway.emulator.control.readMessages()).toMatchObject([{ acceptances: 1 }]);
  });

  it('that continues is reported after five minutes', async () => {
    const { sent, ms } = await send(gateway, CROWD, { times: Infinity });
    expect(sent).toMatchObject({
      value: [[{ accepted: false, problem: { name: 'duplicateOrRateLimit' } }]],
    });
    expect(ms).toBeGreaterThan(280_000);
    expect(ms).toBeLessThan(320_000);
  });
});
