import type { Cluster } from '../../../testkit/cluster/cluster';
import { smscNode } from '../../../testkit/host/smsc-workflows';
import { outputsOf, publishChain, verdictsOf } from '../support/lab';

/** The share of all requests that the gateway may reject because several processes share its limits. */
const MOST_REJECTED = 0.05;

interface Traffic {
  readonly requests: number;
  readonly rejected: number;
}

export function describeSimultaneousExecutions(cluster: () => Cluster): void {
  const traffic = (): Traffic => {
    const requests = cluster()
      .emulator.control.readLog()
      .flatMap((entry) => (entry.kind === 'request' ? [entry] : []));
    return {
      requests: requests.length,
      rejected: requests.filter(({ errorCode }) => errorCode === 9).length,
    };
  };
  const phone = (execution: number, item: number): string =>
    `7702${String(execution * 100 + item).padStart(4, '0')}100`;
  /** Runs all at once and checks what the gateway rejected meanwhile. */
  async function atOnce<T>(run: () => Promise<T>): Promise<T> {
    const before = traffic();
    const result = await run();
    const after = traffic();
    const rejected = after.rejected - before.rejected;
    const requests = after.requests - before.requests;
    process.stderr.write(`  ${rejected} of ${requests} requests rejected\n`);
    expect(rejected / requests).toBeLessThanOrEqual(MOST_REJECTED);
    return result;
  }
  const lists = (executions: number, items: number, text: string): object[][] =>
    Array.from({ length: executions }, (_, execution) =>
      Array.from({ length: items }, (__, item) => ({
        phone: phone(execution, item),
        text: `${text} ${execution}/${item}`,
      })),
    );

  describe('many simultaneous executions of one account', () => {
    it('send every message once', async () => {
      const { credential, emulator } = cluster();
      const sender = await publishChain(cluster(), 'Many send', [
        smscNode('SMSC', credential, {
          ...{ resource: 'message', operation: 'send' },
          ...{ to: '={{ $json.phone }}', text: '={{ $json.text }}' },
        }),
      ]);
      const executions = await atOnce(async () => {
        await Promise.all(lists(20, 20, 'Many').map((items) => sender.start(items)));
        return await sender.ended(20);
      });
      expect(executions.map(({ status }) => status)).toEqual(Array(20).fill('success'));
      expect(outputsOf(executions, 'SMSC').filter(({ accepted }) => accepted !== true)).toEqual([]);
      const stored = emulator.control.readMessages().filter(({ text }) => text.startsWith('Many '));
      expect(stored).toHaveLength(400);
      expect(stored.filter(({ acceptances }) => acceptances !== 1)).toEqual([]);
    });

    it('read statuses without errors', async () => {
      const { credential } = cluster();
      const asker = await publishChain(cluster(), 'Many ask', [
        smscNode('Send', credential, {
          ...{ resource: 'message', operation: 'send' },
          ...{ to: '={{ $json.phone }}', text: '={{ $json.text }}' },
        }),
        smscNode('SMSC', credential, {
          ...{ resource: 'message', operation: 'getStatus' },
          ...{ messageId: '={{ $json.id }}', phone: '={{ $json.phone }}' },
        }),
      ]);
      const executions = await atOnce(async () => {
        await Promise.all(lists(20, 4, 'Ask').map((items) => asker.start(items)));
        return await asker.ended(20);
      });
      expect(executions.map(({ status }) => status)).toEqual(Array(20).fill('success'));
      expect(outputsOf(executions, 'SMSC')).toHaveLength(80);
    });

    it('look up numbers, and every paid lookup has its result', async () => {
      const { credential } = cluster();
      const lookup = await publishChain(cluster(), 'Many look up', [
        smscNode('SMSC', credential, {
          ...{ resource: 'hlr', operation: 'lookup', phone: '={{ $json.phone }}' },
        }),
      ]);
      const executions = await atOnce(async () => {
        await Promise.all(lists(10, 10, 'Look up').map((items) => lookup.start(items)));
        return await lookup.ended(10);
      });
      const verdicts = verdictsOf(executions, 'SMSC');
      expect(verdicts).toEqual(Array(100).fill('reachable'));
    });
  });
}
