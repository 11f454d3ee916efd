/** A phone number to be confirmed by a call from it. */
export interface ConfirmationCall {
  readonly phone: string;
  /** The number that the subscriber is asked to call. */
  readonly numberToCall: string;
  readonly askedAt: number;
  /** `null` until the subscriber has called. */
  readonly confirmedAt: number | null;
}

export interface ConfirmationCalls {
  /** Assigns a number to call; `null` when this phone had too many requests. */
  request(phone: string, now: number): ConfirmationCall | null;
  /** Records the subscriber's call. */
  confirm(phone: string, now: number): void;
  all(): readonly ConfirmationCall[];
  reset(): void;
}

/** Invented; the gateway's numbers change. */
export const NUMBERS_TO_CALL = ['78005550101', '78005550102', '78005550103'] as const;
/** Invented: the gateway documents neither the limit nor its duration. */
const MOST_ATTEMPTS = 5;
const WINDOW_MS = 3_600_000;

export function createConfirmationCalls(): ConfirmationCalls {
  let calls: ConfirmationCall[] = [];
  return {
    request(phone, now) {
      const open = calls.filter(
        (call) =>
          call.phone === phone && call.confirmedAt === null && call.askedAt > now - WINDOW_MS,
      );
      if (open.length >= MOST_ATTEMPTS) return null;
      const numberToCall = NUMBERS_TO_CALL[calls.length % NUMBERS_TO_CALL.length] as string;
      const call = { phone, numberToCall, askedAt: now, confirmedAt: null };
      calls.push(call);
      return call;
    },
    confirm(phone, now) {
      calls = calls.map((call) =>
        call.phone === phone && call.confirmedAt === null ? { ...call, confirmedAt: now } : call,
      );
    },
    all: () => calls,
    reset() {
      calls = [];
    },
  };
}
