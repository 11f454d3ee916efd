import { findStatus } from '../../protocol/tables';
import type { Credentials } from '../access';
import type { Gateway } from '../gateway';
import type { Message } from '../messages/message';
import { describeInboxMessage, describeReceipt } from './deliveries';
import { createOutbound, type Outbound } from './outbound';
import { createPartBox, type PartBox } from './parts';

/** A bound connection. */
export interface BoundSession {
  readonly mode: 'transmitter' | 'receiver' | 'transceiver';
  readonly systemType: string;
  /** `interface_version` as sent by the client. */
  readonly version: number;
  close(): void;
}

/** The SMPP side of the account, shared by all its connections. */
export interface SmppAccount {
  readonly gateway: Gateway;
  readonly credentials: Pick<Credentials, 'login' | 'password'>;
  readonly outbound: Outbound;
  readonly parts: PartBox;
  /** Bound connections, oldest first. */
  readonly sessions: BoundSession[];
  /** Whether one more message exceeds the limit of this second; counts the message if not. */
  isTooFast(): boolean;
  /** The message with this ID, whichever protocol it came from. */
  find(id: string): Message | undefined;
  /** Stores the IDs of the segments of a message; the first is that of the message. */
  registerParts(ids: readonly string[]): void;
  reset(): void;
}

const DELIVERED = 1;

/** Whether the client requested a receipt for the current status of the message. */
function wantsReceipt({ reportTo, status }: Message): boolean {
  const isSuccess = status === DELIVERED;
  switch (reportTo) {
    case 'smpp':
      return true;
    case 'smppFailures':
      return !isSuccess;
    case 'smppSuccesses':
      return isSuccess;
    default:
      return false;
  }
}

/** SMPP has no state for what follows a delivery, so no second receipt is sent. */
const AFTERWARDS = [2, 4];

export function createSmppAccount(
  gateway: Gateway,
  credentials: Pick<Credentials, 'login' | 'password'>,
): SmppAccount {
  const outbound = createOutbound(gateway.clock);
  const parts = createPartBox();
  let idsOf = new Map<string, readonly string[]>();
  let firstOf = new Map<string, string>();
  let moments: number[] = [];

  gateway.life.onChange((message) => {
    const isLast = findStatus(message.status)?.isFinal === true;
    if (!isLast || AFTERWARDS.includes(message.status) || !wantsReceipt(message)) return;
    for (const id of idsOf.get(message.id) ?? [message.id]) {
      outbound.add(describeReceipt(message, id));
    }
  });
  gateway.inbox.onAdd((message) => {
    if (gateway.account.settings.smppIncoming) outbound.add(describeInboxMessage(message));
  });

  return {
    gateway,
    credentials,
    outbound,
    parts,
    sessions: [],
    isTooFast() {
      const { limits, smppPerSecond } = gateway.account.settings;
      if (!limits) return false;
      const now = gateway.clock.now();
      moments = moments.filter((moment) => moment > now - 1000);
      if (moments.length >= smppPerSecond) return true;
      moments.push(now);
      return false;
    },
    find(id) {
      const own = firstOf.get(id) ?? id;
      const fits = (one: Message) => one.id === own && one.isAccepted && !one.isDeleted;
      return gateway.messages.all().filter(fits).at(-1);
    },
    registerParts(ids) {
      const [first = ''] = ids;
      const own = [...new Set(ids)];
      if (own.length < 2) return;
      idsOf.set(first, own);
      for (const id of own) firstOf.set(id, first);
    },
    reset() {
      outbound.reset();
      parts.reset();
      idsOf = new Map();
      firstOf = new Map();
      moments = [];
    },
  };
}
