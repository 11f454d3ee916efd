import { checkSendOrder, type SendOrder } from '../../protocol/endpoints/send';
import type { SendParameters } from '../../protocol/endpoints/send-parameters';

/** Ends in `100`, which the emulator delivers, for fewer than 10,000,000 numbers. */
function toPhone(index: number): string {
  return `77${String(index).padStart(6, '0')}100`;
}

function toPersonalText(index: number): string {
  return `Dear customer ${index}, your order ${100_000 + index} is ready for pick-up.`;
}

/** Messages to different numbers with different texts. */
export function createItems(count: number): SendOrder[] {
  return Array.from({ length: count }, (_, index) =>
    toOrder({
      recipients: [toPhone(index)],
      channel: 'sms',
      text: toPersonalText(index),
      cost: 3,
    }),
  );
}

/** The order for a message that is known to be valid. */
export function toOrder(parameters: SendParameters): SendOrder {
  const order = checkSendOrder(parameters, new Date(0));
  if (!order.ok) throw new Error(order.problem.name);
  return order.value;
}
