import type { Mail, Result, SendQuota } from '../../protocol';
import type { Host, Row } from '../host';
import { failAfter, listOpen, type OpenItem, runItems } from '../items/item-run';
import { KeptOutcomes } from '../items/kept-outcomes';
import { reserveMessages } from '../limits/execution-quota';
import { type OrderParts, sendUnrepeated } from '../limits/repeated-calls';
import { readExecutionQuota, readOptions } from '../parameters/parameters';
import type { MailSender, MailSettings } from './mail';
import { type MailFailure, unknownOutcome } from './mail-failure';
import type { ItemResult, SmtpRun } from './operation';
import { type MailProblem, toDryOutputs, toSentOutputs } from './outputs';
import { type Order, type OrderedMail, planOrders, writeMail } from './write-mail';

type ReadOrder = (
  host: Host,
  itemIndex: number,
  settings: MailSettings,
) => Result<Order> | Promise<Result<Order>>;

/** How the orders of an operation are read. */
export interface OrderReader {
  readonly read: ReadOrder;
  /** The parameter with the recipients. */
  readonly parameter: 'to' | 'phone';
}

/**
 * An item of this node. The outcomes of a sent e-mail are its output rows, one for each recipient.
 */
type MailItem = OpenItem<Order, Row, MailProblem>;

/**
 * Sends one e-mail after the other. An e-mail whose outcome is unknown is never sent again, not
 * even by a retry.
 */
export async function sendOrders(
  run: SmtpRun,
  settings: MailSettings,
  { read, parameter }: OrderReader,
): Promise<ItemResult[]> {
  return await runItems<SmtpRun, Order, Row, SendQuota | undefined, MailProblem>(run, {
    readItem: (itemIndex) => read(run.host, itemIndex, settings),
    readOptions: readExecutionQuota,
    effect: 'sent',
    stages: [async (_run, items, quota) => await sendUnsent(run, items, { settings, quota })],
    readWritten: (itemIndex) => run.host.read(parameter, itemIndex),
    isSending: true,
    toRow: (row) => row,
  });
}

interface SendTerms {
  readonly settings: MailSettings;
  /** What the node may send in the whole execution. */
  readonly quota: SendQuota | undefined;
}

/** Sends the items. A tool sends only what no earlier call of the execution has sent. */
async function sendUnsent(
  run: SmtpRun,
  items: readonly MailItem[],
  terms: SendTerms,
): Promise<MailProblem | void> {
  if (run.host.caller !== 'agent') return await sendOnce(run, items, terms);
  const sent = items.filter(({ order }) => !order.isDryRun);
  const send = async () => await sendOnce(run, items, terms);
  return await sendUnrepeated(run.host, sent, ORDER_PARTS, send);
}

const ORDER_PARTS: OrderParts<Order, MailItem> = {
  listAddressed({ command: { fields, phones, text, lastLine } }) {
    const { time, tz, translit, format, sender } = fields;
    const content = [text, lastLine, time, tz, translit, format, sender];
    return phones.map((recipient) => ({ recipient, content }));
  },
  withRecipients: (order, recipients) => ({
    ...order,
    command: { ...order.command, phones: recipients },
  }),
  // A mail server accepted it, which says nothing about the gateway.
  findSent({ problem, outcomes }) {
    const { id } = outcomes[0] ?? {};
    if (typeof id === 'string') return { accepted: null, id };
    return problem !== null && hasUnknownOutcome(problem) ? { accepted: null, id: null } : null;
  },
};

/**
 * Sends the items without a known outcome from an earlier attempt of the run.
 *
 * @returns a problem if the limit of the execution does not allow them
 */
async function sendOnce(
  run: SmtpRun,
  items: readonly MailItem[],
  { settings, quota }: SendTerms,
): Promise<MailProblem | void> {
  const kept = new KeptOutcomes<ItemResult>(run.host);
  for (const item of items) resumeOutcome(item, kept);
  const open = listOpen<Order, Row, MailProblem>(items).filter(
    (item) => !isSent(item) && !item.order.isDryRun,
  );
  const reserved = reserveMessages(quota, countMessages(open));
  if (!reserved.ok) return reserved.problem;
  const sender = run.openSender(settings.server);
  try {
    await sendMails(run, items, { kept, sender, settings });
  } finally {
    sender.close();
    const used = open.filter((item) => isSent(item) || isUnknown(item));
    reserved.value?.settle({ messages: countMessages(used), cost: 0 });
  }
  const isAllDone = items.every((item) => item.dryRun !== null || isSent(item));
  if (isAllDone && items.length === run.itemCount) kept.complete();
  if (run.stopOnFailure) addWhatIsDone(items);
}

function countMessages(items: readonly MailItem[]): number {
  return items.reduce((sum, { order }) => sum + order.command.phones.length, 0);
}

function isSent({ problem, outcomes }: MailItem): boolean {
  return problem === null && outcomes.length > 0;
}

/** Sets the outcome that an earlier attempt of the run kept on an item. */
function resumeOutcome(item: MailItem, kept: KeptOutcomes<ItemResult>): void {
  const known = kept.find(toKey(item.index, item.order));
  if (known?.ok === true) item.outcomes = known.value;
  if (known?.ok === false) item.problem = known.problem;
}

interface Sending {
  readonly kept: KeptOutcomes<ItemResult>;
  readonly sender: MailSender;
  readonly settings: MailSettings;
}

async function sendMails(
  run: SmtpRun,
  items: readonly MailItem[],
  { kept, sender, settings }: Sending,
): Promise<void> {
  const signal = run.host.signal;
  const waiting: (Order | null)[] = Array.from({ length: run.itemCount }, () => null);
  for (const item of listOpen<Order, Row, MailProblem>(items)) {
    const isOpen = !isSent(item) && item.order.command.phones.length > 0;
    if (isOpen) waiting[item.index] = item.order;
  }
  const byIndex = new Map(items.map((item) => [item.index, item]));
  for (const planned of planOrders(waiting, readItemsPerMail(run.host))) {
    if (signal?.aborted) return;
    const carried = planned.messages.flatMap((index) => byIndex.get(index) ?? []);
    const mail = writeMail(planned.command, planned.charset, settings, new Date());
    if (!mail.ok) {
      for (const item of carried) item.problem = mail.problem;
      if (run.stopOnFailure) return;
      continue;
    }
    if (planned.isDryRun) {
      for (const item of carried) {
        const rows = toDryOutputs(planned, item.index, item.order, mail.value, item.language);
        item.dryRun = rows;
      }
      continue;
    }
    const failed = nameMessage(await sender.send(mail.value), planned.id);
    for (const item of carried) settle(item, planned, mail.value, failed, kept);
    if (failed !== null && run.stopOnFailure) return;
  }
}

function settle(
  item: MailItem,
  { id }: OrderedMail,
  mail: Mail,
  failed: MailFailure | null,
  kept: KeptOutcomes<ItemResult>,
): void {
  const key = toKey(item.index, item.order);
  if (failed === null) {
    item.outcomes = toSentOutputs(id, item.order, mail);
    kept.keep(key, { ok: true, value: item.outcomes });
    return;
  }
  item.problem = failed;
  // An e-mail that was certainly not sent may be sent again.
  if (failed.retry === 'unknownOutcome') kept.keep(key, { ok: false, problem: failed });
}

/** Adds the message ID to an unknown outcome, because only the ID leads to its status. */
function nameMessage(failed: MailFailure | null, id: string): MailFailure | null {
  return failed?.retry === 'unknownOutcome' ? unknownOutcome(id) : failed;
}

function toKey(itemIndex: number, { command }: Order): string {
  return `${itemIndex} ${command.phones.join(',')}`;
}

/** Returns the maximum number of items in one e-mail; 1 without the option. */
function readItemsPerMail(host: Host): number {
  const given = Number(readOptions(host, 0).itemsPerMail ?? 1);
  return Number.isFinite(given) && given > 1 ? Math.floor(given) : 1;
}

function addWhatIsDone(items: readonly MailItem[]): void {
  const failed = items.find(({ problem }) => problem !== null);
  if (!failed?.problem) return;
  const count = items.filter(isSent).length;
  const unknown = items.filter(isUnknown).length;
  const total = items.filter(({ dryRun }) => dryRun === null).length;
  if (count > 0) failAfter(failed, failed.problem, { kind: 'mails', count, total, unknown });
  else if (unknown === 0) failAfter(failed, failed.problem, { kind: 'nothing', effect: 'sent' });
}

/** Whether nobody knows if the e-mail of the item was sent. */
function isUnknown({ problem }: MailItem): boolean {
  return problem !== null && hasUnknownOutcome(problem);
}

function hasUnknownOutcome(problem: MailProblem): boolean {
  return 'retry' in problem && problem.retry === 'unknownOutcome';
}
