import type { IDataObject } from 'n8n-workflow';
import type { AcceptedMessage } from '../../emulator/start';
import type { ExecutionReport } from '../../testkit/engine/execution-report';
import { count, expectEqual, expectNone, type Step } from './findings';
import { digitsOf, readOutput, textOf, type Stage } from './stage';

/** Expected verdicts of `examples/recipients.csv`, selected by the endings of its numbers. */
const EXPECTED = {
  reachable: 23,
  offline: 2,
  blocked: 2,
  // Two of them without a lookup: an empty cell and one that a spreadsheet damaged.
  invalid: 7,
  noService: 3,
  pending: 1,
  unknown: 4,
  'not looked up': 1,
};
const ROWS = 44;
const BRANCHES = ['reachable', 'offline', 'blocked', 'invalid', 'noService', 'pending', 'unknown'];

const VERDICT_OF_ERR: Readonly<Record<number, string>> = {
  0: 'reachable',
  1: 'invalid',
  6: 'offline',
  11: 'noService',
  12: 'noService',
  13: 'blocked',
  21: 'noService',
  249: 'invalid',
};

/** Verdicts of numbers that the gateway rejects: it keeps no record of these. */
const WITHOUT_RECORD = ['invalid', 'unknown'];

export interface CleanedList {
  readonly step: Step;
  /** The reachable rows, as the workflow's CSV file. */
  readonly reachable: Buffer;
}

/** (a) Looks up the list with HLR and splits it by verdict. */
export async function cleanList(stage: Stage): Promise<CleanedList> {
  const workflow = stage.openExample('clean-list-with-hlr.json');
  const report = await stage.upload(workflow, stage.readExample('recipients.csv'), {
    'field-1': '8',
  });
  const branches = BRANCHES.map((verdict, output) => ({
    verdict,
    rows: readOutput(report, 'Split by verdict', output),
  }));
  const rejected = readOutput(report, 'Not looked up');
  const all = [...branches, { verdict: 'not looked up', rows: rejected }];
  const read = readOutput(report, 'Read rows');
  const lookups = (await stage.readMessages()).filter(({ channel }) => channel === 'hlr');
  return {
    step: {
      title: 'Clean a list with HLR',
      workflow: workflow.name,
      findings: [
        expectEqual('the workflow succeeded', [report.status, report.error], ['success', null]),
        expectEqual('every row of the list was read', read.length, ROWS),
        expectEqual(
          'each number has the expected verdict',
          Object.fromEntries(all.map(({ verdict, rows }) => [verdict, rows.length])),
          EXPECTED,
        ),
        expectEqual(
          'no row was lost or duplicated: the branches contain every name of the list once',
          namesOf(all.flatMap(({ rows }) => rows)),
          namesOf(readOutput(report, 'Remove double rows')),
        ),
        expectNone(
          "every verdict agrees with the gateway's own record",
          findContradictions(branches, lookups),
        ),
        expectEqual(
          'all numbers were sent in one request',
          (await stage.readLog()).filter(
            (entry) => entry.kind === 'request' && entry.endpoint === 'send',
          ).length,
          1,
        ),
      ],
      table: {
        title: 'HLR verdicts',
        columns: ['Verdict', 'Rows', 'Example'],
        rows: all.map(({ verdict, rows }) => [verdict, rows.length, describeFirst(rows)]),
      },
    },
    reachable: readFile(report),
  };
}

function namesOf(rows: readonly IDataObject[]): Record<string, number> {
  return count(rows.map((row) => textOf(row, 'name')));
}

function findContradictions(
  branches: readonly { verdict: string; rows: readonly IDataObject[] }[],
  lookups: readonly AcceptedMessage[],
): string[] {
  return branches.flatMap(({ verdict, rows }) =>
    rows.flatMap((row) => {
      const lookup = lookups.find((one) => one.phone === digitsOf(row, 'phone'));
      if (!lookup) {
        return WITHOUT_RECORD.includes(verdict)
          ? []
          : [`${textOf(row, 'phone')} is ${verdict}, without record`];
      }
      const { status, err } = lookup;
      const expected = status <= 0 ? 'pending' : (VERDICT_OF_ERR[err] ?? 'unknown');
      return expected === verdict ? [] : [`${lookup.phone} is ${verdict}, not ${expected}`];
    }),
  );
}

function describeFirst([row]: readonly IDataObject[]): string {
  return ['name', 'phone', 'reason']
    .map((name) => textOf(row, name))
    .filter((part) => part !== '' && part !== 'noError')
    .join(', ');
}

function readFile(report: ExecutionReport): Buffer {
  const item = report.nodes['Reachable as CSV']?.[0]?.outputs[0]?.[0];
  return Buffer.from(item?.binary?.['data']?.data ?? '', 'base64');
}
