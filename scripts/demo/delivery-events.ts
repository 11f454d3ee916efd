import axios from 'axios';
import type { CallbackEntry, JournalEntry } from '../../emulator/start';
import type { ExecutionReport } from '../../testkit/engine/execution-report';
import type { WorkflowFile } from '../../testkit/engine/workflow-file';
import { count, expectEqual, type Step } from './findings';
import { digitsOf, readOutput, textOf, type Stage } from './stage';

const CUSTOMER = '77000000101';
const QUESTION = 'Тапсырысым қашан дайын болады?';
const LEAVER = '79000000110';
const STOP = 'Стоп, хватит';
const ANSWER = /^Thank you/;
const REPEATED_CALLBACKS = 3;
const MINUTE_SECONDS = 60;

export interface EventsWorkflow {
  readonly workflow: WorkflowFile;
  readonly url: string;
}

/** Publishes workflow (c) and sets its URL as the callback URL. */
export async function listenForEvents(stage: Stage): Promise<EventsWorkflow> {
  const workflow = stage.openExample('delivery-events.json');
  const [address] = await stage.engine.publish(workflow);
  const url = address?.url ?? '';
  setHandler(stage, url, 'utf-8');
  stage.emulator.control.setFaults([{ kind: 'duplicateCallback', times: REPEATED_CALLBACKS }]);
  return { workflow, url };
}

/** (c) Checks that signed statuses and replies, and nothing else, started the second workflow. */
export async function receiveEvents(stage: Stage, events: EventsWorkflow): Promise<Step> {
  const { workflow, url } = events;
  await stage.waitUntilIdle();
  await stage.emulator.control.incoming({ phone: CUSTOMER, text: QUESTION });
  // The second message uses the gateway's oldest charset.
  setHandler(stage, url, 'windows-1251');
  await stage.emulator.control.incoming({ phone: LEAVER, text: STOP });
  await stage.waitUntilIdle();
  // The reply itself is delivered too, and causes callbacks.
  await stage.emulator.control.advance(MINUTE_SECONDS);
  await stage.waitUntilIdle();
  const before = stage.executionsOf(workflow).length;
  const strangers = await Promise.all([
    post(url, `id=1&phone=${CUSTOMER}&status=1`),
    post(url, `id=1&phone=${CUSTOMER}&status=1&sha1=${'0'.repeat(40)}`),
    post(url, '%zz'),
  ]);
  await stage.waitUntilIdle();

  const executions = stage.executionsOf(workflow);
  const callbacks = (await stage.readLog()).filter(isCallback);
  const answers = (await stage.readMessages()).filter(({ text }) => ANSWER.test(text));
  return {
    title: 'Start a second workflow by signed callbacks',
    workflow: workflow.name,
    findings: [
      expectEqual(
        'every callback was accepted',
        count(callbacks.map(({ httpStatus }) => String(httpStatus))),
        { 200: callbacks.length },
      ),
      expectEqual(
        'each started the workflow once, including duplicates',
        count(executions.map(keyOfExecution)),
        Object.fromEntries(callbacks.map((callback) => [keyOfCallback(callback), 1])),
      ),
      expectEqual(
        'the gateway sent some of them twice',
        callbacks.length - new Set(callbacks.map(keyOfCallback)).size,
        REPEATED_CALLBACKS,
      ),
      expectEqual('every execution succeeded', count(executions.map(({ status }) => status)), {
        success: executions.length,
      }),
      expectEqual(
        'the reply got an answer, the STOP message did not',
        answers.map(({ phone, acceptances }) => ({ phone, acceptances })),
        [{ phone: CUSTOMER, acceptances: 1 }],
      ),
      expectEqual(
        'all texts arrived unchanged, in utf-8 and in windows-1251',
        executions
          .flatMap((one) => readOutput(one, 'Kind of event', 1).map(({ text }) => text))
          .sort(),
        [QUESTION, STOP].sort(),
      ),
      expectEqual(
        'unsigned, forged and malformed requests were rejected',
        strangers,
        [401, 401, 400],
      ),
      expectEqual('and started no workflow', executions.length - before, 0),
    ],
    table: {
      title: 'Callbacks',
      columns: ['Event', 'Callbacks', 'Executions'],
      rows: Object.entries(count(callbacks.map(nameOfCallback))).map(([name, sent]) => [
        name,
        sent,
        executions.filter((one) => nameOfExecution(one) === name).length,
      ]),
    },
  };
}

function setHandler(stage: Stage, url: string, charset: string): void {
  stage.emulator.control.setCallbackUrl(`${url}?charset=${charset}&sha1=${stage.callbackSecret}`);
}

async function post(url: string, body: string): Promise<number> {
  const { status } = await axios.post(url, body, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    validateStatus: () => true,
  });
  return status;
}

function isCallback(entry: JournalEntry): entry is CallbackEntry {
  return entry.kind === 'callback';
}

function keyOfCallback({ fields, event }: CallbackEntry): string {
  return [event, fields['id'], fields['phone'], fields['status'] ?? fields['mes']].join(' ');
}

function keyOfExecution(report: ExecutionReport): string {
  const [item] = readOutput(report, 'SMSC Trigger');
  const [phone, what] = item?.['status'] === undefined ? ['from', 'text'] : ['phone', 'status'];
  return [
    textOf(item, 'event'),
    textOf(item, 'id'),
    digitsOf(item, phone ?? ''),
    textOf(item, what ?? ''),
  ].join(' ');
}

function nameOfCallback({ event, fields }: CallbackEntry): string {
  return fields['status'] === undefined ? event : `${event}, status ${fields['status']}`;
}

function nameOfExecution(report: ExecutionReport): string {
  const [item] = readOutput(report, 'SMSC Trigger');
  const event = textOf(item, 'event');
  return item?.['status'] === undefined ? event : `${event}, status ${textOf(item, 'status')}`;
}
