import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowFile } from '../../../testkit/engine/workflow-file';
import { CREDENTIAL, SmppStage } from './support/smpp-stage';

const FILE = join(__dirname, '../../../packages/transports/examples/smpp-receipts.json');

/** The example as it is, with the credential chosen as its note says. */
function openExample(): WorkflowFile {
  const file = JSON.parse(readFileSync(FILE, 'utf8')) as WorkflowFile;
  const nodes = file.nodes.map((node) =>
    node.type.startsWith('n8n-nodes-smsc-transports')
      ? { ...node, credentials: { smscSmppApi: { id: null, name: CREDENTIAL } } }
      : node,
  );
  return { ...file, nodes };
}

describe('the example of the transports', () => {
  it('sends over the same connection that receives delivery receipts and replies', async () => {
    const stage = await SmppStage.start();
    try {
      stage.emulator.control.configure({ smppIncoming: true });
      const example = openExample();
      await stage.engine.call('publish', example);
      const sent = await stage.engine.call('run', example, { startNode: 'Start' });
      expect(sent.nodes['Send']?.[0]?.outputs[0]).toMatchObject([{ json: { accepted: true } }]);
      await stage.emulator.control.incoming({ phone: '77011234567', text: 'Спасибо' });
      const reports = await stage.engine.call('waitForExecutions', 2, 8000);
      const lines = reports.flatMap(({ nodes }) =>
        ['Reply line', 'Report line'].flatMap((name) => nodes[name]?.[0]?.outputs[0] ?? []),
      );
      expect(lines.map(({ json }) => json['line']).sort()).toEqual([
        '+77011234567 wrote: Спасибо',
        '+77011234567: delivered',
      ]);
    } finally {
      await stage.stop();
    }
  });
});
