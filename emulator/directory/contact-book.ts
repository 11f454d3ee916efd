import { normalisePhone } from '../numbers/normalise';

/** Stored contact fields, under the gateway's parameter names. */
export const CONTACT_DETAILS = ['name', 'lnm', 'fnm', 'mnm', 'bd', 'myid', 'cmt', 'tags', 'pho'];

export interface Contact {
  readonly id: number;
  /** Digits; `''` for a contact that has only an e-mail address. */
  phone: string;
  mail: string;
  readonly details: Record<string, string>;
  readonly groups: Set<number>;
}

export interface Group {
  readonly id: number;
  name: string;
  /** The number after the G of a recipient such as `G5`. */
  number: string;
  /** 0 phone numbers, 1 e-mail addresses. */
  readonly type: '0' | '1';
}

/** Members of each group, by the number that recipients use. */
export type Members = Readonly<Record<string, readonly string[]>>;

/** Contacts and groups of the account. */
export interface ContactBook {
  contacts(): readonly Contact[];
  groups(): readonly Group[];
  /** By phone number in any format, or by e-mail address. */
  find(phoneOrMail: string): Contact | undefined;
  findGroup(id: string): Group | undefined;
  add(contact: Omit<Contact, 'id'>): Contact;
  addGroup(group: Omit<Group, 'id' | 'number'> & { readonly number: string | null }): Group;
  remove(contact: Contact): void;
  removeGroup(group: Group): void;
  members(): Members;
  /** Replaces all contacts and groups. */
  seed(members: Members): void;
}

const FIRST_GROUP_ID = 301;

export function createContactBook(seeded: Members): ContactBook {
  let contacts: Contact[] = [];
  let groups: Group[] = [];
  let nextId = 1;
  let nextGroupId = FIRST_GROUP_ID;

  const book: ContactBook = {
    contacts: () => contacts,
    groups: () => groups,
    find(phoneOrMail) {
      const phone = normalisePhone(phoneOrMail).phone;
      return contacts.find((contact) =>
        phoneOrMail.includes('@') ? contact.mail === phoneOrMail : contact.phone === phone,
      );
    },
    findGroup: (id) => groups.find((group) => String(group.id) === id),
    add(draft) {
      const contact = { ...draft, id: nextId++ };
      contacts.push(contact);
      return contact;
    },
    addGroup({ number, ...draft }) {
      const group = { ...draft, id: nextGroupId++, number: number ?? freeNumber(groups) };
      groups.push(group);
      return group;
    },
    remove(contact) {
      contacts = contacts.filter((one) => one !== contact);
    },
    removeGroup(group) {
      groups = groups.filter((one) => one !== group);
      for (const contact of contacts) contact.groups.delete(group.id);
    },
    members: () =>
      Object.fromEntries(
        groups.map(({ id, number, type }) => [
          number,
          contacts
            .filter((contact) => contact.groups.has(id))
            .map(({ phone, mail }) => (type === '1' ? mail : phone))
            .filter((member) => member !== ''),
        ]),
      ),
    seed(members) {
      [contacts, groups, nextId, nextGroupId] = [[], [], 1, FIRST_GROUP_ID];
      for (const [number, phones] of Object.entries(members)) {
        const group = book.addGroup({ name: `Group ${number}`, number, type: '0' });
        for (const phone of phones) {
          const known = book.find(phone) ?? book.add(nameless(phone));
          known.groups.add(group.id);
        }
      }
    },
  };
  book.seed(seeded);
  return book;
}

function nameless(phone: string): Omit<Contact, 'id'> {
  return { phone: normalisePhone(phone).phone, mail: '', details: {}, groups: new Set() };
}

function freeNumber(groups: readonly Group[]): string {
  return String(Math.max(0, ...groups.map(({ number }) => Number(number))) + 1);
}
