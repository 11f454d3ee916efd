/** Amount in hundredths of the account's currency, so that sums stay exact. */
export type Hundredths = number;

/** `250.80`, as the page of balance.php and the fmt=1 answers of send.php show it. */
export function formatMoney(amount: Hundredths): string {
  return (amount / 100).toFixed(2);
}

/** `250.8`, as recorded in JSON answers ("4.1", "83.6", "1871.62"). */
export function formatMoneyShort(amount: Hundredths): string {
  return String(amount / 100);
}

export function toHundredths(amount: number): Hundredths {
  return Math.round(amount * 100);
}
