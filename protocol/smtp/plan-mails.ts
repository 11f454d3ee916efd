import { addSettingLine } from '../text/gateway-marks';
import type { CommandContent, CommandFields, SmtpCommand } from './command';
import type { PreparedCommand } from './prepare-command';

/**
 * Most octets of the texts in one e-mail: in base64 and with headers it stays below the size limit
 * of the gateway.
 */
const MOST_OCTETS = 70_000;

export interface PlanSettings {
  /** Most messages in one e-mail; 1 sends each message separately. */
  readonly messagesPerMail: number;
  /** Returns a message ID that is unique in the account. */
  createId(): string;
  /** Returns a key that must be equal for all messages of an e-mail. */
  trait?(place: number): string;
}

/** One e-mail and the messages in it. */
export interface PlannedMail {
  readonly id: string;
  /** Indexes of the given list, ascending. */
  readonly messages: readonly number[];
  readonly command: SmtpCommand;
}

interface OpenMail {
  readonly messages: number[];
  readonly commands: PreparedCommand[];
  readonly phones: Set<string>;
  octets: number;
}

/**
 * Combines messages into e-mails, in the order of their first messages. Messages share an e-mail
 * only if a list supports them for certain: plain texts to phone numbers or addresses, with equal
 * settings and the same message ID or none. A recipient appears once per e-mail, because its status
 * can only be requested by the ID of the e-mail. `null` in the list is a message that is not sent.
 * Source: SMTP API, "Sending messages by SMTP" (`list`).
 */
export function planMails(
  commands: readonly (PreparedCommand | null)[],
  { messagesPerMail, createId, trait }: PlanSettings,
): PlannedMail[] {
  const mails: OpenMail[] = [];
  const open = new Map<string, OpenMail>();
  for (const [place, command] of commands.entries()) {
    if (command === null) continue;
    const isShared = command.fitsList && messagesPerMail > 1;
    const key = isShared ? shareKey(command, trait?.(place)) : null;
    const known = key === null ? undefined : open.get(key);
    if (known && hasRoom(known, command, messagesPerMail)) {
      add(known, place, command);
      continue;
    }
    const mail: OpenMail = { messages: [], commands: [], phones: new Set(), octets: 0 };
    add(mail, place, command);
    mails.push(mail);
    if (key !== null) open.set(key, mail);
  }
  return mails.map((mail) => toPlannedMail(mail, createId));
}

function shareKey({ fields, lastLine }: PreparedCommand, trait: string | undefined): string {
  return JSON.stringify([Object.values(fields), lastLine, trait]);
}

function hasRoom(mail: OpenMail, command: PreparedCommand, messagesPerMail: number): boolean {
  return (
    mail.commands.length < messagesPerMail &&
    mail.octets + countOctets(command) <= MOST_OCTETS &&
    command.phones.every((phone) => !mail.phones.has(withoutPlus(phone)))
  );
}

function add(mail: OpenMail, place: number, command: PreparedCommand): void {
  mail.messages.push(place);
  mail.commands.push(command);
  mail.octets += countOctets(command);
  for (const phone of command.phones) mail.phones.add(withoutPlus(phone));
}

/** Octets in the larger of the two charsets, with separators. */
function countOctets({ phones, text }: PreparedCommand): number {
  return Buffer.byteLength(text) + Buffer.byteLength(phones.join(',')) + 3;
}

function withoutPlus(phone: string): string {
  return phone.replace(/^\+/, '');
}

function toPlannedMail(
  { messages, commands }: OpenMail,
  createId: PlanSettings['createId'],
): PlannedMail {
  const [first] = commands as [PreparedCommand, ...PreparedCommand[]];
  const id = first.fields.id === '' ? createId() : first.fields.id;
  const fields: CommandFields = { ...first.fields, id };
  return { id, messages, command: { fields, content: toContent(commands, first) } };
}

function toContent(commands: readonly PreparedCommand[], first: PreparedCommand): CommandContent {
  const { phones, text, lastLine } = first;
  if (commands.length === 1) {
    return { kind: 'text', phones, text: addSettingLine(text, lastLine) };
  }
  const entries = commands.map((command) => ({ phones: command.phones, text: command.text }));
  return { kind: 'list', entries, lastLine };
}
