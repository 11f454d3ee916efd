import {
  isSameSubscriber,
  listRecipients,
  readUserPattern,
  type CallbackEvent,
} from '../../protocol';

/** Which events start the workflow. An empty or absent list lets everything pass. */
export interface EventFilters {
  readonly events: readonly string[];
  readonly channels?: readonly string[];
  readonly finalOnly?: boolean;
  /** Numbers separated by comma, semicolon or line break. */
  readonly phones?: string;
  readonly statuses?: readonly string[];
  /** Regular expression, bare (then without regard to case) or as `/pattern/flags`. */
  readonly textPattern?: string;
}

/**
 * Whether an event starts the workflow. Filters for one kind of event do not touch the others. What
 * the gateway did not tell (the channel of a message) cannot be filtered by and passes.
 */
export function passesFilters(event: CallbackEvent, filters: EventFilters): boolean {
  if (!filters.events.includes(event.type)) return false;
  if (!passesPhones(event, filters.phones)) return false;
  switch (event.type) {
    case 'deliveryStatus':
      return (
        isAmong(event.record.statusName, filters.statuses) &&
        isAmong(event.record.typeName, filters.channels) &&
        (!filters.finalOnly || event.record.isFinal)
      );
    case 'incomingMessage':
      return passesPattern(event.message.text, filters.textPattern);
    case 'callConfirmation':
      return true;
  }
}

function isAmong(name: string | null, wanted: readonly string[] = []): boolean {
  return name === null || wanted.length === 0 || wanted.includes(name);
}

function passesPhones(event: CallbackEvent, phones = ''): boolean {
  if (!/[^\s,;]/.test(phones)) return true;
  const phone = phoneOf(event);
  return listRecipients(phones).some((one) => isSameSubscriber(one, phone));
}

/** The number of the subscriber. */
function phoneOf(event: CallbackEvent): string | null {
  switch (event.type) {
    case 'deliveryStatus':
      return event.record.phone;
    case 'incomingMessage':
      return event.message.from;
    case 'callConfirmation':
      return event.confirmation.phone;
  }
}

/** A pattern that cannot be read keeps a workflow from being published. */
function passesPattern(text: string, pattern = ''): boolean {
  if (pattern === '') return true;
  const outcome = readUserPattern(pattern);
  return !outcome.ok || outcome.pattern.test(text);
}
