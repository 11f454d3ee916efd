import type { Access } from '../access';
import { readHandlerAddress } from '../callbacks/address';
import { describeCall, describeIncoming } from '../callbacks/event';
import type { Settings } from '../account';
import type { ConfirmationCall } from '../confirmation-calls';
import { FAULT_KINDS, type FaultRule } from '../faults';
import type { Gateway } from '../gateway';
import { MASK, type JournalEntry } from '../journal';
import type { AnswerMail } from '../smtp/mailbox';
import { normalisePhone } from '../numbers/normalise';
import type { SmppServer } from '../smpp/server';
import { checkSettings } from './check-settings';
import { listAccepted, type AcceptedMessage } from './accepted';
import {
  listMailings,
  listRentedNumbers,
  listSenders,
  listSubClients,
  type KeptMailing,
  type KeptSender,
  type KeptSubClient,
  type RentedNumber,
} from './kept-accounts';

export interface IncomingInput {
  readonly phone: string;
  readonly text: string;
  /** The account's number that got it. */
  readonly to?: string;
  /** Id of the sent message that this one answers. */
  readonly replyToId?: string;
}

/** What stands behind the `/emulator/*` routes; a program in the same process calls it directly. */
export interface EmulatorControl {
  /**
   * Sets the address of the handler as a user pastes it in the cabinet; `null` = none.
   * @throws Error when it is no http(s) address
   */
  setCallbackUrl(address: string | null): void;
  /** A subscriber writes. Resolves when the handler was told. */
  incoming(input: IncomingInput): Promise<{ id: string }>;
  /** A subscriber calls the number for confirmations. Resolves when the handler was told. */
  call(input: { readonly phone: string }): Promise<{ phone: string }>;
  /**
   * Somebody clicks a short link, named by its ID, its full or its short address; tells where it leads.
   * @throws Error when there is none
   */
  click(link: string): { id: string; link: string; clicks: number };
  /**
   * Moves the clock; everything that falls due happens, callbacks included, before it resolves.
   * @throws Error for more than ten years at once; the clock stays as it was
   */
  advance(seconds: number): Promise<{ now: string }>;
  /** Resolves when every callback that is due has been delivered or has failed. */
  settle(): Promise<void>;
  /** Replaces the fault rules; `[]` = none. */
  setFaults(rules: readonly FaultRule[]): void;
  /** Changes the account or the gateway's mood; see {@link Settings}. */
  configure(changes: Partial<Settings>): Settings;
  /** Requests and callbacks, oldest first, secrets masked. */
  readLog(): readonly JournalEntry[];
  /** Messages that were taken for delivery, oldest first. */
  readMessages(): AcceptedMessage[];
  /** Mailings that were not deleted, oldest first. */
  readMailings(): KeptMailing[];
  /** Sub-clients with their money, oldest first. */
  readSubClients(): KeptSubClient[];
  /** Sender IDs with the documents that were handed in, oldest first. */
  readSenders(): KeptSender[];
  /** Numbers that were rented to receive messages. */
  readRentedNumbers(): RentedNumber[];
  /** Numbers that were to be confirmed by a call, oldest first. */
  readConfirmations(): readonly ConfirmationCall[];
  /**
   * Breaks the SMPP connections off, or stops and starts the SMPP server as a restart does.
   * @throws Error when the emulator was started without SMPP
   */
  smpp(action: SmppAction): Promise<SmppState>;
  /** Mails that answered commands by mail, oldest first. */
  readMails(): readonly AnswerMail[];
  /** Back to the state after the start; the handler's address included. */
  reset(): void;
}

/** What can be done to the SMPP server; `look` changes nothing. */
export const SMPP_ACTIONS = ['look', 'disconnect', 'pause', 'resume'] as const;
export type SmppAction = (typeof SMPP_ACTIONS)[number];

export interface SmppState {
  /** Connections that are bound, oldest first. */
  readonly sessions: ReturnType<SmppServer['handle']['sessions']>;
  /** Statuses and incoming messages that no client has taken yet. */
  readonly waiting: number;
}

const OWN_NUMBER = '77010000001';
/** One step of the clock. What is due hourly comes 88,000 times on the way. */
const LONGEST_STEP_SECONDS = 10 * 366 * 86_400;
/** Dates of answers have a year of four digits. */
const END_OF_TIME = Date.UTC(9999, 0, 1);

/** @throws Error for a step that would leave the clock without a date; the clock stays as it was */
function checkStep(seconds: number, now: number): void {
  const isStep = typeof seconds === 'number' && seconds >= 0 && seconds <= LONGEST_STEP_SECONDS;
  if (isStep && now + seconds * 1000 < END_OF_TIME) return;
  throw new Error(
    `Give 'seconds' as a number from 0 to ${LONGEST_STEP_SECONDS} (ten years); the clock ends with the year 9998`,
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
        "The callback address is no http(s) address; give it like 'http://host/path'",
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
      await callbacks.settle();
      return { id: String(message.id) };
    },
    async call({ phone }) {
      const caller = normalisePhone(phone).phone;
      confirmationCalls.confirm(caller, clock.now());
      callbacks.tell(describeCall(caller, clock.now()));
      await callbacks.settle();
      return { phone: caller };
    },
    click(link) {
      const found = shortLinks.find(link);
      if (!found) throw new Error(`There is no short link '${link}'`);
      shortLinks.click(found, clock.now());
      return { id: String(found.id), link: found.link, clicks: found.clicks.length + 1 };
    },
    async advance(seconds) {
      checkStep(seconds, clock.now());
      await clock.advance(seconds * 1000, () => callbacks.settle());
      await callbacks.settle();
      return { now: new Date(clock.now()).toISOString() };
    },
    settle: () => callbacks.settle(),
    setFaults(rules) {
      for (const rule of rules as readonly (FaultRule | null)[]) {
        const kind = String(rule?.kind);
        if (!Object.hasOwn(FAULT_KINDS, kind)) {
          throw new Error(
            `There is no fault '${kind}'; use ${Object.keys(FAULT_KINDS).join(', ')}`,
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
      if (!smpp) throw new Error('This emulator speaks no SMPP; start it with an SMPP port');
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
