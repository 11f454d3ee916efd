import { DAY_MS, MINUTE_MS } from '../time';
import { digest } from '../wire/digest';
import type { ReceivedPart } from './read-message';

/** Identifies the connection of an offer. */
export interface OfferingSession {
  /** Start of the connection, in ms of the monotonic clock. */
  readonly startedAt: number;
}

/** One `deliver_sm` or `data_sm`: its connection and sequence number. */
export interface Offer {
  readonly session: OfferingSession;
  readonly sequence: number;
}

/** Delivery details that a handler gets with the event. */
export interface DeliveryInfo {
  /** The same ID each time the gateway offers the event. Unique in the process. */
  readonly id: string;
  /** Whether the gateway offered the event before and may not have received the acknowledgement. */
  readonly isRepeated: boolean;
}

/** An event offered to the handlers. */
export interface Delivery extends DeliveryInfo {
  /** The response was sent: an acknowledgement, or a request to offer the event again later. */
  responded(isAccepted: boolean, now: number): void;
  /** The acknowledgement arrived for certain. An equal message from now on is a new message. */
  confirmed(): void;
}

export interface RedeliveryDetector {
  /**
   * Decides whether an offer repeats an earlier one or is a new message, possibly with equal
   * content.
   */
  offered(identity: string, offer: Offer, now: number): Delivery;
}

/**
 * Shortest time a gateway waits for a response before it repeats a message on the same connection.
 */
const LEAST_RESPONSE_TIMEOUT_MS = 5000;
/** A gateway that lost an acknowledgement repeats the message soon after the next bind. */
const REDELIVERY_WINDOW_MS = 10 * MINUTE_MS;
/** A message that was rejected temporarily may return later than that. */
const LONGEST_MEMORY_MS = DAY_MS;
const MOST_OPEN_OFFERS = 10_000;

/** An offer whose acknowledgement may not have arrived. */
interface OpenOffer {
  readonly id: string;
  readonly identity: string;
  session: OfferingSession;
  sequence: number;
  offeredAt: number;
  /** Counts the offers, so that a response to an earlier one changes nothing. */
  offers: number;
  respondedAt: number | null;
  isAccepted: boolean;
}

let lastId = 0;

/**
 * Distinguishes a redelivery from a new message with the same content. A subscriber may write "Yes"
 * twice and SMPP gives incoming messages no ID, so the content alone is not enough. An offer is a
 * redelivery only if the content is equal and the gateway has a reason to repeat it:
 * - the sequence number and the connection are the same;
 * - the earlier response was a temporary rejection;
 * - the earlier offer had no response within the shortest timeout of a gateway;
 * - the connection ended before the acknowledgement arrived for certain.
 *
 * Each earlier offer explains one redelivery. Memory is limited in number and time.
 */
export function createRedeliveryDetector(mostOpenOffers = MOST_OPEN_OFFERS): RedeliveryDetector {
  const byIdentity = new Map<string, OpenOffer[]>();
  /** Ordered by time, oldest offer first. */
  const all = new Set<OpenOffer>();

  function forget(open: OpenOffer): void {
    if (!all.delete(open)) return;
    const others = (byIdentity.get(open.identity) ?? []).filter((other) => other !== open);
    if (others.length === 0) byIdentity.delete(open.identity);
    else byIdentity.set(open.identity, others);
  }

  function forgetOld(now: number): void {
    for (const open of all) {
      if (all.size <= mostOpenOffers && now - open.offeredAt < LONGEST_MEMORY_MS) return;
      forget(open);
    }
  }

  return {
    offered(identity, { session, sequence }, now) {
      forgetOld(now);
      const known = byIdentity.get(identity) ?? [];
      const before = known.find((open) => isRedelivery(open, { session, sequence }, now));
      const open = before ?? {
        id: String((lastId += 1)),
        identity,
        session,
        sequence,
        offeredAt: now,
        offers: 0,
        respondedAt: null,
        isAccepted: false,
      };
      if (before === undefined) byIdentity.set(identity, [...known, open]);
      open.session = session;
      open.sequence = sequence;
      open.offeredAt = now;
      open.respondedAt = null;
      open.isAccepted = false;
      open.offers += 1;
      all.delete(open);
      all.add(open);
      const { offers } = open;
      return {
        id: open.id,
        isRepeated: before !== undefined,
        responded(isAccepted, at) {
          if (open.offers !== offers) return;
          open.respondedAt = at;
          open.isAccepted = isAccepted;
        },
        confirmed() {
          if (open.offers === offers && open.isAccepted) forget(open);
        },
      };
    },
  };
}

function isRedelivery(open: OpenOffer, { session, sequence }: Offer, now: number): boolean {
  const { respondedAt, isAccepted, offeredAt } = open;
  if (respondedAt !== null && !isAccepted) return true;
  if (open.session !== session) return now - session.startedAt < REDELIVERY_WINDOW_MS;
  // 0 is not a valid sequence number: a server that sends it does not number its PDUs.
  if (sequence !== 0 && open.sequence === sequence) return true;
  if (respondedAt === null) return now - offeredAt >= LEAST_RESPONSE_TIMEOUT_MS;
  // The response was late, and the server repeated the message before it arrived.
  const wasLate = respondedAt - offeredAt >= LEAST_RESPONSE_TIMEOUT_MS;
  return wasLate && now - respondedAt < LEAST_RESPONSE_TIMEOUT_MS;
}

/**
 * Returns equal keys for PDUs with equal addresses, class, data coding, header, octets and TLVs.
 * Properties of the offer, such as time and sequence number, are not included.
 */
export function identifyPart(received: ReceivedPart): string {
  const { source, destination, esmClass, dataCoding, header, octets, part, tlvs } = received;
  return digest([
    source,
    destination,
    esmClass,
    dataCoding,
    header.toString('latin1'),
    octets.toString('latin1'),
    part === null ? null : [part.kind, part.reference, part.total, part.number],
    tlvs.map(({ tag, value }) => [tag, value.toString('latin1')]),
  ]);
}

/** Returns equal keys for parts with equal text, regardless of their other fields. */
export function identifyText({ dataCoding, header, octets }: ReceivedPart): string {
  return digest([dataCoding, header.toString('latin1'), octets.toString('latin1')]);
}
