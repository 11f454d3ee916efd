import type { IDataObject } from 'n8n-workflow';

import { DRY_RUN_NOTE, isDryRun } from '../../../../../nodes/Smsc/actions/dry-run-option';
import {
  SMPP_DATA_CODINGS,
  success,
  type Result,
  type SmppDataCoding,
} from '../../../../../protocol/transports';
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
    if (!order.ok || !isDryRun(run.functions, itemIndex)) return order;
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

/** Characters are those of the text; parts and octets are what travels, with prefix and comment. */
function describeOrder({ messages, text }: Order, iso: boolean): IDataObject[] {
  const characters = text === undefined ? null : Array.from(text).length;
  return messages.map(({ phone, message: { parts, dataCoding } }) => ({
    ...{ id: null, phone, accepted: false, parts: parts.length },
    ...{ errorCode: null, ...DRY_RUN_NOTE },
    encoding: nameCoding(dataCoding, iso),
    characters,
    octets: parts.reduce((sum, { length }) => sum + length, 0),
  }));
}

function nameCoding(dataCoding: SmppDataCoding, iso: boolean): string | null {
  if (iso && dataCoding === DEFAULT_CODING) return 'ISO-8859-1';
  return SMPP_DATA_CODINGS.find(({ code }) => code === dataCoding)?.label ?? null;
}
