import { expectEqual, type Step } from './findings';
import { readOutput, textOf, type Stage } from './stage';

const TWO_DAYS_SECONDS = 48 * 3600;
const QUEUED = -1;

/** (d) Deletes a message that is scheduled for tomorrow; it is not sent. */
export async function deleteScheduled(stage: Stage): Promise<Step> {
  const workflow = stage.openExample('delete-scheduled-message.json');
  const report = await stage.engine.run(workflow);
  const [scheduled] = readOutput(report, 'Schedule');
  await stage.emulator.control.advance(TWO_DAYS_SECONDS);
  const kept = (await stage.readMessages()).filter(({ id }) => id === scheduled?.['id']);
  const stages = ['Status before', 'Delete', 'Status after'].map((node) => {
    const [item = {}] = readOutput(report, node);
    return { node, result: item['deleted'] === true ? 'deleted' : textOf(item, 'statusName') };
  });
  return {
    title: 'Delete a scheduled message',
    workflow: workflow.name,
    findings: [
      expectEqual('the workflow succeeded', [report.status, report.error], ['success', null]),
      expectEqual(
        'the message was queued, then deleted, then not found',
        stages.map(({ result }) => result),
        ['queued', 'deleted', 'notFound'],
      ),
      expectEqual(
        'the gateway has not sent it two days later',
        kept.map(({ isDeleted, status }) => ({ isDeleted, status })),
        [{ isDeleted: true, status: QUEUED }],
      ),
    ],
    table: {
      title: 'Scheduled message',
      columns: ['Node', 'Result'],
      rows: stages.map(({ node, result }) => [node, result]),
    },
  };
}
