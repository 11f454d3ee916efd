import { compareNumbers, recordId, type GatewayFields, type StatusRecord } from '../../protocol';

/** A message whose last status is not final. */
export interface WatchedMessage {
  /** ID of the record of the message in the history. */
  readonly recordId: string;
  readonly phone: string;
  readonly status: number | null;
  readonly errorCode: number | null;
  /** Time at which it was first seen, in ms since 1970. */
  readonly since: number;
  /** Time at which the watch ends, in ms since 1970. */
  readonly until: number;
}

/**
 * Maximum number of watched messages. The stored state is read and written at every poll, so it has
 * to stay small.
 */
export const MOST_WATCHED = 1000;

/**
 * Returns the messages that are still watched: the newest ones, each no longer than its watch time.
 */
export function trimWatchList(watched: readonly WatchedMessage[], now: number): WatchedMessage[] {
  return watched
    .filter(({ until }) => until > now)
    .sort((one, other) => compareNumbers(other.recordId, one.recordId))
    .slice(0, MOST_WATCHED);
}

export function toWatched(
  fields: GatewayFields,
  { phone, status, errorCode, sentAt }: StatusRecord,
  { now, watchMs }: { readonly now: number; readonly watchMs: number },
): WatchedMessage[] {
  const id = recordId(fields);
  if (id === null || phone === null) return [];
  const sent = sentAt === null ? now : Date.parse(sentAt);
  // A scheduled message is watched from the time it is sent.
  const until = Math.max(now, sent) + watchMs;
  return [{ recordId: id, phone, status, errorCode, since: Math.min(now, sent), until }];
}

export function hasChanged(
  { status, errorCode }: WatchedMessage,
  record: Pick<StatusRecord, 'status' | 'errorCode'>,
): boolean {
  return status !== record.status || errorCode !== record.errorCode;
}

type StoredMessage = readonly [
  recordId: string,
  phone: string,
  status: number | null,
  errorCode: number | null,
  since: number,
  until: number,
];

/** Returns the stored form: values without names, because there may be many. */
export function storeWatchList(watched: readonly WatchedMessage[]): StoredMessage[] {
  return watched.map(({ recordId: id, phone, status, errorCode, since, until }) => [
    id,
    phone,
    status,
    errorCode,
    since,
    until,
  ]);
}

/** Returns the stored watch list, empty if the node has never run. */
export function readWatchList(stored: unknown): WatchedMessage[] {
  const entries = (stored ?? []) as readonly StoredMessage[];
  return entries.map(([id, phone, status, errorCode, since, until]) => ({
    recordId: id,
    phone,
    status,
    errorCode,
    since,
    until,
  }));
}
