import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { WorkflowFile } from '../../testkit/engine/workflow-file';
import { SECRETS, Stage } from './support/stage';

const EXAMPLE = join(__dirname, '../../examples/opt-out.json');
const [CUSTOMER, LEAVER] = ['77000000101', '79000000110'];
const PATIENCE_MS = 10_000;

describe('opt-out in the engine of n8n', () => {
  const workflow = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as WorkflowFile;
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  let seen = 0;
  /** A reply of a subscriber, and the nodes that ran because of it. */
  async function write(text: string, phone = LEAVER): Promise<string[]> {
    await stage.emulator.control.incoming({ phone, text });
    seen += 1;
    const executions = await stage.engine.call('waitForExecutions', seen, PATIENCE_MS);
    const execution = executions.at(-1);
    expect(execution).toMatchObject({ status: 'success', error: null });
    return Object.keys(execution?.nodes ?? {});
  }

  /** The mailing of the example: blocked recipients and recipients of the message. */
  async function sendMailing(): Promise<Record<string, unknown[]>> {
    const report = await stage.engine.call('run', workflow, {
      startNode: 'Start the mailing',
      items: [[{ json: {} }]],
    });
    expect(report.error).toBeNull();
    const phonesOf = (name: string) =>
      (report.nodes[name]?.[0]?.outputs[0] ?? []).map(({ json }) => json.phone);
    return { leftOut: phonesOf('Left out'), sent: phonesOf('Sent') };
  }

  const textsTo = (phone: string) =>
    stage.emulator.control
      .readMessages()
      .filter((message) => message.phone === phone)
      .map(({ text }) => text);

  it('the example keeps the list at the gateway and leaves out blocked recipients', async () => {
    const [address] = await stage.engine.call('publish', workflow);
    const url = `${address?.url ?? ''}?charset=utf-8&sha1=${SECRETS.callbackSecret}`;
    stage.emulator.control.setCallbackUrl(url);
    seen = 0;

    expect(await write('Stop by at six?')).toEqual(['SMSC Trigger', 'Wish']);
    expect(await sendMailing()).toEqual({ leftOut: [], sent: [`+${CUSTOMER}`, `+${LEAVER}`] });

    expect(await write('СТОП!')).toEqual(expect.arrayContaining(['Block the sender']));
    expect(textsTo(LEAVER as string).at(-1)).toMatch(/^You will get no more/);
    await stage.emulator.control.advance(120);
    expect(await sendMailing()).toEqual({ leftOut: [`+${LEAVER}`], sent: [`+${CUSTOMER}`] });
    expect(textsTo(LEAVER as string)).toHaveLength(2);

    expect(await write('старт')).toEqual(expect.arrayContaining(['Unblock the sender']));
    expect(textsTo(LEAVER as string).at(-1)).toMatch(/^Welcome back/);
    await stage.emulator.control.advance(120);
    expect(await sendMailing()).toEqual({ leftOut: [], sent: [`+${CUSTOMER}`, `+${LEAVER}`] });
  });

  it('Leave Out Blocked Numbers leaves out single numbers and sends the messages of other items', async () => {
    const phone = { phone: LEAVER } as IDataObject;
    await stage.run({ resource: 'contact', operation: 'block', ...phone });
    const { json, pairs } = await stage.run(
      {
        resource: 'message',
        operation: 'send',
        to: '={{ $json.to }}',
        text: 'Hello',
        options: { skipBlocked: true },
      },
      { items: [{ to: LEAVER }, { to: CUSTOMER }] },
    );
    expect(pairs).toEqual([0, 1]);
    expect(json).toMatchObject([
      { phone: `+${LEAVER}`, accepted: false, errorName: 'numberBlocked' },
      { phone: `+${CUSTOMER}`, accepted: true },
    ]);
    expect(stage.emulator.control.readMessages().map((message) => message.phone)).toEqual([
      CUSTOMER,
    ]);
  });
});
