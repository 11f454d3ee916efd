import { checkSendOrder, type SendOrder, type SendParameters } from '../../protocol';
import { wordsOf } from './in-words';

/** The order for a message that a test knows to be valid. Its times are never in the past. */
export function toOrder(parameters: SendParameters): SendOrder {
  const order = checkSendOrder(parameters, new Date(0));
  if (!order.ok) throw new Error(wordsOf(order.problem)?.text);
  return order.value;
}
