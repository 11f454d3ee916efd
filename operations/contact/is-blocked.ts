import {
  checkSendOrder,
  isBlocklisted,
  keepOneEach,
  type RecipientOutcome,
  type Result,
  success,
} from '../../protocol';
import { phonesField } from '../fields/recipients';
import type { Host, Row } from '../host';
import { type OpenItem, runItems, withoutOptions } from '../items/item-run';
import { type MessageOrder, placeMessages, toPriceOutput } from '../items/send-items';
import type { Operation, OperationRun } from '../operation';
import { readRecipients } from '../parameters/recipients';

/** The shortest message: only its price is requested, so that nothing is sent. */
const PROBE = { channel: 'sms', text: '.', cost: 1 } as const;

/**
 * The gateway has no list of the blocked numbers that can be read in one step. It names them in the
 * answer to a price request, which is free and may hold many numbers.
 */
export const isBlocked: Operation = {
  value: 'isBlocked',
  name: 'Is Blocked',
  action: 'Check whether number is on blocklist',
  description:
    'Check whether phone numbers are on the blocklist of the account; costs nothing and returns one item per number',
  fields: [phonesField],
  execute: async (run) =>
    await runItems<OperationRun, MessageOrder>(run, {
      readItem: (itemIndex) => readProbe(run.host, itemIndex),
      readOptions: withoutOptions,
      stages: [requestPrices],
      readWritten: (itemIndex) => run.host.read('phone', itemIndex),
      toRow: toOutput,
    }),
};

function readProbe(host: Host, itemIndex: number): Result<MessageOrder> {
  const recipients = readRecipients(host, 'phone', itemIndex);
  if (!recipients.ok) return recipients;
  const probe = { ...PROBE, recipients: keepOneEach(recipients.value) };
  const message = checkSendOrder(probe, new Date());
  return message.ok ? success({ message: message.value }) : message;
}

/** Numbers of several items share requests. */
async function requestPrices(
  run: OperationRun,
  items: readonly OpenItem<MessageOrder>[],
): Promise<void> {
  const settings = { stopOnFailure: run.stopOnFailure, duplicates: 'merge' } as const;
  const answers = await run.client.priceAll(placeMessages(run, items), settings);
  for (const item of items) {
    item.outcomes = answers[item.index] ?? [];
    item.problem = item.outcomes.find((outcome) => isFailure(outcome))?.problem ?? null;
  }
}

/** Rejections of the number itself are an answer. */
const OF_NUMBER: ReadonlySet<string> = new Set(['invalidPhone', 'undeliverable']);

function isFailure({ problem }: RecipientOutcome): boolean {
  return problem !== null && !(problem.kind === 'gateway' && OF_NUMBER.has(problem.name));
}

/** `isBlocked` is `null` for a number of which the gateway only says that it cannot be reached. */
function toOutput(outcome: RecipientOutcome): Row {
  const { phone, accepted } = outcome;
  if (isBlocklisted(outcome)) return { phone, isBlocked: true };
  if (accepted === true) return { phone, isBlocked: false };
  const { errorCode = null, errorName = null, errorText = null } = toPriceOutput(outcome);
  return { phone, isBlocked: null, errorCode, errorName, errorText };
}
