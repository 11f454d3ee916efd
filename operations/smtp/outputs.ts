import {
  formatProblem,
  type LabelOf,
  type Mail,
  type Problem,
  type TextLanguage,
  writeCommand,
  writtenPhone,
} from '../../protocol';
import { markDryRun } from '../items/dry-run';
import type { Row } from '../host';
import { toErrorOutput as toSharedOutput } from '../smpp/outputs';
import type { ErrorOutput } from '../items/result-rows';
import type { MailFailure } from './mail-failure';
import type { Order } from './write-mail';
import type { OrderedMail } from './write-mail';

export type MailProblem = Problem | MailFailure;

/** Returns the output for a problem. */
export function toErrorOutput(
  problem: MailProblem,
  labelOf?: LabelOf,
  language: TextLanguage = 'en',
): ErrorOutput {
  if (problem.kind !== 'smtp') return toSharedOutput(problem, labelOf, language);
  const { name, stage, responseCode, messageId } = problem;
  const { text: message, advice } = formatProblem(problem, labelOf);
  const known = { code: null, name, message, advice };
  return { error: { ...known, ...{ stage, responseCode, messageId } } };
}

/**
 * Returns the rows of a sent e-mail. The mail server accepted it; the response of the gateway comes
 * later.
 */
export function toSentOutputs(id: string, { command }: Order, mail: Mail): Row[] {
  const { charset } = mail;
  return command.phones.map((phone) => ({
    ...{ phone: writtenPhone(phone), accepted: null, id, queued: true, charset },
  }));
}

/**
 * Returns the rows of a dry run. Only the first recipient holds the e-mail, because an e-mail may
 * have hundreds of recipients.
 */
export function toDryOutputs(
  { command, messages }: OrderedMail,
  place: number,
  order: Order,
  mail: Mail,
  language: TextLanguage,
): Row[] {
  const { charset, envelope } = mail;
  const { phones } = order.command;
  return phones.map((phone, index) => ({
    ...{ phone: writtenPhone(phone), accepted: false, id: null, queued: false, charset },
    ...markDryRun(language),
    ...(place === messages[0] &&
      index === 0 && { mail: { ...envelope, to: envelope.to[0], body: hideAccount(command) } }),
  }));
}

function hideAccount({ fields, content }: OrderedMail['command']): string {
  const hidden = { ...fields, login: '<login>', psw: '<password>' };
  const body = writeCommand({ fields: hidden, content });
  return body.ok ? body.value : '';
}
