import { SOURCES } from './code-row';

/** Which messages a number on the black list does not get. */
export const BLOCKED_MESSAGES = [
  { name: 'all', code: 0, label: 'All Messages', source: SOURCES.contacts },
  { name: 'mass', code: 1, label: 'Mailings', source: SOURCES.contacts },
  { name: 'single', code: 2, label: 'Single Messages', source: SOURCES.contacts },
] as const;

export type BlockedMessages = (typeof BLOCKED_MESSAGES)[number]['name'];

/** What the members of a contact group are. */
export const GROUP_KINDS = [
  { name: 'phones', code: 0, label: 'Phone Numbers', source: SOURCES.contacts },
  { name: 'emails', code: 1, label: 'E-Mail Addresses', source: SOURCES.contacts },
] as const;

export type GroupKind = (typeof GROUP_KINDS)[number]['name'];
