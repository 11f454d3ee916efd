import { getKept } from '../support/kept';
import { EngineProcess } from './support/engine-process';
import { createNode } from './support/stage';
import { createTriggerWorkflow } from './support/trigger-stage';

/** What the clock of the engine shows. */
async function readClock(engine: EngineProcess): Promise<number> {
  const parameters = { values: { number: [{ name: 'now', value: '={{ Date.now() }}' }] } };
  const report = await engine.call(
    'run',
    {
      name: 'Clock',
      nodes: [createNode('Clock', 'n8n-nodes-base.set', parameters)],
      connections: {},
    },
    { startNode: 'Clock' },
  );
  return Number(report.nodes['Clock']?.[0]?.outputs[0]?.[0]?.json['now']);
}

it('a kept engine has no past: webhooks, executions and the pace of the clock are gone', async () => {
  const first = await EngineProcess.start();
  await first.call('setPace', 100_000);
  const workflow = createTriggerWorkflow('Kept', { authentication: 'none' });
  const [address] = await first.call('publish', workflow);
  const url = address?.url ?? '';
  await fetch(url, { method: 'POST', body: new URLSearchParams({ id: '1', phone: '1' }) });
  expect(await readClock(first)).toBeGreaterThan(Date.now() + 10_000);
  await first.stop();
  expect(getKept().engines.length).toBeGreaterThan(0);

  const second = await EngineProcess.start();
  const before = Date.now();
  const shown = await readClock(second);
  expect(shown).toBeGreaterThanOrEqual(before);
  expect(shown).toBeLessThanOrEqual(Date.now());
  expect(await second.call('executions')).toEqual([]);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
  await second.stop();
}, 60_000);
