import type { IDataObject } from 'n8n-workflow';
import type { AcceptedMessage } from '../../emulator/start';
import { count, expectEqual, expectNone, type Step } from './findings';
import { digitsOf, readOutput, textOf, type Stage } from './stage';

const WORKFLOW = 'send-and-track.json';
/**
 * Longer than the `validity` of the messages, so that one of them expires. Shorter than from 18:00
 * to 03:00, so that the gateway archives nothing in between, at any time of day.
 */
const EXPIRY_SECONDS = 7 * 3600;

/** Expected outcomes of the reachable rows, selected by the endings of their numbers. */
const EXPECTED = { delivered: 18, read: 1, linkClicked: 1, expired: 1, 'not accepted': 2 };
const STATUS_CODES: Readonly<Record<string, number>> = {
  delivered: 1,
  read: 2,
  expired: 3,
  linkClicked: 4,
};

/** (b) Sends a text to each reachable number and tracks each message to its final status. */
export async function sendAndTrack(stage: Stage, list: Buffer): Promise<Step> {
  const workflow = stage.openExample(WORKFLOW);
  const report = await stage.upload(workflow, list, { 'field-1': '2' });
  const statuses = [...readOutput(report, 'Delivered'), ...readOutput(report, 'Not delivered')];
  const rejected = readOutput(report, 'Not accepted');
  const rows = readOutput(report, 'Read rows');
  const sent = (await stage.readMessages()).filter(({ channel }) => channel === 'sms');
  const counts = {
    ...count(statuses.map((row) => textOf(row, 'statusName'))),
    'not accepted': rejected.length,
  };
  return {
    title: 'Send to the reachable numbers and track delivery',
    workflow: workflow.name,
    findings: [
      expectEqual('the workflow succeeded', [report.status, report.error], ['success', null]),
      expectEqual('each message has its final status', counts, EXPECTED),
      expectEqual(
        'every text reached the gateway once and unchanged',
        texts(sent),
        texts(rows.filter((row) => !isRejected(row, rejected))),
      ),
      expectNone(
        "every status agrees with the gateway's own record",
        findContradictions(statuses, sent),
      ),
      expectEqual(
        'statuses were requested until all were final',
        (report.nodes['Get status'] ?? []).length,
        2,
      ),
      expectEqual(
        'each rejected message has a reason and advice',
        rejected.filter(({ reason, advice }) => Boolean(reason) && Boolean(advice)).length,
        EXPECTED['not accepted'],
      ),
    ],
    table: {
      title: 'Delivery statuses',
      columns: ['Status', 'Messages', 'Example'],
      rows: Object.entries(counts).map(([status, messages]) => [
        status,
        messages,
        status === 'not accepted' ? textOf(rejected[0], 'reason') : describe(status, statuses),
      ]),
    },
  };
}

/** Advances the gateway's clock by hours while the workflow waits between two requests. */
export function createClockMover(stage: () => Stage): (workflow: string, node: string) => void {
  let moved = false;
  return (_workflow, node) => {
    if (moved || node !== 'Get status') return;
    moved = true;
    void stage().emulator.control.advance(EXPIRY_SECONDS);
  };
}

function isRejected(row: IDataObject, rejected: readonly IDataObject[]): boolean {
  return rejected.some((other) => digitsOf(other, 'phone') === digitsOf(row, 'phone'));
}

function texts(messages: readonly { phone?: unknown; text?: unknown }[]): Record<string, number> {
  return count(
    messages
      .map(({ phone, text }) => `${digitsOf({ phone } as IDataObject, 'phone')}: ${String(text)}`)
      .sort(),
  );
}

function findContradictions(
  statuses: readonly IDataObject[],
  sent: readonly AcceptedMessage[],
): string[] {
  return statuses.flatMap((row) => {
    const message = sent.find(
      ({ id, phone }) => id === row['id'] && phone === digitsOf(row, 'phone'),
    );
    const name = textOf(row, 'statusName');
    if (message !== undefined && message.status === STATUS_CODES[name]) return [];
    return [`${textOf(row, 'phone')} is ${name}, the gateway has ${message?.status ?? 'none'}`];
  });
}

function describe(status: string, statuses: readonly IDataObject[]): string {
  const row = statuses.find(({ statusName }) => statusName === status);
  return ['phone', 'text']
    .map((name) => textOf(row, name))
    .filter((part) => part !== '')
    .join(', ');
}
