import type { INode } from 'n8n-workflow';
import type { WorkflowFile } from '../../testkit/engine/workflow-file';
import { createNode, SMSC, Stage } from './support/stage';

const PHONE = '77000000101';
/** A name that could end the expression by which a webhook reads the data of its node. */
const NODE = 'Ask "it" }} \\ спросить';
const ASK = {
  ...{ resource: 'message', operation: 'sendAndWait', to: PHONE, message: 'May it be shipped?' },
  options: { shortenLinks: false, allowPrivateAddress: true },
};

/** Sends one question for each of a number of equal items. */
function createLoop(rounds: number): WorkflowFile {
  const loop: INode = {
    ...createNode('Loop', 'n8n-nodes-base.splitInBatches', { batchSize: 1, options: {} }),
    typeVersion: 3,
  };
  return {
    name: `Loop of ${rounds}`,
    nodes: [
      createNode('Items', 'n8n-nodes-base.noOp', {}),
      loop,
      { ...createNode(NODE, SMSC, ASK), id: 'ask' },
      createNode('Done', 'n8n-nodes-base.noOp', {}),
    ],
    connections: {
      Items: { main: [[{ node: 'Loop', type: 'main', index: 0 }]] },
      Loop: {
        main: [
          [{ node: 'Done', type: 'main', index: 0 }],
          [{ node: NODE, type: 'main', index: 0 }],
        ],
      },
      [NODE]: { main: [[{ node: 'Loop', type: 'main', index: 0 }]] },
    },
    settings: { executionOrder: 'v1' },
  };
}

describe('links of questions in a loop of equal items, in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start({ speed: 100 });
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const readLinks = () =>
    stage.emulator.control.readMessages().map(({ text }) => /http\S+$/.exec(text)?.[0] ?? '');

  /** Waits until a number of questions were sent. */
  async function findLink(round: number): Promise<string> {
    const until = Date.now() + 10_000;
    while (readLinks().length < round && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    // The execution is stored as waiting right after its message was accepted.
    await stage.engine.call('waitForExecutions', 0, 5000);
    return readLinks()[round - 1] ?? 'no link';
  }

  const open = async (link: string) => (await fetch(link)).status;
  async function tap(link: string, decision: string): Promise<number> {
    const body = new URLSearchParams({ decision });
    return (await fetch(link, { method: 'POST', body })).status;
  }

  it('each answer their own question and no other', async () => {
    const items = [Array.from({ length: 3 }, () => ({ json: { order: 1042 } }))];
    const report = await stage.engine.call('run', createLoop(3), { startNode: 'Items', items });
    expect(report).toMatchObject({ status: 'waiting', error: null });
    const first = await findLink(1);
    expect(await open(first)).toBe(200);
    expect(await open(first)).toBe(200);
    // The second tap may come before the next question was sent, or after it.
    const taps = await Promise.all([tap(first, 'approve'), tap(first, 'approve')]);
    expect(taps).toContain(200);
    const second = await findLink(2);
    expect(second).not.toBe(first);
    expect([await open(first), await tap(first, 'approve')]).toEqual([410, 410]);
    expect(readLinks()).toHaveLength(2);
    expect([await open(second), await tap(second, 'disapprove')]).toEqual([200, 200]);
    const third = await findLink(3);
    for (const old of [first, second]) expect(await tap(old, 'approve')).toBe(410);
    expect(await tap(third, 'approve')).toBe(200);
    const executions = await stage.engine.call('waitForExecutions', 3, 10_000);
    expect(executions.at(-1)).toMatchObject({ status: 'success' });
    const answers = executions.at(-1)?.nodes['Done']?.[0]?.outputs[0]?.map(({ json }) => json);
    expect(answers).toMatchObject([{ approved: true }, { approved: false }, { approved: true }]);
    for (const link of [first, second, third]) expect(await tap(link, 'approve')).toBe(409);
  });
});
