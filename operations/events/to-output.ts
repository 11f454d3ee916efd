import type { Row } from '../host';

import {
  type CallbackEvent,
  recordIn,
  type TextLanguage,
  toRecordOutput,
  toTextLanguage,
} from '../../protocol';

/** The options of a trigger that form its output. */
export interface OutputOptions {
  /** Without it, the output has the gateway's own fields. */
  readonly simplify?: unknown;
  /** Language of the texts. */
  readonly language?: unknown;
}

/** Returns the item that starts the workflow. */
export function toOutput(event: CallbackEvent, { simplify = true, language }: OutputOptions): Row {
  const data = simplify === false ? event.fields : simplified(event, toTextLanguage(language));
  // Last, so that an echoed field of the gateway cannot override it.
  return { ...(data as Row), event: nameEvent(event) };
}

/** Name of an event in the output and in the forms: the result of an HLR request has its own. */
export function nameEvent(event: CallbackEvent): string {
  return event.type === 'deliveryStatus' && event.record.hlr !== null ? 'hlrResult' : event.type;
}

function simplified(event: CallbackEvent, language: TextLanguage): object {
  switch (event.type) {
    case 'deliveryStatus':
      return toRecordOutput(recordIn(event.record, language));
    case 'incomingMessage':
      return event.message;
    case 'callConfirmation':
      return event.confirmation;
  }
}
