import { callbackEventsField, deduplicateOption } from '../../../operations/events/callback-fields';
import { FILTER_OPTIONS } from '../../../operations/events/filter-options';
import type { Field, FieldOption } from '../../../operations/field';

/** The nodes that start a flow. */
export type EventForm = 'callback' | 'poll' | 'smpp';

/** The options of the events that each node knows. */
const KNOWN: Readonly<Record<EventForm, readonly string[]>> = {
  callback: ['callConfirmation', 'deliveryStatus', 'hlrResult', 'incomingMessage'],
  poll: ['deliveryStatus', 'incomingMessage', 'lowBalance'],
  smpp: ['deliveryStatus', 'hlrResult', 'incomingMessage'],
};

const LOW_BALANCE: FieldOption = { name: 'Low Balance', value: 'lowBalance' };

const DEDUPLICATE = deduplicateOption(
  'Node-RED remembers the last 10,000 events for a day, until it restarts.',
);

const POLL_OPTIONS: readonly Field[] = [
  {
    displayName: 'Message ID Prefix',
    name: 'idPrefix',
    type: 'string',
    default: '',
    placeholder: 'e.g. nodered-',
    description: 'Pass only statuses of messages whose ID starts with this prefix',
  },
  {
    displayName: 'To Phone',
    name: 'toPhone',
    type: 'string',
    default: '',
    placeholder: 'e.g. +77010000001',
    description: 'Pass only messages to this phone number of the account',
  },
  {
    displayName: 'Watch (Hours)',
    name: 'watchHours',
    type: 'number',
    default: 24,
    description: 'Limit how long to watch the status of a message until it is final: 1 to 168',
  },
];

/** The forms of the nodes that start a flow: the events, and the options that select them. */
export const EVENT_FORMS: Readonly<Record<EventForm, readonly Field[]>> = {
  callback: [eventsField('callback'), optionsField(DEDUPLICATE)],
  poll: [eventsField('poll'), optionsField(...POLL_OPTIONS)],
  smpp: [eventsField('smpp'), optionsField(DEDUPLICATE)],
};

function eventsField(form: EventForm): Field {
  const described = (callbackEventsField.options ?? []) as FieldOption[];
  const all = [...described.map(({ name, value }) => ({ name, value })), LOW_BALANCE];
  return {
    displayName: 'Events',
    name: 'events',
    type: 'multiOptions',
    options: all.filter(({ value }) => KNOWN[form].includes(String(value))),
    default: [],
  };
}

function optionsField(...own: readonly Field[]): Field {
  return {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    default: {},
    options: [...FILTER_OPTIONS, ...own],
  };
}
