import type { Cluster } from '../../../testkit/cluster/cluster';
import { credentialData } from '../../../testkit/host/sandbox';
import { smscNode } from '../../../testkit/host/smsc-workflows';
import { outputsOf, plainNode, publishChain, verdictsOf } from '../support/lab';

export function describeOperations(cluster: () => Cluster): void {
  describe('a worker', () => {
    it('loads every node of both packages, as main does', async () => {
      const { rest } = cluster();
      const names = (await rest.listNodeTypes()).map(({ name }) => name);
      expect(names.filter((name) => /^n8n-nodes-smsc.*\.smsc\w*$/.test(name)).sort()).toEqual(
        expect.arrayContaining([
          'n8n-nodes-smsc-transports.smscSmpp',
          'n8n-nodes-smsc-transports.smscSmppTrigger',
          'n8n-nodes-smsc-transports.smscSmtp',
          'n8n-nodes-smsc.smsc',
          'n8n-nodes-smsc.smscAccount',
          'n8n-nodes-smsc.smscInboxTrigger',
          'n8n-nodes-smsc.smscTrigger',
        ]),
      );
    });

    it('uses a credential that main tested', async () => {
      const { rest, credential, emulator, secrets } = cluster();
      const result = await rest.testCredential(credential, credentialData(emulator.url, secrets));
      expect(result.status).toBe('OK');
    });

    it('sends messages, reads statuses and looks up numbers', async () => {
      const { credential } = cluster();
      const sender = await publishChain(cluster(), 'Send', [
        smscNode('SMSC', credential, {
          ...{ resource: 'message', operation: 'send' },
          ...{ to: '={{ $json.phone }}', text: '={{ $json.text }}' },
        }),
        smscNode('Status', credential, {
          ...{ resource: 'message', operation: 'getStatus' },
          ...{ messageId: '={{ $json.id }}', phone: '={{ $json.phone }}' },
        }),
      ]);
      const lookup = await publishChain(cluster(), 'Look up', [
        smscNode('SMSC', credential, {
          ...{ resource: 'hlr', operation: 'lookup', phone: '={{ $json.phone }}' },
        }),
      ]);
      await sender.start([
        { phone: '77011230100', text: 'First' },
        { phone: '77011230101', text: 'Second' },
      ]);
      await lookup.start([{ phone: '77011230100' }, { phone: '77011230106' }]);
      const sent = await sender.ended(1);
      expect(outputsOf(sent, 'SMSC').map(({ accepted }) => accepted)).toEqual([true, true]);
      expect(outputsOf(sent, 'Status').map(({ id }) => id)).toEqual(
        outputsOf(sent, 'SMSC').map(({ id }) => id),
      );
      const verdicts = verdictsOf(await lookup.ended(1), 'SMSC');
      expect(verdicts[0]).toBe('reachable');
      expect(verdicts).not.toContain('pending');
    });

    it('sends a file that another node stored in the database', async () => {
      const { credential, emulator } = cluster();
      const text = 'Row\n'.repeat(20_000);
      const sender = await publishChain(cluster(), 'Send a file', [
        plainNode('File', 'convertToFile', 1.1, {
          operation: 'toText',
          sourceProperty: 'content',
          options: { fileName: 'rows.txt' },
        }),
        smscNode('SMSC', credential, {
          ...{ resource: 'message', operation: 'send', channel: 'email' },
          ...{ to: 'reader@example.com', sender: { mode: 'name', value: 'shop@example.com' } },
          ...{ subject: 'Rows', text: 'See the file', attachments: 'data' },
        }),
      ]);
      await sender.start([{ content: text }]);
      const [output] = outputsOf(await sender.ended(1), 'SMSC');
      expect(output).toMatchObject({ accepted: true });
      const sent = emulator.control.readMessages().find(({ id }) => id === output?.['id']);
      expect(sent?.files).toMatchObject([{ name: 'rows.txt', size: text.length }]);
    });

    it('sends once when the gateway closes the connection and n8n runs the node again', async () => {
      const { credential, emulator } = cluster();
      const sender = await publishChain(cluster(), 'Retry on fail', [
        {
          ...smscNode('SMSC', credential, {
            ...{ resource: 'message', operation: 'send' },
            ...{ to: '={{ $json.phone }}', text: '={{ $json.text }}' },
          }),
          ...{ retryOnFail: true, maxTries: 3, waitBetweenTries: 1000 },
        },
      ]);
      // The outcome cannot be determined: the gateway acted, and the response is lost.
      emulator.control.setFaults([{ kind: 'dropAfter', endpoint: 'send', times: 1 }]);
      await sender.start([{ phone: '77011230100', text: `Once, ${Date.now()}` }]);
      const executions = await sender.ended(1);
      emulator.control.setFaults([]);
      expect(executions[0]?.status).toBe('success');
      const [output] = outputsOf(executions, 'SMSC');
      const stored = emulator.control
        .readMessages()
        .filter(({ text }) => text.startsWith('Once, '));
      expect(stored).toMatchObject([{ acceptances: 1, id: output?.['id'] }]);
    });
  });
}
