import { formatProblem, invalidInput, readLedger, type Result, success } from '../../protocol';
import type { Row } from '../host';
import { showDryRuns } from '../items/dry-run';
import {
  endAtProblem,
  isOpen,
  prepareItems,
  readForRun,
  refuseAll,
  refuseItems,
  toItem,
  toResults,
} from '../items/item-run';
import { toRecipientOutput } from '../items/outcome-outputs';
import { sendItems, toSendResults } from '../items/send-items';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { readRunOptions, type RunOptions } from '../parameters/read-run-options';
import { hintAtCost } from './hint-at-cost';
import { awaitReply, markInbox } from './wait/await-reply';
import { readWait, type Wait } from './wait/read-wait';
import { waitFields } from './wait/wait-fields';

export const sendAndWait: Operation = {
  // n8n finds nodes for human review by this value.
  value: 'sendAndWait',
  name: 'Send and Wait for Response',
  action: 'Send message and wait for response',
  description:
    'Ask a person by SMS or messenger, and go on when the answer is there: an approval, a text or a form, on a page behind a signed link or by reply SMS',
  fields: waitFields,
  execute: executeSendAndWait,
};

async function executeSendAndWait(run: OperationRun): Promise<ItemResult[]> {
  const { host } = run;
  if (run.itemCount === 0) return [];
  if (run.itemCount > 1) return refuseAll(run, askOneByOne(run.itemCount));
  const items = prepareItems(run, (itemIndex) => readWait(host, itemIndex, Date.now()));
  const unsent = endAtProblem(run, items);
  if (unsent) return unsent;
  const options = readForRun(run, () => readRunOptions(host));
  if (!options.ok) return refuseItems(items, options.problem);
  hintAtCost(host, items);
  showDryRuns(run, items, options.value);
  const [item] = items;
  if (item === undefined || !isOpen(item)) return toResults(items, () => []);
  forgetOtherExecution(run);
  const asked = await ask(run, item.order, options.value);
  return [asked];
}

/** Sends the question and waits. Returns at once with a link: the host keeps the execution then. */
async function ask(run: OperationRun, wait: Wait, options: RunOptions): Promise<ItemResult> {
  const { host, client } = run;
  const mark = wait.answerBy === 'reply' ? await markInbox(client, wait) : null;
  if (mark?.ok === false) return mark;
  const sent = await send(run, wait.message, options);
  if (!sent.ok || sent.value.accepted !== true) return sent.ok ? success([sent.value]) : sent;
  if (mark !== null) {
    const answer = await awaitReply(client, wait, mark.value, host);
    return answer.ok ? success([answer.value]) : answer;
  }
  if (wait.reminder !== null) await sendReminder(run, wait.reminder, options, sent.value.cost);
  await host.answerPage?.waitUntil(wait.limit);
  return success([sent.value]);
}

async function send(
  run: OperationRun,
  message: Wait['message'],
  options: RunOptions,
): Promise<Result<Row>> {
  const items = [toItem(0, success({ message }))];
  await sendItems(run, items, options);
  const [output] = toSendResults(run, items, (outcome) =>
    toRecipientOutput(outcome, message.channel),
  );
  if (output === undefined) return success({});
  return output.ok ? success(output.value[0] ?? {}) : output;
}

/** The question is out: what goes wrong with its reminder is told beside the output. */
async function sendReminder(
  run: OperationRun,
  reminder: Wait['message'],
  { maxCost, ...options }: RunOptions,
  spent: unknown,
): Promise<void> {
  const left =
    maxCost === undefined ? undefined : maxCost - (typeof spent === 'number' ? spent : 0);
  const quiet = { ...run, stopOnFailure: false };
  const sent = await send(quiet, reminder, { ...options, maxCost: left });
  if (sent.ok && sent.value.accepted === true) return;
  const told = sent.ok ? sent.value.errorText : formatProblem(sent.problem).text;
  const reason = typeof told === 'string' ? told : 'nobody knows whether the gateway took it';
  run.host.hint({ message: `No reminder will be sent: ${reason}`, type: 'warning' });
}

/**
 * A retried execution has another link than the one that failed, so what that one sent must not be
 * taken for its message.
 */
function forgetOtherExecution({ host }: OperationRun): void {
  const memory = host.recall(readLedger);
  if (!memory.identity.run.startsWith(`${host.execution} `)) memory.forget();
}

function askOneByOne(count: number) {
  return invalidInput(
    'to',
    `${count} items came in, and one answer is waited for`,
    "Put a 'Loop Over Items' before this node, so that it gets one item at a time",
  );
}
