import { type Mail, type Result, success } from '../../protocol';
import type { Host } from '../host';
import { failAfter, prepareItems, stopBeforeAsking } from '../items/for-each-item';
import { KeptOutcomes } from '../items/kept-outcomes';
import { readOptions } from '../parameters/read-parameters';
import type { MailSender, MailSettings } from './mail';
import { type MailFailure, unknownOutcome } from './mail-failure';
import type { ItemResult, SmtpRun } from './operation';
import { toDryOutputs, toSentOutputs } from './outputs';
import type { Order } from './write-mail';
import { type OrderedMail, planOrders, writeMail } from './write-mail';

type ReadOrder = (host: Host, itemIndex: number, settings: MailSettings) => Result<Order>;

/** One mail after the other. A mail whose outcome is unknown is never repeated, not even by a retry. */
export async function sendOrders(
  run: SmtpRun,
  settings: MailSettings,
  read: ReadOrder,
): Promise<ItemResult[]> {
  if (run.itemCount === 0) return [];
  const orders = prepareItems(run, (itemIndex) => read(run.host, itemIndex, settings));
  const unsent = stopBeforeAsking(run, orders);
  if (unsent) return unsent;
  const kept = new KeptOutcomes<ItemResult>(run.host);
  const results = orders.map((order, itemIndex) =>
    order.ok ? kept.recall(toKey(itemIndex, order.value)) : order,
  );
  const waiting = orders.map((order, itemIndex) =>
    order.ok && results[itemIndex] === null ? order.value : null,
  );
  const sender = run.openSender(settings.server);
  try {
    await sendMails(run, { waiting, results, kept, sender, settings });
  } finally {
    sender.close();
  }
  if (results.every((result) => result?.ok === true)) kept.forget();
  const done = results.filter((result, place) => result?.ok && !isDry(orders[place])).length;
  return endAtFailure(run, results, done);
}

interface Sending {
  /** By item; `null` = nothing to send. */
  readonly waiting: readonly (Order | null)[];
  /** By item, filled in as mails go out. */
  readonly results: (ItemResult | null)[];
  readonly kept: KeptOutcomes<ItemResult>;
  readonly sender: MailSender;
  readonly settings: MailSettings;
}

async function sendMails(run: SmtpRun, sending: Sending): Promise<void> {
  const { waiting, results, sender, settings } = sending;
  const signal = run.host.signal;
  for (const planned of planOrders(waiting, readItemsPerMail(run.host))) {
    if (signal?.aborted) return;
    const mail = writeMail(planned.command, planned.charset, settings, new Date());
    if (!mail.ok) {
      for (const place of planned.messages) results[place] = mail;
      if (run.stopOnFailure) return;
      continue;
    }
    const failed = planned.isDryRun ? null : nameMessage(await sender.send(mail.value), planned.id);
    for (const place of planned.messages) {
      results[place] = settle(sending, planned, place, mail.value, failed);
    }
    if (failed !== null && run.stopOnFailure) return;
  }
}

function settle(
  { waiting, kept }: Sending,
  planned: OrderedMail,
  place: number,
  mail: Mail,
  failed: MailFailure | null,
): ItemResult | null {
  const order = waiting[place];
  if (!order) return null;
  if (planned.isDryRun) return success(toDryOutputs(planned, place, order, mail));
  const result: ItemResult =
    failed === null
      ? success(toSentOutputs(planned.id, order, mail))
      : { ok: false, problem: failed };
  // A mail that certainly did not go out may be sent again.
  if (failed === null || failed.retry === 'unknownOutcome') kept.keep(toKey(place, order), result);
  return result;
}

/** Only with the ID can somebody find out what became of it. */
function nameMessage(failed: MailFailure | null, id: string): MailFailure | null {
  return failed?.retry === 'unknownOutcome' ? unknownOutcome(id) : failed;
}

function toKey(itemIndex: number, { command }: Order): string {
  return `${itemIndex} ${command.phones.join(',')}`;
}

function isDry(order: Result<Order> | undefined): boolean {
  return order?.ok === true && order.value.isDryRun;
}

/** Without the option each item has its own mail, as one message has. */
function readItemsPerMail(host: Host): number {
  const given = Number(readOptions(host, 0).itemsPerMail ?? 1);
  return Number.isFinite(given) && given > 1 ? Math.floor(given) : 1;
}

/** Up to the first failure where that ends the run. */
function endAtFailure(
  run: SmtpRun,
  results: readonly (ItemResult | null)[],
  done: number,
): ItemResult[] {
  const all = results.map((result): ItemResult => result ?? success([]));
  const failed = all.findIndex(({ ok }) => !ok);
  if (!run.stopOnFailure || failed < 0) return all;
  const result = all[failed] as Extract<ItemResult, { ok: false }>;
  const last = done === 0 ? result : failAfter(result.problem, { kind: 'mails', count: done });
  return [...all.slice(0, failed), last];
}
