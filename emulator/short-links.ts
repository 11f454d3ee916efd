import { MOSCOW_OFFSET_MS } from './answers/dates';

/** A link that was replaced by a short one. */
export interface ShortLink {
  readonly id: number;
  /** The full URL. */
  readonly link: string;
  readonly short: string;
  /** Moments of the clicks. */
  readonly clicks: readonly number[];
}

/** Clicks in total, in the current month, today and yesterday, in Moscow time. */
export interface ClickCounts {
  readonly all: number;
  readonly month: number;
  readonly today: number;
  readonly yesterday: number;
}

export interface ShortLinks {
  /** Replaces the links of a text by short ones; a price request stores nothing. */
  shorten(text: string, isRemembered: boolean): string;
  /** By ID, full URL or short URL. */
  find(key: string): ShortLink | undefined;
  click(link: ShortLink, now: number): void;
  reset(): void;
}

/** Invented: the gateway does not document its host for short links. */
const SHORT_ORIGIN = 'https://link.example/';
const FIRST_ID = 501;
const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g;
const DAY_MS = 86_400_000;

export function createShortLinks(): ShortLinks {
  let links: ShortLink[] = [];

  function create(link: string): ShortLink {
    const id = FIRST_ID + links.length;
    return { id, link, short: SHORT_ORIGIN + id.toString(36), clicks: [] };
  }

  return {
    shorten: (text, isRemembered) =>
      text.replace(LINK, (link) => {
        const known = links.find((one) => one.link === link);
        const found = known ?? create(link);
        if (!known && isRemembered) links.push(found);
        return found.short;
      }),
    find: (key) => links.find(({ id, link, short }) => [String(id), link, short].includes(key)),
    click({ id }, now) {
      links = links.map((link) =>
        link.id === id ? { ...link, clicks: [...link.clicks, now] } : link,
      );
    },
    reset() {
      links = [];
    },
  };
}

export function countClicks({ clicks }: ShortLink, now: number): ClickCounts {
  const today = dayOf(now);
  const month = monthOf(now);
  return {
    all: clicks.length,
    month: clicks.filter((moment) => monthOf(moment) === month).length,
    today: clicks.filter((moment) => dayOf(moment) === today).length,
    yesterday: clicks.filter((moment) => dayOf(moment) === today - 1).length,
  };
}

function dayOf(moment: number): number {
  return Math.floor((moment + MOSCOW_OFFSET_MS) / DAY_MS);
}

function monthOf(moment: number): string {
  return new Date(moment + MOSCOW_OFFSET_MS).toISOString().slice(0, 7);
}
