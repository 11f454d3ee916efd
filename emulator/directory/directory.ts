import type { Account } from '../account';
import { createFloodGuard } from '../messages/flood';
import type { Message } from '../messages/message';
import type { OutcomeRow } from '../outcomes';
import { createBlackList, type BlackList } from './black-list';
import { createContactBook, type ContactBook } from './contact-book';
import { createSenderList, type SenderList } from './sender-list';
import { createTemplateList, type TemplateList } from './template-list';

/** What the lists of the cabinet hold, and what the account may not send. */
export interface Directory {
  readonly contacts: ContactBook;
  readonly blackList: BlackList;
  readonly senders: SenderList;
  readonly templates: TemplateList;
  /** The outcome of a message that must not leave, `null` = it may. Asked once for each message. */
  restrict(message: Message, now: number): OutcomeRow | null;
  /** Starts anew with what the settings list. */
  reset(): void;
}

/**
 * How long moderators take, in milliseconds of the emulator's clock. Nobody has documented it; the
 * real ones take hours.
 */
export const MODERATION_MS = 60_000;

const PROHIBITED = 23;
const FLOODED: OutcomeRow = { ending: '', final: { status: PROHIBITED, err: 251 } };
const BLACK_LISTED: OutcomeRow = { ending: '', final: { status: PROHIBITED, err: 252 } };
const UNREGISTERED: OutcomeRow = { ending: '', final: { status: PROHIBITED, err: 254 } };
/** They carry no text, so neither list concerns them. */
const TEXTLESS = ['hlr', 'ping'];

export function createDirectory(account: Account): Directory {
  const contacts = createContactBook(account.settings.groups);
  const senders = createSenderList(account.settings.senders);
  const blackList = createBlackList();
  const templates = createTemplateList();
  const flood = createFloodGuard();
  return {
    contacts,
    senders,
    blackList,
    templates,
    restrict(message, now) {
      const { phone, channel, sender, isMass } = message;
      if (TEXTLESS.includes(channel.name)) return null;
      if (account.settings.limits && flood.blocks(message, now)) return FLOODED;
      if (blackList.blocks(phone, isMass)) return BLACK_LISTED;
      const isOwnName = sender !== '' && sender !== '.';
      return account.settings.checkSenders && isOwnName && !senders.isApproved(sender, now)
        ? UNREGISTERED
        : null;
    },
    reset() {
      contacts.seed(account.settings.groups);
      senders.seed(account.settings.senders);
      blackList.reset();
      templates.reset();
      flood.reset();
    },
  };
}
