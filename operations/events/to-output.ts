import type { Row } from '../host';

import { toRecordOutput, type CallbackEvent } from '../../protocol';

/**
 * Returns the item that starts the workflow. Without `simplify` it has the gateway's own fields.
 */
export function toOutput(event: CallbackEvent, simplify: boolean): Row {
  const data = simplify ? simplified(event) : event.fields;
  // Last, so that an echoed field of the gateway cannot override it.
  return { ...(data as Row), event: nameEvent(event) };
}

/** Name of an event in the output and in the forms: the result of an HLR request has its own. */
export function nameEvent(event: CallbackEvent): string {
  return event.type === 'deliveryStatus' && event.record.hlr !== null ? 'hlrResult' : event.type;
}

function simplified(event: CallbackEvent): object {
  switch (event.type) {
    case 'deliveryStatus':
      return toRecordOutput(event.record);
    case 'incomingMessage':
      return event.message;
    case 'callConfirmation':
      return event.confirmation;
  }
}
