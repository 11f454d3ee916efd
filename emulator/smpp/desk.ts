import { findStatus } from '../../protocol/tables';
import type { Credentials } from '../access';
import type { Gateway } from '../gateway';
import type { Message } from '../messages/message';
import { describeInboxMessage, describeReceipt } from './deliveries';
import { createOutbound, type Outbound } from './outbound';
import { createPartBox, type PartBox } from './parts';

/** A connection that is bound. */
export interface BoundSession {
  readonly mode: 'transmitter' | 'receiver' | 'transceiver';
  readonly systemType: string;
  /** `interface_version` as the client gave it. */
  readonly version: number;
  close(): void;
}

/** What all SMPP connections of the account share. */
export interface SmppDesk {
  readonly gateway: Gateway;
  readonly credentials: Pick<Credentials, 'login' | 'password'>;
  readonly outbound: Outbound;
  readonly parts: PartBox;
  /** Bound connections, oldest first. */
  readonly sessions: BoundSession[];
  /** Whether one more message this second is too fast; counts it if not. */
  isTooFast(): boolean;
  /** The message that was answered with this ID, whichever protocol brought it. */
  find(id: string): Message | undefined;
  /** Notes the IDs of the parts of a message, of which the first is that of the message. */
  nameParts(ids: readonly string[]): void;
  reset(): void;
}

const DELIVERED = 1;

/** Whether the client asked for a receipt of the status that the message has. */
function isAskedFor({ reportTo, status }: Message): boolean {
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

/** Statuses that follow a delivery have no word in SMPP; a second receipt for them is not guessed. */
const AFTERWARDS = [2, 4];

export function createSmppDesk(
  gateway: Gateway,
  credentials: Pick<Credentials, 'login' | 'password'>,
): SmppDesk {
  const outbound = createOutbound(gateway.clock);
  const parts = createPartBox();
  let idsOf = new Map<string, readonly string[]>();
  let firstOf = new Map<string, string>();
  let moments: number[] = [];

  gateway.life.onChange((message) => {
    const isLast = findStatus(message.status)?.isFinal === true;
    if (!isLast || AFTERWARDS.includes(message.status) || !isAskedFor(message)) return;
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
    nameParts(ids) {
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
