import type { Account } from '../account';
import type { Message } from '../messages/message';
import type { OutcomeRow } from '../outcomes';
import { createBlackList, type BlackList } from './black-list';
import { createContactBook, type ContactBook } from './contact-book';
import { createSenderList, type SenderList } from './sender-list';
import { createTemplateList, type TemplateList } from './template-list';

/** What the lists of the cabinet hold. */
export interface Directory {
  readonly contacts: ContactBook;
  readonly blackList: BlackList;
  readonly senders: SenderList;
  readonly templates: TemplateList;
  /** The outcome of a message that the lists forbid, `null` = they let it pass. */
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
const BLACK_LISTED: OutcomeRow = { ending: '', final: { status: PROHIBITED, err: 252 } };
const UNREGISTERED: OutcomeRow = { ending: '', final: { status: PROHIBITED, err: 254 } };
/** They carry no text, so neither list concerns them. */
const TEXTLESS = ['hlr', 'ping'];

export function createDirectory(account: Account): Directory {
  const contacts = createContactBook(account.settings.groups);
  const senders = createSenderList(account.settings.senders);
  const blackList = createBlackList();
  const templates = createTemplateList();
  return {
    contacts,
    senders,
    blackList,
    templates,
    restrict({ phone, channel, sender, isMass }, now) {
      if (TEXTLESS.includes(channel.name)) return null;
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
    },
  };
}
