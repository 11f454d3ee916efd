import { DAY_MS, MINUTE_MS } from '../time';
import { digest } from '../wire/digest';
import type { ReceivedPart } from './read-message';

/** A connection, for telling its offers from those of another one. */
export interface OfferingSession {
  /** When the connection was made, in ms of the monotonic clock. */
  readonly startedAt: number;
}

/** One `deliver_sm` or `data_sm`: where it came and under which number. */
export interface Offer {
  readonly session: OfferingSession;
  readonly sequence: number;
}

/** What handlers learn about an event besides the event. */
export interface DeliveryInfo {
  /** The same each time the gateway offers the event. Unique in the process. */
  readonly id: string;
  /** Whether the gateway offered it before, and its acknowledgement did not surely arrive. */
  readonly isRepeated: boolean;
}

/** An event that is being offered. */
export interface Delivery extends DeliveryInfo {
  /** The offer was answered: acknowledged, or the gateway was asked to offer it again. */
  responded(isTaken: boolean, now: number): void;
  /** The acknowledgement surely arrived: an equal message is a new one from now on. */
  confirmed(): void;
}

export interface RedeliveryDetector {
  /** Whether an offer repeats an earlier one or brings a new, perhaps equal, message. */
  offered(identity: string, offer: Offer, now: number): Delivery;
}

/** No gateway waits less for an answer before it offers the same again on the same connection. */
const LEAST_RESPONSE_TIMEOUT_MS = 5000;
/** A gateway that lost an acknowledgement offers the message again soon after the next bind. */
const REDELIVERY_WINDOW_MS = 10 * MINUTE_MS;
/** A message that the gateway was asked to offer again may take longer. */
const LONGEST_MEMORY_MS = DAY_MS;
const MOST_OPEN_OFFERS = 10_000;

/** An offer whose acknowledgement did not surely arrive. */
interface OpenOffer {
  readonly id: string;
  readonly identity: string;
  session: OfferingSession;
  sequence: number;
  offeredAt: number;
  /** Counts offers, so that the answer to an earlier one changes nothing. */
  offers: number;
  answeredAt: number | null;
  isTaken: boolean;
}

let lastId = 0;

/**
 * Tells a redelivery from a new message with the same content. A subscriber may write "Yes" twice,
 * and SMPP gives incoming messages no ID, so the content alone decides nothing. An offer repeats an
 * earlier one with the same content only where the gateway has a reason to offer it again:
 * - it has the same sequence number on the same connection;
 * - the earlier offer was answered with "later";
 * - the earlier offer got no answer for as long as a gateway waits at least;
 * - the connection ended before it was sure that the acknowledgement had arrived.
 *
 * Each earlier offer explains one repetition. Bounded in number and time.
 */
export function createRedeliveryDetector(mostOpenOffers = MOST_OPEN_OFFERS): RedeliveryDetector {
  const byIdentity = new Map<string, OpenOffer[]>();
  /** The one that was offered longest ago comes first. */
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
        answeredAt: null,
        isTaken: false,
      };
      if (before === undefined) byIdentity.set(identity, [...known, open]);
      open.session = session;
      open.sequence = sequence;
      open.offeredAt = now;
      open.answeredAt = null;
      open.isTaken = false;
      open.offers += 1;
      all.delete(open);
      all.add(open);
      const { offers } = open;
      return {
        id: open.id,
        isRepeated: before !== undefined,
        responded(isTaken, at) {
          if (open.offers !== offers) return;
          open.answeredAt = at;
          open.isTaken = isTaken;
        },
        confirmed() {
          if (open.offers === offers && open.isTaken) forget(open);
        },
      };
    },
  };
}

function isRedelivery(open: OpenOffer, { session, sequence }: Offer, now: number): boolean {
  const { answeredAt, isTaken, offeredAt } = open;
  if (answeredAt !== null && !isTaken) return true;
  if (open.session !== session) return now - session.startedAt < REDELIVERY_WINDOW_MS;
  // 0 is not a sequence number: a server that sends it does not number its PDUs.
  if (sequence !== 0 && open.sequence === sequence) return true;
  if (answeredAt === null) return now - offeredAt >= LEAST_RESPONSE_TIMEOUT_MS;
  // The answer was late, and the repetition was sent before it arrived.
  const wasLate = answeredAt - offeredAt >= LEAST_RESPONSE_TIMEOUT_MS;
  return wasLate && now - answeredAt < LEAST_RESPONSE_TIMEOUT_MS;
}

/**
 * The same for PDUs that carry the same: addresses, class, data coding, header, octets and TLVs. What
 * belongs to the offer, such as the moment or the sequence number, is not part of it.
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

/** The same for parts with the same text, whatever else their PDUs carry. */
export function identifyText({ dataCoding, header, octets }: ReceivedPart): string {
  return digest([dataCoding, header.toString('latin1'), octets.toString('latin1')]);
}
