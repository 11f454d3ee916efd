import { type Result, SMPP_DATA_CODINGS, type SmppDataCoding, success } from '../../protocol';
import { DRY_RUN_NOTE, isDryRun } from '../fields/run-options';
import type { Row } from '../host';
import type { ItemResult, SmppRun } from './operation';
import type { Order } from './submit-orders';

/** Stands for what the connection was made for. */
const DEFAULT_CODING = 0;

export interface SplitOrders {
  /** What is to be sent; a dry run has no messages left. */
  readonly kept: readonly Result<Order>[];
  /** Whether there is anything to connect for. */
  readonly isAnySent: boolean;
  /** What a dry run shows, by the index of the item. */
  readonly shown: ReadonlyMap<number, ItemResult>;
}

/** Shows the messages of the items that are dry runs, and leaves the others to be sent. */
export function splitDryRuns(run: SmppRun, orders: readonly Result<Order>[]): SplitOrders {
  const shown = new Map<number, ItemResult>();
  const kept = orders.map((order, itemIndex) => {
    if (!order.ok || !isDryRun(run.host, itemIndex)) return order;
    shown.set(itemIndex, success(describeOrder(order.value, run.iso)));
    return success({ messages: [] });
  });
  const isAnySent = kept.some((order) => order.ok && order.value.messages.length > 0);
  return { kept, isAnySent, shown };
}

/** The results of what was sent, with those of the dry runs in their places. */
export function withDryRuns(
  results: readonly ItemResult[],
  { shown }: Pick<SplitOrders, 'shown'>,
): ItemResult[] {
  return results.map((result, itemIndex) => shown.get(itemIndex) ?? result);
}

/** What stands for the items when none of them is sent. */
export function showOnly({ kept, shown }: SplitOrders): ItemResult[] {
  return kept.map((order, itemIndex) => shown.get(itemIndex) ?? (order.ok ? success([]) : order));
}

/**
 * Parts, encoding and characters are those that the subscriber receives. A comment stands apart, with
 * the parts and the encoding in which it travels to the gateway together with the text.
 */
function describeOrder({ messages, text }: Order, iso: boolean): Row[] {
  return messages.map(({ phone, message }) => {
    const { received } = message;
    const shownText = received?.text ?? text;
    const transmitted = {
      parts: message.parts.length,
      encoding: nameCoding(message.dataCoding, iso),
      octets: message.parts.reduce((sum, { length }) => sum + length, 0),
    };
    const shown = received && {
      parts: received.parts,
      encoding: nameCoding(received.dataCoding, iso),
      octets: received.octets,
    };
    const { parts, encoding, octets } = shown ?? transmitted;
    return {
      ...{ id: null, phone, accepted: false, parts, errorCode: null, ...DRY_RUN_NOTE, encoding },
      characters: shownText === undefined ? null : Array.from(shownText).length,
      octets,
      ...(received && { comment: received.comment, transmitted }),
    };
  });
}

function nameCoding(dataCoding: SmppDataCoding, iso: boolean): string | null {
  if (iso && dataCoding === DEFAULT_CODING) return 'ISO-8859-1';
  return SMPP_DATA_CODINGS.find(({ code }) => code === dataCoding)?.label ?? null;
}
