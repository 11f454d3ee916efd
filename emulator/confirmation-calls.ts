/** A number that was to be confirmed by a call from it. */
export interface ConfirmationCall {
  readonly phone: string;
  /** The number that was handed out to be dialled. */
  readonly numberToCall: string;
  readonly askedAt: number;
  /** `null` until the subscriber has called. */
  readonly confirmedAt: number | null;
}

export interface ConfirmationCalls {
  /** Hands out a number to dial; `null` when this phone was asked for too often. */
  ask(phone: string, now: number): ConfirmationCall | null;
  /** The subscriber calls. */
  confirm(phone: string, now: number): void;
  all(): readonly ConfirmationCall[];
  reset(): void;
}

/** Invented; live numbers change. */
export const NUMBERS_TO_CALL = ['78005550101', '78005550102', '78005550103'] as const;
/** Invented: the gateway documents neither the limit nor how long it lasts. */
const MOST_ATTEMPTS = 5;
const WINDOW_MS = 3_600_000;

export function createConfirmationCalls(): ConfirmationCalls {
  let calls: ConfirmationCall[] = [];
  return {
    ask(phone, now) {
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
