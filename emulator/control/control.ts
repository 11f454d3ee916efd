import type { Access } from '../access';
import { readHandlerAddress } from '../callbacks/address';
import { describeCall, describeIncoming } from '../callbacks/event';
import type { Settings } from '../account';
import type { ConfirmationCall } from '../confirmation-calls';
import { FAULT_KINDS, type FaultRule } from '../faults';
import type { Gateway } from '../gateway';
import { MASK, type JournalEntry } from '../journal';
import type { ResponseMail } from '../smtp/mailbox';
import { normalisePhone } from '../numbers/normalise';
import type { SmppServer } from '../smpp/server';
import { checkSettings } from './check-settings';
import { listAccepted, type AcceptedMessage } from './accepted';
import {
  listMailings,
  listRentedNumbers,
  listSenders,
  listSubClients,
  type MailingSnapshot,
  type SenderSnapshot,
  type SubClientSnapshot,
  type RentedNumber,
} from './snapshots';

export interface IncomingInput {
  readonly phone: string;
  readonly text: string;
  /** The account's number that received it. */
  readonly to?: string;
  /** ID of the sent message that this is a reply to. */
  readonly replyToId?: string;
}

/**
 * The functions behind the `/emulator/*` routes; a program in the same process calls them directly.
 */
export interface EmulatorControl {
  /**
   * Sets the callback URL as it is entered in the SMSC dashboard; `null` = none.
   * @throws Error if it is not an http(s) URL
   */
  setCallbackUrl(address: string | null): void;
  /** A subscriber sends a message. Resolves after the callback. */
  incoming(input: IncomingInput): Promise<{ id: string }>;
  /** A subscriber calls a confirmation number. Resolves after the callback. */
  call(input: { readonly phone: string }): Promise<{ phone: string }>;
  /**
   * Records a click on a short link, given by its ID, full URL or short URL, and returns its
   * target.
   * @throws Error if the link does not exist
   */
  click(link: string): { id: string; link: string; clicks: number };
  /**
   * Moves the clock. Everything that falls due happens before it resolves, callbacks included.
   * @throws Error for more than ten years at once; the clock is left unchanged
   */
  advance(seconds: number): Promise<{ now: string }>;
  /** Resolves when every callback that is due has been delivered or has failed. */
  waitForCallbacks(): Promise<void>;
  /** Replaces the fault rules; `[]` = none. */
  setFaults(rules: readonly FaultRule[]): void;
  /** Changes account and behaviour settings; see {@link Settings}. */
  configure(changes: Partial<Settings>): Settings;
  /** Requests and callbacks, oldest first, secrets masked. */
  readLog(): readonly JournalEntry[];
  /** Accepted messages, oldest first. */
  readMessages(): AcceptedMessage[];
  /** Mailings that were not deleted, oldest first. */
  readMailings(): MailingSnapshot[];
  /** Subaccounts with their balances, oldest first. */
  readSubClients(): SubClientSnapshot[];
  /** Sender IDs with the uploaded documents, oldest first. */
  readSenders(): SenderSnapshot[];
  /** Numbers that were rented for incoming messages. */
  readRentedNumbers(): RentedNumber[];
  /** Phone numbers to be confirmed by a call, oldest first. */
  readConfirmations(): readonly ConfirmationCall[];
  /**
   * Disconnects all SMPP clients, or stops and starts the SMPP server as a restart does.
   * @throws Error if the emulator was started without SMPP
   */
  smpp(action: SmppAction): Promise<SmppState>;
  /** E-mails sent in response to commands by e-mail, oldest first. */
  readMails(): readonly ResponseMail[];
  /** Restores the state after the start, the callback URL included. */
  reset(): void;
}

/** Actions on the SMPP server; `look` changes nothing. */
export const SMPP_ACTIONS = ['look', 'disconnect', 'pause', 'resume'] as const;
export type SmppAction = (typeof SMPP_ACTIONS)[number];

export interface SmppState {
  /** Bound connections, oldest first. */
  readonly sessions: ReturnType<SmppServer['handle']['sessions']>;
  /** Receipts and incoming messages that no client has accepted yet. */
  readonly waiting: number;
}

const OWN_NUMBER = '77010000001';
/** Largest step of the clock. An hourly task runs 88,000 times in it. */
const LONGEST_STEP_SECONDS = 10 * 366 * 86_400;
/** Dates in responses have a year of four digits. */
const END_OF_TIME = Date.UTC(9999, 0, 1);

/** @throws Error for a step that the clock cannot make; the clock is left unchanged */
function checkStep(seconds: number, now: number): void {
  const isStep = typeof seconds === 'number' && seconds >= 0 && seconds <= LONGEST_STEP_SECONDS;
  if (isStep && now + seconds * 1000 < END_OF_TIME) return;
  throw new Error(
    `'seconds' must be a number from 0 to ${LONGEST_STEP_SECONDS} (ten years). The clock ends with the year 9998`,
  );
}

export function createControl(
  gateway: Gateway,
  access: Access,
  firstCallbackUrl: string | undefined,
  smpp?: SmppServer,
): EmulatorControl {
  const { clock, account, callbacks, directory, faults, inbox, journal, limiter, messages } =
    gateway;

  const { confirmationCalls, mailings, shortLinks, subClients } = gateway;

  function setCallbackUrl(address: string | null): void {
    const parsed = address === null ? null : readHandlerAddress(address);
    if (address !== null && !parsed) {
      throw new Error(
        "The callback URL is not a valid http(s) URL. Use one such as 'http://host/path'",
      );
    }
    callbacks.setAddress(parsed);
  }

  if (firstCallbackUrl !== undefined) setCallbackUrl(firstCallbackUrl);

  return {
    setCallbackUrl,
    async incoming({ phone, text, to = OWN_NUMBER, replyToId }) {
      const now = clock.now();
      const message = inbox.add({
        phone: normalisePhone(phone).phone,
        text,
        to: normalisePhone(to).phone,
        replyToId: replyToId ?? null,
        sentAt: now,
        receivedAt: now,
      });
      if (!account.settings.smppIncoming) callbacks.tell(describeIncoming(message));
      await callbacks.waitUntilIdle();
      return { id: String(message.id) };
    },
    async call({ phone }) {
      const caller = normalisePhone(phone).phone;
      confirmationCalls.confirm(caller, clock.now());
      callbacks.tell(describeCall(caller, clock.now()));
      await callbacks.waitUntilIdle();
      return { phone: caller };
    },
    click(link) {
      const found = shortLinks.find(link);
      if (!found) throw new Error(`The short link '${link}' does not exist`);
      shortLinks.click(found, clock.now());
      return { id: String(found.id), link: found.link, clicks: found.clicks.length + 1 };
    },
    async advance(seconds) {
      checkStep(seconds, clock.now());
      await clock.advance(seconds * 1000, () => callbacks.waitUntilIdle());
      await callbacks.waitUntilIdle();
      return { now: new Date(clock.now()).toISOString() };
    },
    waitForCallbacks: () => callbacks.waitUntilIdle(),
    setFaults(rules) {
      for (const rule of rules as readonly (FaultRule | null)[]) {
        const kind = String(rule?.kind);
        if (!Object.hasOwn(FAULT_KINDS, kind)) {
          throw new Error(
            `Unknown fault '${kind}'. Use one of ${Object.keys(FAULT_KINDS).join(', ')}`,
          );
        }
      }
      faults.set(rules);
    },
    configure(changes) {
      checkSettings(changes);
      account.configure(changes);
      if (changes.groups) directory.contacts.seed(changes.groups);
      if (changes.senders) directory.senders.seed(changes.senders);
      const { smppPassword, ...shown } = account.settings;
      const masked = smppPassword === null ? null : MASK;
      return { ...shown, smppPassword: masked, balance: account.balance / 100 };
    },
    readLog: () => journal.all(),
    readMessages: () => listAccepted(messages),
    readMailings: () => listMailings(mailings),
    readSubClients: () => listSubClients(subClients),
    readSenders: () => listSenders(directory.senders),
    readRentedNumbers: () => listRentedNumbers(gateway.incomingNumbers),
    readMails: () => gateway.mailbox.all(),
    readConfirmations: () => confirmationCalls.all(),
    async smpp(action) {
      if (!smpp) throw new Error('SMPP is not enabled. Start the emulator with an SMPP port');
      const { handle } = smpp;
      if (action !== 'look') await handle[action]();
      return { sessions: handle.sessions(), waiting: handle.waiting() };
    },
    reset() {
      clock.reset();
      account.reset();
      directory.reset();
      access.reset();
      messages.reset();
      mailings.reset();
      subClients.reset();
      inbox.reset();
      gateway.mailbox.reset();
      shortLinks.reset();
      confirmationCalls.reset();
      gateway.incomingNumbers.reset();
      limiter.reset();
      faults.reset();
      journal.reset();
      callbacks.reset();
      smpp?.reset();
      setCallbackUrl(firstCallbackUrl ?? null);
    },
  };
}
