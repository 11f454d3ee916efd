import { randomUUID } from 'node:crypto';
import type { Cluster } from '../../../testkit/cluster/cluster';
import { chain, endNode, smscNode } from '../../../testkit/host/smsc-workflows';
import { lastExecution, outputsOf, post, publishChain, until, untilEnded } from '../support/lab';

export function describeWaiting(cluster: () => Cluster): void {
  describe('a waiting workflow', () => {
    it('continues in a worker after the answer, and a second answer changes nothing', async () => {
      const { credential, emulator, processors } = cluster();
      const question = `Approve ${randomUUID().slice(0, 8)}?`;
      const asker = await publishChain(cluster(), 'Ask', [
        smscNode('SMSC', credential, {
          ...{ resource: 'message', operation: 'sendAndWait' },
          ...{ to: '77011230100', message: question },
          options: { shortenLinks: false, allowPrivateAddress: true },
        }),
      ]);
      await asker.start([{}]);
      const asked = (): string | undefined =>
        emulator.control.readMessages().find(({ text }) => text.includes(question))?.text;
      await until('The question', () => asked() !== undefined);
      const link = /https?:\/\/\S+/.exec(asked() ?? '')?.[0] ?? '';
      const page = await (await fetch(link, { headers: { connection: 'close' } })).text();
      // The page is the same at every processor behind the load balancer.
      const { pathname, search } = new URL(link);
      const second = await fetch(`${processors[1].url}${pathname}${search}`, {
        headers: { connection: 'close' },
      });
      expect((await second.text()).length).toBe(page.length);
      const decision = /name="(\w+)"\s+value="([^"]+)"/.exec(page);
      const body = new URLSearchParams({ [decision?.[1] ?? '']: decision?.[2] ?? '' }).toString();
      expect((await post(link, body)).status).toBe(200);
      const [output] = outputsOf(await asker.ended(1), 'SMSC');
      expect(output).toMatchObject({ approved: true });
      await post(link, body);
      expect(await asker.ended(0)).toEqual([]);
    });

    it('reads the inbox in main, each message once', async () => {
      const { rest, credential, emulator } = cluster();
      const since = await lastExecution(cluster());
      const { id, name } = credential;
      const trigger = {
        id: randomUUID(),
        name: 'Inbox',
        type: 'n8n-nodes-smsc.smscInboxTrigger',
        typeVersion: 1,
        position: [0, 0] as const,
        parameters: {
          pollTimes: { item: [{ mode: 'everyMinute' }] },
          events: ['incomingMessage'],
        },
        credentials: { smscApi: { id, name } },
      };
      const workflow = await rest.createWorkflow(chain('Inbox', [trigger, endNode()]));
      await rest.publish(workflow);
      try {
        const texts = Array.from({ length: 10 }, (_, index) => `Incoming ${index}`);
        for (const text of texts) await emulator.control.incoming({ phone: '77011230160', text });
        const ids = await untilEnded(cluster(), workflow.id, since, 1, 130_000);
        const executions = await Promise.all(ids.map((one) => rest.getExecution(String(one))));
        expect(outputsOf(executions, 'Inbox').map(({ text }) => text)).toEqual(texts);
      } finally {
        await rest.unpublish(workflow);
      }
    });
  });
}
