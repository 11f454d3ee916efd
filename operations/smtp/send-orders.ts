import type { Mail, Result } from '../../protocol';
import type { Host, Row } from '../host';
import {
  endAtProblem,
  failAfter,
  isOpen,
  type Item,
  listOpen,
  prepareItems,
  toResults,
} from '../items/item-run';
import { KeptOutcomes } from '../items/kept-outcomes';
import { readOptions } from '../parameters/read-parameters';
import type { MailSender, MailSettings } from './mail';
import { type MailFailure, unknownOutcome } from './mail-failure';
import type { ItemResult, SmtpRun } from './operation';
import { type MailProblem, toDryOutputs, toSentOutputs } from './outputs';
import { type Order, type OrderedMail, planOrders, writeMail } from './write-mail';

type ReadOrder = (host: Host, itemIndex: number, settings: MailSettings) => Result<Order>;

/** The outcomes of an item whose mail went out are its rows, one for each recipient. */
type MailItem = Item<Order, Row, MailProblem>;

/** One mail after the other. A mail whose outcome is unknown is never repeated, not even by a retry. */
export async function sendOrders(
  run: SmtpRun,
  settings: MailSettings,
  read: ReadOrder,
): Promise<ItemResult[]> {
  if (run.itemCount === 0) return [];
  const items: MailItem[] = prepareItems(run, (index) => read(run.host, index, settings));
  const unsent = endAtProblem(run, items);
  if (unsent) return unsent;
  const kept = new KeptOutcomes<ItemResult>(run.host);
  for (const item of listOpen(items)) recallOutcome(item, kept);
  const sender = run.openSender(settings.server);
  try {
    await sendMails(run, items, { kept, sender, settings });
  } finally {
    sender.close();
  }
  if (items.every((item) => item.dryRun !== null || isSent(item))) kept.forget();
  if (run.stopOnFailure) addWhatIsDone(items);
  const end = run.stopOnFailure ? items.findIndex(({ problem }) => problem !== null) + 1 : 0;
  return toResults(end === 0 ? items : items.slice(0, end), ({ outcomes }) => outcomes);
}

function isSent({ problem, outcomes }: MailItem): boolean {
  return problem === null && outcomes.length > 0;
}

/** What an earlier attempt of the run knows of an item. */
function recallOutcome(item: MailItem & { order: Order }, kept: KeptOutcomes<ItemResult>): void {
  const known = kept.recall(toKey(item.index, item.order));
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
  const waiting = items.map((item) => (isOpen(item) && !isSent(item) ? item.order : null));
  for (const planned of planOrders(waiting, readItemsPerMail(run.host))) {
    if (signal?.aborted) return;
    const carried = planned.messages.flatMap((place) => items[place] ?? []);
    const mail = writeMail(planned.command, planned.charset, settings, new Date());
    if (!mail.ok) {
      for (const item of carried) item.problem = mail.problem;
      if (run.stopOnFailure) return;
      continue;
    }
    if (planned.isDryRun) {
      for (const item of listOpen(carried)) {
        const rows = toDryOutputs(planned, item.index, item.order, mail.value);
        item.dryRun = { ok: true, value: rows };
      }
      continue;
    }
    const failed = nameMessage(await sender.send(mail.value), planned.id);
    for (const item of listOpen(carried)) settle(item, planned, mail.value, failed, kept);
    if (failed !== null && run.stopOnFailure) return;
  }
}

function settle(
  item: MailItem & { order: Order },
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
  // A mail that certainly did not go out may be sent again.
  if (failed.retry === 'unknownOutcome') kept.keep(key, { ok: false, problem: failed });
}

/** Only with the ID can somebody find out what became of it. */
function nameMessage(failed: MailFailure | null, id: string): MailFailure | null {
  return failed?.retry === 'unknownOutcome' ? unknownOutcome(id) : failed;
}

function toKey(itemIndex: number, { command }: Order): string {
  return `${itemIndex} ${command.phones.join(',')}`;
}

/** Without the option each item has its own mail, as one message has. */
function readItemsPerMail(host: Host): number {
  const given = Number(readOptions(host, 0).itemsPerMail ?? 1);
  return Number.isFinite(given) && given > 1 ? Math.floor(given) : 1;
}

function addWhatIsDone(items: readonly MailItem[]): void {
  const count = items.filter(isSent).length;
  const failed = items.find(({ problem }) => problem !== null);
  if (count > 0 && failed?.problem) failAfter(failed, failed.problem, { kind: 'mails', count });
}
