import { SOURCES } from './code-row';

/** How a value of a contact is sent to the gateway. */
export type ContactFieldKind = 'text' | 'list' | 'date' | 'phones';

export interface ContactFieldRow {
  /** Our name, stored in workflows and used in outputs; never renamed once released. */
  readonly name: string;
  /** The gateway's name in requests. */
  readonly field: string;
  /** The gateway's name in responses, taken from a client that was tested on the live service. */
  readonly answerField: string;
  /** Label in the UI. */
  readonly label: string;
  readonly kind: ContactFieldKind;
  /** What to enter; empty where the label says it. */
  readonly text: string;
  readonly source: string;
}

const source = SOURCES.contacts;

/** Fields of a contact, except the number or e-mail address that identifies it. */
export const CONTACT_FIELDS = [
  {
    name: 'name',
    field: 'name',
    answerField: 'name',
    label: 'Name',
    kind: 'text',
    text: 'Shown in the SMSC dashboard',
    source,
  },
  {
    name: 'groups',
    field: 'grp',
    answerField: 'group',
    label: 'Group IDs',
    kind: 'list',
    text: 'Group IDs, separated by commas, or a list',
    source,
  },
  {
    name: 'firstName',
    field: 'fnm',
    answerField: 'first_name',
    label: 'First Name',
    kind: 'text',
    text: '',
    source,
  },
  {
    name: 'middleName',
    field: 'mnm',
    answerField: 'middle_name',
    label: 'Middle Name',
    kind: 'text',
    text: '',
    source,
  },
  {
    name: 'lastName',
    field: 'lnm',
    answerField: 'last_name',
    label: 'Last Name',
    kind: 'text',
    text: '',
    source,
  },
  {
    name: 'email',
    field: 'mail',
    answerField: 'mail',
    label: 'E-Mail',
    kind: 'text',
    text: '',
    source,
  },
  {
    name: 'birthday',
    field: 'bd',
    answerField: 'birthday',
    label: 'Birthday',
    kind: 'date',
    text: 'E.g. 1990-12-31',
    source,
  },
  {
    name: 'otherPhones',
    field: 'pho',
    answerField: 'phone_other',
    label: 'Other Phones',
    kind: 'phones',
    text: 'Other numbers of the contact, separated by commas, or a list',
    source,
  },
  {
    name: 'tags',
    field: 'tags',
    answerField: 'tags',
    label: 'Tags',
    kind: 'list',
    text: 'Words, separated by commas, or a list',
    source,
  },
  {
    name: 'comment',
    field: 'cmt',
    answerField: 'comments',
    label: 'Comment',
    kind: 'text',
    text: '',
    source,
  },
  {
    name: 'ownId',
    field: 'myid',
    answerField: 'id',
    label: 'Own ID',
    kind: 'text',
    text: 'ID of the contact in your system',
    source,
  },
] as const satisfies readonly ContactFieldRow[];

export type ContactFieldName = (typeof CONTACT_FIELDS)[number]['name'];

/** Which messages a number on the blocklist does not receive. */
export const BLOCKED_MESSAGES = [
  { name: 'all', code: 0, label: 'All Messages', source: SOURCES.contacts },
  { name: 'mass', code: 1, label: 'Mailings', source: SOURCES.contacts },
  { name: 'single', code: 2, label: 'Single Messages', source: SOURCES.contacts },
] as const;

export type BlockedMessages = (typeof BLOCKED_MESSAGES)[number]['name'];

/** Kind of the members of a contact group. */
export const GROUP_KINDS = [
  { name: 'phones', code: 0, label: 'Phone Numbers', source: SOURCES.contacts },
  { name: 'emails', code: 1, label: 'E-Mail Addresses', source: SOURCES.contacts },
] as const;

export type GroupKind = (typeof GROUP_KINDS)[number]['name'];
