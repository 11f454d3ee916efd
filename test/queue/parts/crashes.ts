import type { Cluster } from '../../../testkit/cluster/cluster';
import { smppActionType, smppNode, smppTriggerType } from '../../../testkit/host/smsc-workflows';
import { chain, endNode, smscNode } from '../../../testkit/host/smsc-workflows';
import {
  lastExecution,
  outputsOf,
  powerCut,
  publishChain,
  until,
  untilEnded,
} from '../support/lab';

/** Requests of ten messages each, with a delay between them, so that a process can be killed midway. */
const SLOWLY = { batchSize: 10, batchInterval: 300 };

export function describeCrashes(cluster: () => Cluster): void {
  const texts = (mark: string): string[] =>
    cluster()
      .emulator.control.readMessages()
      .map(({ text }) => text)
      .filter((text) => text.startsWith(mark));
  const list = (mark: string, count: number): object[] =>
    Array.from({ length: count }, (_, index) => ({
      phone: `7703${String(index).padStart(4, '0')}100`,
      text: `${mark} ${index}`,
    }));

  describe('when a process is killed', () => {
    it('a killed worker sends nothing twice, and no other worker repeats its execution', async () => {
      const { credential, emulator, workers } = cluster();
      const mark = `Kill ${Date.now() % 100_000}`;
      const sender = await publishChain(cluster(), 'Killed worker', [
        smscNode('SMSC', credential, {
          ...{ resource: 'message', operation: 'send' },
          ...{ to: '={{ $json.phone }}', text: '={{ $json.text }}' },
          options: SLOWLY,
        }),
      ]);
      emulator.control.configure({ latencyMs: 100 });
      await sender.start(list(mark, 150));
      await until('Some messages', () => texts(mark).length >= 40);
      // n8n chooses which of the two has the execution.
      await powerCut(workers);
      const atKill = texts(mark).length;
      expect(atKill).toBeLessThan(150);
      await Promise.all(workers.map((one) => one.start()));
      const [execution] = await sender.ended(1);
      emulator.control.configure({ latencyMs: 0 });
      expect(execution?.status).not.toBe('success');
      const sent = texts(mark);
      expect(new Set(sent).size).toBe(sent.length);
      // A request that was in flight may still have been accepted.
      expect(sent.length).toBeLessThanOrEqual(atKill + 20);
    }, 300_000);

    it('a new execution with the same key sends only what the killed worker had not sent', async () => {
      const { credential, emulator, workers } = cluster();
      const mark = `Once ${Date.now() % 100_000}`;
      const sender = await publishChain(cluster(), 'Send once', [
        smscNode('SMSC', credential, {
          ...{ resource: 'message', operation: 'send' },
          ...{ to: '={{ $json.phone }}', text: '={{ $json.text }}' },
          options: { ...SLOWLY, sendOnceKey: mark },
        }),
      ]);
      emulator.control.configure({ latencyMs: 100 });
      await sender.start(list(mark, 150));
      await until('Some messages', () => texts(mark).length >= 40);
      await powerCut(workers);
      expect(texts(mark).length).toBeLessThan(150);
      await Promise.all(workers.map((one) => one.start()));
      await sender.ended(1);
      await sender.start(list(mark, 150));
      const [execution] = await sender.ended(1);
      emulator.control.configure({ latencyMs: 0 });
      expect(execution?.status).toBe('success');
      const sent = texts(mark);
      expect(new Set(sent).size).toBe(150);
      expect(sent).toHaveLength(150);
      const open = outputsOf([execution!], 'SMSC').filter(({ accepted }) => accepted !== true);
      expect(open).toEqual([]);
    }, 300_000);

    it('a retry after a power cut sends the rest and nothing twice', async () => {
      const { credential, emulator, rest, all } = cluster();
      const mark = `Cut ${Date.now() % 100_000}`;
      const sender = await publishChain(cluster(), 'Power cut', [
        smscNode('SMSC', credential, {
          ...{ resource: 'message', operation: 'send' },
          ...{ to: '={{ $json.phone }}', text: '={{ $json.text }}' },
          options: SLOWLY,
        }),
      ]);
      emulator.control.configure({ latencyMs: 100 });
      await sender.start(list(mark, 150));
      await until('Some messages', () => texts(mark).length >= 40);
      await powerCut(all);
      expect(texts(mark).length).toBeLessThan(150);
      emulator.control.configure({ latencyMs: 0 });
      await cluster().main.start();
      await Promise.all(all.filter((one) => one !== cluster().main).map((one) => one.start()));
      const [crashed] = await sender.ended(1);
      expect(crashed?.status).toBe('crashed');
      await rest.call('POST', `/rest/executions/${crashed!.id}/retry`, { loadWorkflow: true });
      await sender.ended(1);
      const sent = texts(mark);
      expect(new Set(sent).size).toBe(150);
      expect(sent).toHaveLength(150);
    }, 300_000);

    it('each SMPP receipt reaches the trigger once, also those that arrived while main was down', async () => {
      const { rest, emulator, main, secrets } = cluster();
      const credential = await rest.createCredential('SMPP', 'smscSmppApi', {
        ...{ region: 'custom', host: '127.0.0.1', tls: false, port: emulator.smpp?.port ?? 0 },
        ...{ login: secrets.login, password: secrets.password, certificateAuthority: '' },
        ...{ connections: 4, perSecond: 15 },
      });
      const trigger = await rest.createWorkflow(
        chain('On a receipt', [
          smppNode('Trigger', smppTriggerType, credential, { options: { finalOnly: true } }),
          endNode(),
        ]),
      );
      await rest.publish(trigger);
      const mark = `Smpp ${Date.now() % 100_000}`;
      const since = await lastExecution(cluster());
      const sender = await publishChain(cluster(), 'Send over SMPP', [
        smppNode('SMPP', smppActionType, credential, {
          ...{ resource: 'message', operation: 'send' },
          ...{ to: '={{ $json.phone }}', text: '={{ $json.text }}' },
        }),
      ]);
      await sender.start(list(mark, 60));
      await until('Some messages', () => texts(mark).length >= 20);
      await main.kill();
      await until('All messages', () => texts(mark).length >= 60);
      await main.start();
      const [sending] = await sender.ended(1);
      expect(outputsOf([sending!], 'SMPP').filter(({ accepted }) => accepted !== true)).toEqual([]);
      const ids = await untilEnded(cluster(), trigger.id, since, 60);
      const executions = await Promise.all(ids.map((id) => rest.getExecution(String(id))));
      const receipts = outputsOf(executions, 'Trigger').map(({ id }) => id);
      expect(new Set(receipts).size).toBe(60);
      expect(receipts).toHaveLength(60);
      await rest.unpublish(trigger);
    }, 300_000);
  });
}
