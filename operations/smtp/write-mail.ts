import {
  buildMail,
  type Mail,
  type MailCharset,
  planMails,
  type PlannedMail,
  type PreparedCommand,
  type Result,
  type SmtpCommand,
  writeCommand,
} from '../../protocol';
import { createMessageId, type MailSettings } from './mail';

/** The order of one item, as a command that is alone in its e-mail. */
export interface Order {
  readonly command: PreparedCommand;
  readonly charset: MailCharset;
  readonly isDryRun: boolean;
}

/** An e-mail, its items, and its charset. */
export interface OrderedMail extends PlannedMail {
  readonly charset: MailCharset;
  readonly isDryRun: boolean;
}

/** Returns which items share an e-mail; `null` is an item that is not sent. */
export function planOrders(
  orders: readonly (Order | null)[],
  messagesPerMail: number,
): OrderedMail[] {
  const commands = orders.map((order) => order?.command ?? null);
  const trait = (place: number) => `${orders[place]?.charset} ${orders[place]?.isDryRun}`;
  const mails = planMails(commands, { messagesPerMail, createId: createMessageId, trait });
  return mails.map((mail) => {
    const { charset = 'auto', isDryRun = true } = orders[mail.messages[0] ?? 0] ?? {};
    return { ...mail, charset, isDryRun };
  });
}

export function writeMail(
  command: SmtpCommand,
  charset: MailCharset,
  { from, to }: MailSettings,
  now: Date,
): Result<Mail> {
  const body = writeCommand(command);
  if (!body.ok) return body;
  const reference = createMessageId();
  return buildMail({ from, to, date: now, reference, body: body.value, charset });
}

/** Returns the problem of an e-mail with one order alone, or `null`. */
export function checkOrder(
  order: Order,
  settings: MailSettings,
  now: Date,
): Extract<Result<never>, { ok: false }> | null {
  const [alone] = planOrders([order], 1);
  const mail = alone && writeMail(alone.command, order.charset, settings, now);
  return mail === undefined || mail.ok ? null : mail;
}
