import type { SubmitRequest } from './requests';

/** Number of a segment and its content. */
export interface Part {
  readonly reference: string;
  readonly total: number;
  readonly number: number;
  readonly octets: Buffer;
  /** Whether a header remains with the octets, because it is not about concatenation. */
  readonly hasHeader: boolean;
}

const SAR_REFERENCE = 0x020c;
const SAR_TOTAL = 0x020e;
const SAR_NUMBER = 0x020f;

/** Reads the number of a segment from the user data header or the SAR parameters. */
export function readPart({ hasHeader, octets, parameters }: SubmitRequest): Part {
  const [total] = parameters.get(SAR_TOTAL) ?? [];
  const [number] = parameters.get(SAR_NUMBER) ?? [];
  if (total !== undefined && number !== undefined) {
    const reference = `sar ${parameters.get(SAR_REFERENCE)?.toString('hex') ?? ''}`;
    const place = placeOf(reference, total, number);
    return { ...place, octets, hasHeader };
  }
  if (hasHeader) {
    const header = octets.subarray(1, 1 + (octets[0] ?? 0));
    const data = octets.subarray(1 + header.length);
    if (header[0] === 0x00 && header[1] === 3 && header.length === 5) {
      const [, , reference, all, own] = [...header] as [number, number, number, number, number];
      return part(`8 ${reference}`, all, own, data);
    }
    if (header[0] === 0x08 && header[1] === 4 && header.length === 6) {
      return part(`16 ${header.readUInt16BE(2)}`, header[4] as number, header[5] as number, data);
    }
  }
  return { ...WHOLE, octets, hasHeader };
}

function part(reference: string, total: number, number: number, octets: Buffer): Part {
  return { ...placeOf(reference, total, number), octets, hasHeader: false };
}

type Place = Pick<Part, 'reference' | 'total' | 'number'>;

const WHOLE: Place = { reference: '', total: 1, number: 1 };

/**
 * 3GPP TS 23.040, 9.2.3.24.1: a segment number of 0, or above the number of segments, is ignored.
 * Such a message is complete by itself.
 */
function placeOf(reference: string, total: number, number: number): Place {
  return number >= 1 && number <= total ? { reference, total, number } : WHOLE;
}

/** Received segments of one message, and the ID in each response. */
export interface Gathering {
  readonly ids: (string | undefined)[];
  readonly parts: (Part | undefined)[];
  readonly since: number;
}

/** Reassembles long messages. */
export interface PartBox {
  /**
   * Adds a segment; returns the message once it is complete. `nextId` generates the ID of another
   * segment.
   */
  add(
    key: string,
    part: Part,
    now: number,
    nextId: (first: string | undefined) => string,
  ): { id: string; whole: Whole | null };
  reset(): void;
}

export interface Whole {
  /** One for each segment; all equal unless the client requested separate ones. */
  readonly ids: readonly string[];
  readonly octets: Buffer;
}

/** Seconds after which an incomplete message is discarded; guessed. */
const LIFE_SECONDS = 600;

export function createPartBox(): PartBox {
  const boxes = new Map<string, Gathering>();
  return {
    add(key, added, now, nextId) {
      for (const [other, { since }] of boxes) {
        if (now - since > LIFE_SECONDS * 1000) boxes.delete(other);
      }
      const box = boxes.get(key) ?? { ids: [], parts: [], since: now };
      boxes.set(key, box);
      box.ids[added.number - 1] ??= nextId(box.ids.find((known) => known !== undefined));
      box.parts[added.number - 1] = added;
      const id = box.ids[added.number - 1] as string;
      const isWhole = Array.from({ length: added.total }, (_, index) => box.parts[index]).every(
        (one) => one !== undefined,
      );
      if (!isWhole) return { id, whole: null };
      boxes.delete(key);
      const octets = Buffer.concat(box.parts.map((one) => one?.octets ?? Buffer.alloc(0)));
      return { id, whole: { ids: box.ids.map(String), octets } };
    },
    reset: () => boxes.clear(),
  };
}
