import type { Row } from '../host';

import type { CallbackEvent } from '../../protocol';

/** The item that an event starts the workflow with; not simplified it has the gateway's own fields. */
export function toOutput(event: CallbackEvent, simplify: boolean): Row {
  const data = simplify ? simplified(event) : event.fields;
  // Last, so that a field which the gateway echoes cannot take its place.
  return { ...(data as Row), event: event.type };
}

function simplified(event: CallbackEvent): object {
  switch (event.type) {
    case 'deliveryStatus':
      return event.record;
    case 'incomingMessage':
      return event.message;
    case 'callConfirmation':
      return event.confirmation;
  }
}
