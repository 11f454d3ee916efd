import {
  isSameSubscriber,
  listRecipients,
  readUserPattern,
  type CallbackEvent,
} from '../../protocol';
import { nameEvent } from './to-output';

/**
 * The filters that select the events that start the workflow. An empty or absent list passes
 * everything.
 */
export interface EventFilters {
  readonly events: readonly string[];
  readonly channels?: readonly string[];
  readonly finalOnly?: boolean;
  /** Numbers separated by comma, semicolon or line break. An expression may give a number or a list. */
  readonly phones?: unknown;
  readonly statuses?: readonly string[];
  /** Regular expression, as a bare pattern (which ignores case) or as `/pattern/flags`. */
  readonly textPattern?: unknown;
}

/** Returns a text filter as text; empty if it is not set. Expressions may give numbers and lists. */
export function readFilterText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(readFilterText).join('\n');
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

/**
 * Returns whether an event starts the workflow. Filters for one kind of event do not affect the
 * others. A value that the gateway did not send, such as the channel of a message, passes every
 * filter.
 */
export function passesFilters(event: CallbackEvent, filters: EventFilters): boolean {
  if (!isWantedKind(event, filters.events)) return false;
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

/** The result of an HLR request is also a status; a workflow may start on both, or on it alone. */
function isWantedKind(event: CallbackEvent, wanted: readonly string[]): boolean {
  return wanted.includes(event.type) || wanted.includes(nameEvent(event));
}

function isAmong(name: string | null, wanted: readonly string[] = []): boolean {
  return name === null || wanted.length === 0 || wanted.includes(name);
}

function passesPhones(event: CallbackEvent, given: unknown): boolean {
  const phones = readFilterText(given);
  if (!/[^\s,;]/.test(phones)) return true;
  const phone = phoneOf(event);
  return listRecipients(phones).some((one) => isSameSubscriber(one, phone));
}

/** Returns the number of the subscriber. */
export function phoneOf(event: CallbackEvent): string | null {
  switch (event.type) {
    case 'deliveryStatus':
      return event.record.phone;
    case 'incomingMessage':
      return event.message.from;
    case 'callConfirmation':
      return event.confirmation.phone;
  }
}

/** An invalid pattern prevents a workflow from being published, so it does not occur here. */
function passesPattern(text: string, given: unknown): boolean {
  const pattern = readFilterText(given);
  if (pattern === '') return true;
  const outcome = readUserPattern(pattern);
  return !outcome.ok || outcome.pattern.test(text);
}
