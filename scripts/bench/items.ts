import type { SendParameters } from '../../protocol/endpoints/send-parameters';

/** Ends in `100`, which the emulator delivers, for fewer than 10,000,000 numbers. */
function toPhone(index: number): string {
  return `77${String(index).padStart(6, '0')}100`;
}

function toPersonalText(index: number): string {
  return `Dear customer ${index}, your order ${100_000 + index} is ready for pick-up.`;
}

/** Messages to different numbers with different texts. */
export function createItems(count: number): SendParameters[] {
  return Array.from({ length: count }, (_, index) => ({
    recipients: [toPhone(index)],
    channel: 'sms' as const,
    text: toPersonalText(index),
    cost: 3 as const,
  }));
}
