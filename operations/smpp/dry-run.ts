import { SMPP_DATA_CODINGS, type SmppDataCoding, type TextLanguage } from '../../protocol';
import { isDryRun, markDryRun } from '../items/dry-run';
import type { Row } from '../host';
import type { SmppRun } from './operation';
import type { Order, OrderItem } from './submit-orders';

/** Data coding 0: the default encoding of the account, GSM alphabet or ISO-8859-1. */
const DEFAULT_CODING = 0;

/** Adds to each item that is a dry run the rows that show its messages. Later stages skip it. */
export function showDryRuns({ host, iso }: SmppRun, items: readonly OrderItem[]): void {
  for (const item of items) {
    if (!isDryRun(host, item.index)) continue;
    item.dryRun = describeOrder(item.order, iso, item.language);
  }
}

/**
 * Returns the rows of a dry run. Parts, encoding and characters are those that the subscriber
 * receives. A comment is separate, with the parts and the encoding of the comment and the text
 * together.
 */
function describeOrder({ messages, text }: Order, iso: boolean, language: TextLanguage): Row[] {
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
      ...{ phone, accepted: false, id: null, parts, errorCode: null },
      ...{ ...markDryRun(language), encoding },
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
