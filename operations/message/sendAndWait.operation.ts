import {
  formatProblem,
  invalidInput,
  param,
  readLedger,
  type RecipientLanguage,
  type RecipientOutcome,
  type Result,
  sentence,
  subscriberKey,
  success,
} from '../../protocol';
import type { Host, Row } from '../host';
import { showDryRuns } from '../items/dry-run';
import { type OpenItem, rejectAll, runItems, withoutOptions } from '../items/item-run';
import {
  failRejected,
  type MessageOrder,
  NOTHING_SENT,
  sendItems,
  toRecipientOutput,
} from '../items/send-items';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { QUESTION_ID_PREFIX } from '../tool/hidden-codes';
import { readRunOptions, type RunOptions } from '../parameters/parameters';
import { readRegionLanguage } from '../recipient-language/recipient-language';
import { hintAtCost } from './hint-at-cost';
import { awaitReply, DEFAULT_REPLY_WAIT_MS, markInbox } from './wait/await-reply';
import { openQuestions } from './wait/open-questions';
import { readWait, type Wait } from './wait/read-wait';
import { waitFields } from './wait/wait-fields';

export const sendAndWait: Operation = {
  // n8n finds nodes for human review by this value.
  value: 'sendAndWait',
  name: 'Send and Wait for Response',
  action: 'Send message and wait for response',
  description:
    'Ask a person by SMS or messenger, which costs money, and wait for the answer: an approval, a text or a form, on a page behind a signed link or by reply SMS',
  fields: waitFields,
  // The answer starts the workflow again, without the input item.
  isPerItem: false,
  execute: executeSendAndWait,
};

/** A question with the options of its run. */
interface AskedWait extends Wait {
  readonly options: RunOptions;
}

type AskedItem = OpenItem<AskedWait, Row>;

async function executeSendAndWait(run: OperationRun): Promise<ItemResult[]> {
  if (run.itemCount > 1) return rejectAll(run, describeManyItems(run.itemCount));
  if (run.itemCount === 0) return [];
  const regionLanguage = await readRegionLanguage(run.host);
  return await runItems<OperationRun, AskedWait, Row>(run, {
    readItem: (itemIndex) => readAskedWait(run.host, itemIndex, regionLanguage),
    readOptions: withoutOptions,
    readWritten: (itemIndex) => run.host.read('to', itemIndex),
    isSending: true,
    describeUnsent: () => NOTHING_SENT,
    stages: [hintAtCost, showDryRun, completeOtherExecution, ask],
    toRow: (row) => row,
  });
}

/** Returns the question with the options of the run, because there is only one item. */
function readAskedWait(
  host: Host,
  itemIndex: number,
  regionLanguage: RecipientLanguage,
): Result<AskedWait> {
  const wait = readWait(host, itemIndex, Date.now(), regionLanguage);
  if (!wait.ok) return wait;
  const options = readRunOptions(host);
  return options.ok ? success({ ...wait.value, options: options.value }) : options;
}

function showDryRun(run: OperationRun, items: readonly AskedItem[]): void {
  for (const item of items) showDryRuns(run, [item], item.order.options);
}

/**
 * Sends the question and waits. With a link it returns at once, because the host suspends the
 * execution.
 */
async function ask(run: OperationRun, items: readonly AskedItem[]): Promise<void> {
  for (const item of items) {
    const asked = await askOne(run, item.order);
    if (asked.ok) item.outcomes = asked.value;
    else item.problem = asked.problem;
  }
}

async function askOne(run: OperationRun, wait: AskedWait): Promise<ItemResult> {
  const { host } = run;
  const { options } = wait;
  if (wait.answerBy === 'reply') return await askBySms(run, wait);
  const sent = await send(run, wait.message, options);
  if (!sent.ok || sent.value.accepted !== true) return sent.ok ? success([sent.value]) : sent;
  if (wait.reminder !== null) await sendReminder(run, wait.reminder, options, sent.value.cost);
  await host.answerPage?.waitUntil(wait.limit);
  return success([sent.value]);
}

/** Asks when no earlier question to this person is open, and waits for the reply. */
async function askBySms(run: OperationRun, wait: AskedWait): Promise<ItemResult> {
  const { host, client } = run;
  const limit = wait.limit ?? Date.now() + DEFAULT_REPLY_WAIT_MS;
  const person = `${host.account} ${subscriberKey(wait.phone)}`;
  const turn = await openQuestions.takeTurn({ person, question: wait.words }, limit, host);
  if (turn === null) return { ok: false, problem: describeBusyPerson() };
  let mayStillAnswer = false;
  try {
    const mark = await markInbox(client, wait);
    if (!mark.ok) return mark;
    // An agent acts on the reply, and a late one may belong to a question of another process.
    const needsNumber = turn.needsNumber || host.caller !== 'workflow';
    const numbered = needsNumber ? wait.numbered : null;
    mayStillAnswer = true;
    const sent = await send(run, numbered?.message ?? wait.message, wait.options);
    if (!sent.ok || sent.value.accepted !== true) {
      mayStillAnswer = sent.ok && sent.value.accepted === null;
      return sent.ok ? success([sent.value]) : sent;
    }
    const answer = await awaitReply(client, wait, mark.value, {
      number: numbered?.number ?? null,
      host,
    });
    mayStillAnswer = !answer.ok || answer.value.timedOut === true;
    return answer.ok ? success([answer.value]) : answer;
  } finally {
    turn.end(mayStillAnswer);
  }
}

function describeBusyPerson() {
  return invalidInput(
    'answerBy',
    'Another question to this person was still open, so this one was not sent: replies by SMS could not be told apart',
    sentence`Ask again later, or set ${param('answerBy')} to 'Link'`,
  );
}

async function send(
  run: OperationRun,
  message: Wait['message'],
  options: RunOptions,
): Promise<Result<Row>> {
  const [output] = await runItems<OperationRun, MessageOrder, RecipientOutcome, RunOptions>(run, {
    readItem: () => success({ message }),
    readOptions: () => success({ ...options, idPrefix: QUESTION_ID_PREFIX }),
    stages: [sendItems, failRejected],
    toRow: (outcome, { language }) =>
      toRecipientOutput(outcome, message.channel, { currency: run.client.currency, language }),
  });
  if (output === undefined) return success({});
  return output.ok ? success(output.value[0] ?? {}) : output;
}

/** Sends the reminder. Its problem is only a hint, because the question is already sent. */
async function sendReminder(
  run: OperationRun,
  reminder: Wait['message'],
  { maxCost, ...options }: RunOptions,
  spent: unknown,
): Promise<void> {
  const left =
    maxCost === undefined ? undefined : maxCost - (typeof spent === 'number' ? spent : 0);
  const continuing = { ...run, stopOnFailure: false };
  const sent = await send(continuing, reminder, { ...options, maxCost: left });
  const { accepted = false, errorText } = sent.ok
    ? sent.value
    : { errorText: formatProblem(sent.problem).text };
  if (accepted === true) return;
  const fact =
    accepted === null
      ? 'It is unknown whether the gateway accepted the reminder'
      : 'No reminder will be sent';
  const message = typeof errorText === 'string' ? `${fact}: ${errorText}` : fact;
  run.host.hint({ message, type: 'warning' });
}

/**
 * Completes the run of another execution, so that what it sent does not count. A retried execution
 * has a different link, so it has to send its own message.
 */
function completeOtherExecution({ host }: OperationRun, items: readonly AskedItem[]): void {
  if (items.length === 0) return;
  const memory = host.openMemory(readLedger);
  if (!memory.identity.run.startsWith(`${host.execution} `)) memory.complete();
}

function describeManyItems(count: number) {
  return invalidInput(
    'to',
    `The node received ${count} items, but can wait for only one answer`,
    "Add a 'Loop Over Items' node before this one, so that it gets one item at a time",
  );
}
