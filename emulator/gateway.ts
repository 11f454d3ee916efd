import { createAccount, type Account } from './account';
import { createCallbacks, type Callbacks } from './callbacks/callbacks';
import { describeStatus } from './callbacks/event';
import type { Clock } from './clock';
import { createConfirmationCalls, type ConfirmationCalls } from './confirmation-calls';
import { createDirectory, type Directory } from './directory/directory';
import type { ReportFault } from './fault-guard';
import { createFaults, type Faults } from './faults';
import { createInbox, type Inbox } from './inbox';
import { createIncomingNumbers, type IncomingNumbers } from './incoming-numbers';
import type { Journal } from './journal';
import { createLimiter, type Charge, type Limiter } from './limits';
import { createLife, type Life } from './messages/life';
import { createMailings, type Mailings } from './mailings/mailings';
import { createMessageStore, type MessageStore } from './messages/store';
import { createRandom, type Random } from './random';
import { createShortLinks, type ShortLinks } from './short-links';
import { createMailbox, type Mailbox } from './smtp/mailbox';
import { createSubClients, type SubClients } from './sub-clients/sub-clients';

/** The complete state of the emulated gateway, shared by all protocols. */
export interface Gateway {
  readonly clock: Clock;
  /** Login of the account, as statistics name it. */
  readonly login: string;
  readonly account: Account;
  readonly messages: MessageStore;
  readonly life: Life;
  readonly inbox: Inbox;
  readonly shortLinks: ShortLinks;
  readonly confirmationCalls: ConfirmationCalls;
  readonly incomingNumbers: IncomingNumbers;
  /** Contacts, groups, blocklist, sender IDs and templates. */
  readonly directory: Directory;
  readonly mailings: Mailings;
  readonly subClients: SubClients;
  /** E-mails sent in response to commands by e-mail. */
  readonly mailbox: Mailbox;
  readonly limiter: Limiter;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly callbacks: Callbacks;
  readonly random: Random;
  /** Called with bugs of the emulator itself, which keeps running. */
  readonly report: ReportFault;
  /** Whether the rate limits allow one more of each. */
  readonly allows: (charges: readonly Charge[]) => boolean;
}

export interface GatewayOptions {
  readonly clock: Clock;
  readonly login: string;
  readonly seed: number;
  /** Receives one line per event, without secrets. */
  readonly say: (line: string) => void;
  readonly journal: Journal;
  readonly report: ReportFault;
}

export function createGateway({
  clock,
  login,
  seed,
  say,
  journal,
  report,
}: GatewayOptions): Gateway {
  const account = createAccount();
  const random = createRandom(seed);
  // A separate sequence: drawing a voice code must not change which faults apply.
  const faults = createFaults(createRandom(seed + 1));
  const limiter = createLimiter();
  const directory = createDirectory(account);
  const life = createLife(clock, directory.restrict);
  const callbacks = createCallbacks({ clock, account, faults, journal, say, report });
  life.onChange((message) => {
    if (message.reportTo === 'http') callbacks.tell(describeStatus(message));
  });
  const messages = createMessageStore();
  return {
    clock,
    login,
    account,
    random,
    report,
    faults,
    journal,
    limiter,
    life,
    callbacks,
    directory,
    messages,
    mailings: createMailings({ clock, account, messages, life, random }),
    subClients: createSubClients(),
    inbox: createInbox(),
    mailbox: createMailbox(),
    shortLinks: createShortLinks(),
    confirmationCalls: createConfirmationCalls(),
    incomingNumbers: createIncomingNumbers(),
    allows: (charges) => !account.settings.limits || limiter.allows(charges, clock.now()),
  };
}
