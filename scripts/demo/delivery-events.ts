import axios from 'axios';
import type { CallbackEntry, JournalEntry } from '../../emulator/start';
import type { ExecutionReport } from '../../testkit/engine/execution-report';
import type { WorkflowFile } from '../../testkit/engine/workflow-file';
import { count, expectEqual, type Step } from './findings';
import { readOutput, textOf, type Stage } from './stage';

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

/** Publishes workflow (c) and puts its address into the gateway's cabinet. */
export async function listenForEvents(stage: Stage): Promise<EventsWorkflow> {
  const workflow = stage.openExample('delivery-events.json');
  const [address] = await stage.engine.publish(workflow);
  const url = address?.url ?? '';
  setHandler(stage, url, 'utf-8');
  stage.emulator.control.setFaults([{ kind: 'duplicateCallback', times: REPEATED_CALLBACKS }]);
  return { workflow, url };
}

/** (c) Signed statuses and replies started the second workflow; nothing else did. */
export async function receiveEvents(stage: Stage, events: EventsWorkflow): Promise<Step> {
  const { workflow, url } = events;
  await stage.settle();
  await stage.emulator.control.incoming({ phone: CUSTOMER, text: QUESTION });
  // The same in the gateway's oldest charset.
  setHandler(stage, url, 'windows-1251');
  await stage.emulator.control.incoming({ phone: LEAVER, text: STOP });
  await stage.settle();
  // The answer goes through its life too, with callbacks of its own.
  await stage.emulator.control.advance(MINUTE_SECONDS);
  await stage.settle();
  const before = stage.executionsOf(workflow).length;
  const strangers = await Promise.all([
    post(url, `id=1&phone=${CUSTOMER}&status=1`),
    post(url, `id=1&phone=${CUSTOMER}&status=1&sha1=${'0'.repeat(40)}`),
    post(url, '%zz'),
  ]);
  await stage.settle();

  const executions = stage.executionsOf(workflow);
  const callbacks = (await stage.readLog()).filter(isCallback);
  const answers = (await stage.readMessages()).filter(({ text }) => ANSWER.test(text));
  return {
    title: 'Signed callbacks start a second workflow',
    workflow: workflow.name,
    findings: [
      expectEqual(
        'every callback of the gateway was taken',
        count(callbacks.map(({ httpStatus }) => String(httpStatus))),
        { 200: callbacks.length },
      ),
      expectEqual(
        'each started the workflow once, also those that came twice',
        count(executions.map(keyOfExecution)),
        Object.fromEntries(callbacks.map((callback) => [keyOfCallback(callback), 1])),
      ),
      expectEqual(
        'the gateway did repeat some of them',
        callbacks.length - new Set(callbacks.map(keyOfCallback)).size,
        REPEATED_CALLBACKS,
      ),
      expectEqual('every execution ran to its end', count(executions.map(({ status }) => status)), {
        success: executions.length,
      }),
      expectEqual(
        'the reply was answered, the stop was not',
        answers.map(({ phone, acceptances }) => ({ phone, acceptances })),
        [{ phone: CUSTOMER, acceptances: 1 }],
      ),
      expectEqual(
        'the texts arrived letter by letter, in utf-8 and in windows-1251',
        executions
          .flatMap((one) => readOutput(one, 'Kind of event', 1).map(({ text }) => text))
          .sort(),
        [QUESTION, STOP].sort(),
      ),
      expectEqual(
        'strangers got a refusal: unsigned, forged, unreadable',
        strangers,
        [401, 401, 400],
      ),
      expectEqual('and started nothing', executions.length - before, 0),
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
  return ['event', 'id', phone, what].map((name) => textOf(item, name)).join(' ');
}

function nameOfCallback({ event, fields }: CallbackEntry): string {
  return fields['status'] === undefined ? event : `${event}, status ${fields['status']}`;
}

function nameOfExecution(report: ExecutionReport): string {
  const [item] = readOutput(report, 'SMSC Trigger');
  const event = textOf(item, 'event');
  return item?.['status'] === undefined ? event : `${event}, status ${textOf(item, 'status')}`;
}
