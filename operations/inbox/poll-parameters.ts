import { findFilterFault } from '../events/filter-fault';
import { type EventFilters, passesFilters } from '../events/filters';
import { type OutputOptions, toOutput } from '../events/to-output';
import type { Row } from '../host';
import type { PolledEvent, PollRun } from './polled';

/** The checked parameters of a poll. */
export interface PollParameters extends Omit<PollRun, 'client' | 'now'> {
  readonly events: readonly string[];
  readonly output: OutputOptions;
}

/** The parameters as a host stores them. */
export interface GivenPoll {
  readonly events: readonly string[];
  readonly balanceLimit: unknown;
  readonly options: Readonly<Record<string, unknown>>;
}

const DEFAULT_WATCH_HOURS = 24;
const MOST_WATCH_HOURS = 168;

/** The parameters, or a sentence about an invalid one with what to do. */
export type ReadPoll =
  | { readonly ok: true; readonly parameters: PollParameters }
  | { readonly ok: false; readonly fault: string };

export function readPollParameters({ events, balanceLimit, options }: GivenPoll): ReadPoll {
  const filters = { ...options, events } as EventFilters;
  const fault = findFilterFault(filters);
  if (fault !== null) return { ok: false, fault };
  const limit = events.includes('lowBalance') ? readLimit(balanceLimit) : 0;
  if (Number.isNaN(limit)) return { ok: false, fault: NOT_A_LIMIT };
  const parameters = {
    events,
    balanceLimit: limit,
    output: options,
    options: {
      idPrefix: toText(options.idPrefix),
      watchHours: readHours(options.watchHours),
      toPhone: toText(options.toPhone),
    },
    isWanted: (event) => passesFilters(event, filters),
    isWatched: (event) => passesFilters(event, { ...filters, finalOnly: false, statuses: [] }),
  } satisfies PollParameters;
  return { ok: true, parameters };
}

const NOT_A_LIMIT =
  "'Balance Limit' is not a number. Enter an amount in the currency of the account, e.g. 500";

function readLimit(value: unknown): number {
  const limit = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(limit) ? limit : NaN;
}

function readHours(value: unknown): number {
  const hours = Number(value ?? DEFAULT_WATCH_HOURS);
  return hours >= 1 ? Math.min(hours, MOST_WATCH_HOURS) : DEFAULT_WATCH_HOURS;
}

function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Returns the row of an event. */
export function toPolledRow(event: PolledEvent, output: OutputOptions): Row {
  if (event.type !== 'lowBalance') return toOutput(event, output);
  const { type, ...balance } = event;
  return { ...balance, event: type };
}
