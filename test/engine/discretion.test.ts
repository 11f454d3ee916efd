import type { IDataObject } from 'n8n-workflow';
import type { FaultRule } from '../../emulator/start';
import { SECRETS, Stage } from './support/stage';
import { publishTrigger } from './support/trigger-stage';
import { atLeastOne } from '../support/at-least-one';

const TEXT = 'the-text-of-the-request';
const OPERATIONS: readonly IDataObject[] = [
  { resource: 'message', operation: 'send', to: '77010000101', text: TEXT },
  { resource: 'message', operation: 'getCost', to: '77010000101', text: TEXT },
  { resource: 'message', operation: 'getStatus', messageId: '1', phone: '77010000101' },
  { resource: 'message', operation: 'delete', messageId: '1', phone: '77010000101' },
  { resource: 'hlr', operation: 'start', phone: '77010000101' },
  { resource: 'hlr', operation: 'lookup', phone: '77010000101', options: { timeout: 0 } },
  { resource: 'hlr', operation: 'getResult', messageId: '1', phone: '77010000101' },
  { resource: 'number', operation: 'getOperator', phone: '77010000101' },
  { resource: 'number', operation: 'ping', phone: '77010000101' },
  { resource: 'account', operation: 'getBalance' },
];

const MISHAPS: readonly { title: string; fault?: FaultRule; credential?: IDataObject }[] = [
  { title: 'a good answer' },
  {
    title: 'a refused credential',
    credential: { apiKey: `${SECRETS.apiKey}x`, password: `${SECRETS.password}x` },
  },
  { title: 'a dropped connection', fault: { kind: 'dropBefore', times: null } },
  { title: 'a reset connection', fault: { kind: 'reset', times: null } },
  { title: 'HTTP 503', fault: { kind: 'http5xx', times: null } },
  { title: 'a page of HTML', fault: { kind: 'html', times: null } },
  { title: 'a redirect', fault: { kind: 'redirect', location: '/elsewhere', times: null } },
  { title: 'nobody at the address', credential: { baseUrl: 'http://127.0.0.1:1' } },
  { title: 'an address that is none', credential: { baseUrl: 'nowhere' } },
];

/** Also in the forms of requests and of logs. */
const NEEDLES = Object.values(SECRETS).flatMap((secret) => [
  secret,
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
]);

function findSecrets(text: string): string[] {
  return NEEDLES.filter((needle) => text.includes(needle));
}

describe('secrets in the engine of n8n', () => {
  let stage: Stage;
  const gatewayLog: string[] = [];
  beforeAll(async () => {
    stage = await Stage.start({ speed: 1000, log: (line) => gatewayLog.push(line) });
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  it.each(
    MISHAPS.flatMap((mishap) =>
      (['apiKey', 'loginPassword'] as const).map((authentication) => ({
        ...mishap,
        authentication,
      })),
    ),
  )(
    'do not appear in execution data after $title, with $authentication',
    async ({ fault, credential = {}, authentication }) => {
      stage.emulator.control.configure({ limits: false });
      await stage.useCredential({ authentication, ...credential });
      stage.emulator.control.setFaults(fault ? [fault] : []);
      for (const parameters of atLeastOne(OPERATIONS)) {
        for (const onError of ['stopWorkflow', 'continueRegularOutput'] as const) {
          const { report } = await stage.run(parameters, { onError });
          expect(report.nodes).toHaveProperty('SMSC');
          expect(findSecrets(JSON.stringify(report) + report.inspection)).toEqual([]);
          if (report.error)
            expect(report.error.message + report.inspection).not.toContain(`mes=${TEXT}`);
        }
      }
      expect(findSecrets(JSON.stringify(stage.emulator.control.readLog()))).toEqual([]);
    },
    30_000,
  );

  it('are found where they do appear, which proves that the search works', async () => {
    const { report } = await stage.run(
      { resource: 'number', operation: 'format', phone: '77010000101' },
      { items: [{ note: `My key is ${SECRETS.apiKey}` }] },
    );
    expect(report.error).toBeNull();
    expect(findSecrets(report.inspection)).toContain(SECRETS.apiKey);
  });

  it('are masked in a text that the gateway returns', async () => {
    const { report } = await stage.run({
      resource: 'message',
      operation: 'send',
      to: '77010000101',
      text: `My key is ${SECRETS.apiKey}`,
    });
    const status = await stage.run(
      {
        resource: 'message',
        operation: 'getStatus',
        messageId: '={{ $json.id }}',
        phone: '77010000101',
      },
      { items: [...(report.nodes['SMSC']?.[0]?.outputs[0] ?? []).map(({ json }) => json)] },
    );
    expect(status.json).toMatchObject([{ text: 'My key is ***' }]);
    expect(findSecrets(status.report.inspection)).toEqual([]);
  });

  it('are masked in an error when the user entered one as a number', async () => {
    const { report } = await stage.run({
      resource: 'number',
      operation: 'ping',
      phone: SECRETS.password.replace(/\d/g, 'x'),
    });
    expect(report.error).not.toBeNull();
    expect(report.inspection).toContain(SECRETS.password.replace(/\d/g, 'x'));
  });

  it("do not appear in the trigger's executions and responses", async () => {
    const trigger = await publishTrigger(stage);
    stage.emulator.control.setCallbackUrl(
      `${trigger.url}?charset=utf-8&sha1=${SECRETS.callbackSecret}&own=kept`,
    );
    await stage.emulator.control.incoming({ phone: '79160000101', text: 'Hello' });
    const refused = await trigger.post('id=1&phone=1&status=1');
    const [execution] = await trigger.executions(1);
    expect(execution?.inspection).toContain('kept');
    expect(findSecrets((execution?.inspection ?? '') + refused.body)).toEqual([]);
  });

  it("do not appear in the emulator's log", () => {
    expect(gatewayLog.length).toBeGreaterThan(100);
    expect(findSecrets(gatewayLog.join('\n'))).toEqual([]);
  });
});
