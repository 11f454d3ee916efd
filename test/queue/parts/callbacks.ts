import { signCallback } from '../../../protocol';
import type { Cluster } from '../../../testkit/cluster/cluster';
import type { SavedWorkflow } from '../../../testkit/host/rest-client';
import { endNode, triggerWorkflow } from '../../../testkit/host/smsc-workflows';
import { productionAddress } from '../../../testkit/host/webhook-address';
import {
  countExecutions,
  lastExecution,
  post,
  until,
  untilEnded,
  untilServed,
} from '../support/lab';

let lastId = 500_000;

/** A status of the gateway as form fields, signed with the account's secret or with another one. */
function statusCallback(secret: string, status = '1'): string {
  const fields = {
    id: String((lastId += 1)),
    phone: '77011230100',
    status,
    err: '0',
    ts: String(Math.floor(Date.now() / 1000)),
  };
  const sha1 = signCallback(fields, 'sha1', secret);
  return new URLSearchParams({ ...fields, sha1 }).toString();
}

export function describeCallbacks(cluster: () => Cluster): void {
  describe('callbacks at the webhook processors', () => {
    let workflow: SavedWorkflow;
    /** The trigger's address at the first and the second processor. */
    let addresses: readonly [string, string];

    beforeAll(async () => {
      const { rest, credential, processors } = cluster();
      workflow = await rest.createWorkflow(
        triggerWorkflow('On a status', credential, { options: {} }, [endNode()]),
      );
      await rest.publish(workflow);
      const [first, second] = await Promise.all(
        processors.map(({ url }) => productionAddress(rest, url, workflow)),
      );
      addresses = [first!, second!];
      for (const address of addresses) await untilServed(address);
    }, 120_000);

    const good = (): string => statusCallback(cluster().secrets.callbackSecret);
    const started = async (since: number): Promise<number> =>
      await countExecutions(cluster(), workflow.id, since);

    it('start the workflow once each, and a repeated callback starts nothing', async () => {
      const since = await lastExecution(cluster());
      const bodies = Array.from({ length: 50 }, good);
      const send = async (): Promise<number[]> => {
        const answers = await Promise.all(bodies.map((body) => post(addresses[0], body)));
        return [...new Set(answers.map(({ status }) => status))];
      };
      expect(await send()).toEqual([200]);
      expect(await send()).toEqual([200]);
      expect(await untilEnded(cluster(), workflow.id, since, 50)).toHaveLength(50);
      expect(await started(since)).toBe(50);
    });

    it('that are forged or cannot be read start nothing', async () => {
      const since = await lastExecution(cluster());
      expect(
        (await post(addresses[0], statusCallback('not-the-secret-of-the-account'))).status,
      ).toBe(401);
      expect((await post(addresses[1], 'neither=a&callback')).status).toBe(400);
      expect(await started(since)).toBe(0);
    });

    it('that reach both processors start at most one execution at each', async () => {
      const since = await lastExecution(cluster());
      const body = good();
      for (const address of [...addresses, ...addresses]) {
        expect((await post(address, body)).status).toBe(200);
      }
      await until('Executions', async () => (await started(since)) > 0);
      // Processors share no memory; docs/scaling.md describes what to do when one is required.
      expect(await started(since)).toBeLessThanOrEqual(2);
    });

    it('that n8n could not store start the workflow when the gateway repeats them', async () => {
      const { database } = cluster();
      const since = await lastExecution(cluster());
      const bodies = Array.from({ length: 5 }, good);
      const send = async (): Promise<number[]> =>
        (await Promise.all(bodies.map((body) => post(addresses[0], body)))).map(
          ({ status }) => status,
        );
      await database.query('alter table execution_entity rename to execution_entity_away');
      let whileAway: number[];
      try {
        whileAway = await send();
      } finally {
        await database.query('alter table execution_entity_away rename to execution_entity');
      }
      expect(whileAway).toEqual([500, 500, 500, 500, 500]);
      expect(await started(since)).toBe(0);
      expect(await send()).toEqual([200, 200, 200, 200, 200]);
      expect(await untilEnded(cluster(), workflow.id, since, 5)).toHaveLength(5);
      expect(await send()).toEqual([200, 200, 200, 200, 200]);
      expect(await started(since)).toBe(5);
    });
  });
}
