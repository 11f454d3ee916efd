import { compareNumbers, recordId, type GatewayFields, type StatusRecord } from '../../protocol';

/** A message whose last status is not final. */
export interface WatchedMessage {
  /** ID of its record in the history. */
  readonly recordId: string;
  readonly phone: string;
  readonly status: number | null;
  readonly errorCode: number | null;
  /** When it was seen first, in milliseconds of Unix time. */
  readonly since: number;
  /** When to stop watching it. */
  readonly until: number;
}

/** The stored state is read and written with every poll, so it has to stay small. */
export const MOST_WATCHED = 1000;

/** The messages that are still watched: the newest ones, and none for longer than it was set. */
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
  // A message that is sent later is watched from then on.
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

/** As it is stored: values without names, because there may be many. */
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

/** What was stored; nothing when the node was never run. */
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
