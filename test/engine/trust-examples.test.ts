import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { WorkflowFile } from '../../testkit/engine/workflow-file';
import { Stage } from './support/stage';

const EXAMPLES = join(__dirname, '../../examples');
const read = (file: string) =>
  JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8')) as WorkflowFile;

describe('examples of codes and fallbacks in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start({ speed: 20 });
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  /** Items of a node at the end of a run that starts with this node. */
  async function run(workflow: WorkflowFile, startNode: string, json: IDataObject, end: string) {
    const report = await stage.engine.call('run', workflow, { startNode, items: [[{ json }]] });
    expect(report.error).toBeNull();
    return (report.nodes[end]?.[0]?.outputs[0] ?? []).map((item) => item.json);
  }

  it('an order is announced in Viber alone when that arrives, and by hand when no channel delivers', async () => {
    const workflow = read('order-with-fallback.json');
    const reached = { phone: '77000000101', order: '7' };
    expect(await run(workflow, 'Tell the customer', reached, 'Delivered')).toMatchObject([
      { channel: 'viber', path: [{ channel: 'viber' }] },
    ]);
    expect(stage.emulator.control.readMessages()).toHaveLength(1);
    const nowhere = { phone: '77000000248', order: '8' };
    const left = await run(workflow, 'Tell the customer', nowhere, 'Not reached: call by hand');
    expect(left).toMatchObject([
      { delivered: false, path: [{ channel: 'viber' }, { channel: 'sms' }, { channel: 'voice' }] },
    ]);
  });

  it('a number is verified with only the token', async () => {
    const workflow = read('phone-check.json');
    const phone = '77000000101';
    const asked = await run(workflow, 'Send the code', { body: { phone } }, 'Token for the site');
    expect(asked).toEqual([{ token: expect.any(String), expiresAt: expect.any(String) }]);
    const [{ text } = { text: '' }] = stage.emulator.control.readMessages();
    const code = /\d{6}$/.exec(text)?.[0] ?? '';
    const body = { phone, code, token: asked[0]?.token ?? '' };
    const check = () => run(workflow, 'Verify the code', { body }, 'Verdict for the site');
    expect(await check()).toEqual([{ verified: true, reason: 'verified' }]);
    expect(await check()).toEqual([{ verified: false, reason: 'alreadyUsed' }]);
  });
});
