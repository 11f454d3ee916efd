import type { Hundredths } from './money';

/** A number that can be rented for incoming messages. */
export interface IncomingNumber {
  readonly phone: string;
  /** Per month. */
  readonly price: Hundredths;
  /** `null` while it is available. */
  readonly rentedAt: number | null;
  /** Whether the rental is renewed for the next month. */
  readonly isRenewed: boolean;
}

export interface IncomingNumbers {
  find(phone: string): IncomingNumber | undefined;
  /** Updates the entry of this number. */
  set(phone: string, changes: Partial<IncomingNumber>): void;
  all(): readonly IncomingNumber[];
  reset(): void;
}

/** Invented. */
const AT_FIRST: readonly IncomingNumber[] = [
  { phone: '77010000002', price: 500_000, rentedAt: null, isRenewed: false },
  { phone: '77010000003', price: 500_000, rentedAt: null, isRenewed: false },
  { phone: '79160000001', price: 900_000, rentedAt: null, isRenewed: false },
];

export function createIncomingNumbers(): IncomingNumbers {
  let numbers = AT_FIRST;
  return {
    find: (phone) => numbers.find((number) => number.phone === phone),
    set(phone, changes) {
      numbers = numbers.map((number) =>
        number.phone === phone ? { ...number, ...changes } : number,
      );
    },
    all: () => numbers,
    reset() {
      numbers = AT_FIRST;
    },
  };
}
