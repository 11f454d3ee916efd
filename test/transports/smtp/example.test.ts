import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';
import type { WorkflowFile } from '../../../testkit/engine/workflow-file';
import { RESOURCES } from '../../../operations/smtp/resources';
import { listFencedBlocks } from '../../gates/document-rules';
import { SECRETS, SmtpStage } from './support/smtp-stage';
import { atLeastOne } from '../../support/at-least-one';

const ROOT = resolve(__dirname, '../../..');

let stage: SmtpStage;
beforeAll(async () => {
  stage = await SmtpStage.start();
  await stage.useCredential();
});
afterAll(async () => await stage.stop());

/** Nodes of the page's examples. */
const PASTED: readonly INode[] = listFencedBlocks(readFileSync(join(ROOT, 'docs/smtp.md'), 'utf8'))
  .filter(({ info }) => info === 'json smtp node')
  .flatMap(({ content }) => (JSON.parse(content) as { nodes: INode[] }).nodes);

function findPasted(operation: string): IDataObject {
  const node = PASTED.find(({ parameters }) => parameters.operation === operation);
  return node?.parameters as IDataObject;
}

describe('the documentation page of the SMTP node', () => {
  it('contains a node that sends and one that reads the response', async () => {
    const items = [
      { phone: '+77011230700', name: 'Anna' },
      { phone: '+77011230701', name: 'Boris' },
    ];
    const sent = await stage.run(findPasted('send'), items);
    expect(sent.json).toMatchObject([{ queued: true }, { queued: true }]);
    expect(stage.emulator.control.readMessages().map(({ text }) => text)).toEqual([
      'Anna, your order has arrived',
      'Boris, your order has arrived',
    ]);
    const [mail] = stage.emulator.control.readMails();
    const answer = await stage.run(findPasted('decodeAnswer'), [{ textPlain: mail?.text }]);
    expect(answer.json).toMatchObject([{ accepted: true, id: sent.json[0]?.['id'], parts: 2 }]);
  });

  it('has a section for each operation', () => {
    const page = readFileSync(join(ROOT, 'docs/smtp.md'), 'utf8');
    for (const { value: resource, operations } of atLeastOne(RESOURCES)) {
      for (const { value } of operations) {
        expect(page).toContain(`<!-- begin generated: smtp operation ${resource}.${value} -->`);
      }
    }
  });
});

describe('the example workflow', () => {
  const example = JSON.parse(
    readFileSync(join(ROOT, 'packages/transports/examples/smtp-answers.json'), 'utf8'),
  ) as WorkflowFile;
  const nodes = example.nodes.map((node) =>
    node.name === 'Send' ? { ...node, ...SmtpStage.credentials } : node,
  );
  /** Without the mailbox, whose e-mails the test supplies. */
  const workflow = { ...example, nodes: nodes.filter(({ name }) => name !== 'Answer mails') };

  it('sends a message and reports the response of the gateway', async () => {
    const sent = await stage.engine.call('run', workflow, { startNode: 'Start' });
    expect(sent.nodes['Send']?.[0]?.outputs[0]).toMatchObject([{ json: { queued: true } }]);
    await stage.useCredential({ password: 'wrong' });
    await stage.engine.call('run', workflow, { startNode: 'Start' });
    const answers = stage.emulator.control.readMails().slice(-2);
    const mails = answers.map(({ text }) => ({ json: { textPlain: text } }));
    const report = await stage.engine.call('run', workflow, {
      startNode: 'Decode',
      items: [mails],
    });
    const lines = ['Report accepted', 'Report refused'].flatMap((name) =>
      (report.nodes[name]?.[0]?.outputs[0] ?? []).map(({ json }) => json['line']),
    );
    expect(lines).toEqual([
      expect.stringMatching(/^\w{32}: accepted as 1 SMS$/),
      expect.stringMatching(/^A message: refused, .*password/i),
    ]);
    expect(JSON.stringify(report)).not.toContain(SECRETS.password);
  });
});
