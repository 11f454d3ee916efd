import type { Account } from '../account';
import { createFloodGuard } from '../messages/flood';
import type { Message } from '../messages/message';
import type { OutcomeRow } from '../outcomes';
import { createBlocklist, type Blocklist } from './blocklist';
import { createContactBook, type ContactBook } from './contact-book';
import { createSenderList, type SenderList } from './sender-list';
import { createTemplateList, type TemplateList } from './template-list';

/** Contacts, blocklist, sender IDs and templates of the account. */
export interface Directory {
  readonly contacts: ContactBook;
  readonly blocklist: Blocklist;
  readonly senders: SenderList;
  readonly templates: TemplateList;
  /**
   * The outcome of a message that the lists forbid; `null` = allowed. Called once for each message.
   */
  restrict(message: Message, now: number): OutcomeRow | null;
  /** Restores the initial state from the settings. */
  reset(): void;
}

/**
 * Duration of moderation, in milliseconds of the emulator's clock. Undocumented; real moderators
 * take hours.
 */
export const MODERATION_MS = 60_000;

const PROHIBITED = 23;
const FLOODED: OutcomeRow = { ending: '', final: { status: PROHIBITED, err: 251 } };
const ON_BLOCKLIST: OutcomeRow = { ending: '', final: { status: PROHIBITED, err: 252 } };
const UNREGISTERED: OutcomeRow = { ending: '', final: { status: PROHIBITED, err: 254 } };
/** Without a text, neither list applies. */
const TEXTLESS = ['hlr', 'ping'];

export function createDirectory(account: Account): Directory {
  const contacts = createContactBook(account.settings.groups);
  const senders = createSenderList(account.settings.senders);
  const blocklist = createBlocklist();
  const templates = createTemplateList();
  const flood = createFloodGuard();
  return {
    contacts,
    senders,
    blocklist,
    templates,
    restrict(message, now) {
      const { phone, channel, sender, isMass } = message;
      if (TEXTLESS.includes(channel.name)) return null;
      if (account.settings.limits && flood.blocks(message, now)) return FLOODED;
      if (blocklist.blocks(phone, isMass)) return ON_BLOCKLIST;
      const isOwnName = sender !== '' && sender !== '.';
      return account.settings.checkSenders && isOwnName && !senders.isApproved(sender, now)
        ? UNREGISTERED
        : null;
    },
    reset() {
      contacts.seed(account.settings.groups);
      senders.seed(account.settings.senders);
      blocklist.reset();
      templates.reset();
      flood.reset();
    },
  };
}
