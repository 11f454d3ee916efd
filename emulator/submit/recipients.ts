import { normalisePhone } from '../numbers/normalise';
import { findOutcome } from '../outcomes';
import type { ChannelRow } from './channels';

export interface Recipient {
  /** Digits, address or nickname. */
  readonly phone: string;
  /** Why send.php rejects it: `error_code`, and what the history shows; `null` = accepted. */
  readonly rejection: {
    readonly code: number;
    readonly status: number;
    readonly err: number;
  } | null;
}

export type Groups = Readonly<Record<string, readonly string[]>>;

const WRONG_FORMAT = { code: 7, status: 22, err: 249 };

/** Splits `phones` and expands groups; `null` if a group does not exist. */
export function listRecipients(
  written: string,
  channel: ChannelRow,
  groups: Groups,
): Recipient[] | null {
  const recipients: Recipient[] = [];
  for (const entry of written.split(/[,;\n]/).map((part) => part.trim())) {
    if (entry === '') continue;
    const group = /^G(\d+)$/i.exec(entry);
    if (!group) {
      recipients.push(readRecipient(entry, channel));
      continue;
    }
    const members = groups[group[1] as string];
    if (!members) return null;
    recipients.push(...members.map((member) => readRecipient(member, channel)));
  }
  return recipients;
}

function readRecipient(entry: string, channel: ChannelRow): Recipient {
  if (channel.recipients === 'email') {
    const isAddress = /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(entry);
    return judge(entry, isAddress);
  }
  const { phone, isValid } = normalisePhone(entry);
  if (channel.recipients === 'any' && !isValid) return judge(entry, true);
  return judge(phone, isValid);
}

function judge(phone: string, isValid: boolean): Recipient {
  if (!isValid) return { phone, rejection: WRONG_FORMAT };
  const { rejection, final } = findOutcome(phone);
  if (rejection === undefined || !final) return { phone, rejection: null };
  return { phone, rejection: { code: rejection, ...final } };
}
