/** One text to ten thousand numbers: how many recipients share a request. */
import { smscName } from '../../testkit/host/smsc-workflows';
import { ourWorkflow } from './bulk-workflows';
import type { BenchContext, Figure, Findings } from './figure';
import { LATENCY_MS, takeTraffic, timeNode, withRealN8n } from './real-n8n';
import { toMeasurement } from './statistics';

const ITEMS = 10_000;

export const equalTexts: Figure = {
  name: 'equal-texts',
  title: '10,000 items with one text, in a real n8n',
  measure,
};

async function measure({ quick, rounds, progress }: BenchContext): Promise<Findings> {
  const count = quick ? 1000 : ITEMS;
  const seconds: number[] = [];
  const perRequest: number[] = [];
  const rejected: number[] = [];
  await withRealN8n(progress, async (sandbox) => {
    for (let round = 0; round < rounds; round += 1) {
      const workflow = ourWorkflow(sandbox, count, 'equal');
      const { nodeMs, outputs } = await timeNode(sandbox, workflow, smscName);
      const { requests, tooMany } = takeTraffic(sandbox);
      const accepted = outputs.filter((output) => output['accepted'] === true);
      if (accepted.length !== count) throw new Error(`${accepted.length} of ${count} accepted`);
      seconds.push(nodeMs / 1000);
      perRequest.push(count / requests);
      rejected.push(tooMany);
      progress(`round ${round + 1} of ${rounds}: ${requests} requests`);
    }
  });
  return {
    measurements: [
      toMeasurement('recipients', 'Recipients per request', 'count', perRequest, {
        bound: 'atLeast',
        value: 500,
      }),
      toMeasurement('errors', 'Responses with error 9', 'count', rejected, {
        bound: 'atMost',
        value: 0,
      }),
      toMeasurement('time', 'SMSC node', 's', seconds),
    ],
    notes: [`The gateway responds after ${LATENCY_MS} ms and enforces its limits.`],
  };
}
