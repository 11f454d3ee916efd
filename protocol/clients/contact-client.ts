import { readCreatedResponse, readDoneResponse, type Created } from '../endpoints/change-response';
import {
  buildBlock,
  buildCreateContact,
  buildDeleteContacts,
  buildListContacts,
  buildMoveContacts,
  buildUnblock,
  buildUpdateContact,
  readContactRows,
  type Contact,
  type ContactChange,
  type ContactFilter,
  type ContactRow,
  type GroupMove,
} from '../endpoints/contact';
import type { ContactValues } from '../endpoints/contact-fields';
import { success, type Result } from '../result';
import type { BlockedMessages } from '../tables';
import type { ResponseContext } from '../wire/request';
import type { ClientContext } from './exchange';

export interface ContactClient {
  createContact(phone: string, values: ContactValues): Promise<Result<Created>>;
  updateContact(phone: string, change: ContactChange): Promise<Result<true>>;
  /**
   * Changes the contact, or creates it if the gateway has none with this number. A new contact
   * takes two requests, because the gateway has no combined one.
   */
  upsertContact(
    phone: string,
    values: ContactValues,
  ): Promise<Result<Created & { readonly isNew: boolean }>>;
  deleteContacts(phones: readonly string[]): Promise<Result<true>>;
  /** Lists the contacts that match, up to `limit`, with one request per page. */
  listContacts(filter: ContactFilter, limit: number): Promise<Result<Contact[]>>;
  moveContacts(phones: readonly string[], groupId: string, move: GroupMove): Promise<Result<true>>;
  blockPhones(phones: readonly string[], messages: BlockedMessages): Promise<Result<Created>>;
  unblockPhones(phones: readonly string[]): Promise<Result<true>>;
}

/**
 * "No records" and "could not carry out": it is not documented which one a missing contact causes.
 */
const NOT_THERE = [3, 5];

export function createContactClient({ sendRequest, encoding }: ClientContext): ContactClient {
  const readCreated = (response: ResponseContext) => readCreatedResponse('phones', response);
  const readDone = (response: ResponseContext) => readDoneResponse('phones', response);

  const client: ContactClient = {
    createContact(phone, values) {
      return sendRequest(buildCreateContact(phone, values, encoding), readCreated, 'phones');
    },
    updateContact(phone, change) {
      return sendRequest(buildUpdateContact(phone, change, encoding), readDone, 'phones');
    },
    async upsertContact(phone, values) {
      const updated = await client.updateContact(phone, values);
      if (updated.ok) return success({ id: null, isNew: false });
      const { problem } = updated;
      const code = problem.kind === 'gateway' ? problem.code : null;
      if (code === null || !NOT_THERE.includes(code)) return updated;
      const created = await client.createContact(phone, values);
      return created.ok ? success({ id: created.value.id, isNew: true }) : created;
    },
    deleteContacts(phones) {
      return sendRequest(buildDeleteContacts(phones, encoding), readDone, 'phones');
    },
    listContacts(filter, limit) {
      return collectPages(limit, filter.afterId, (afterId) =>
        sendRequest(buildListContacts({ ...filter, afterId }, encoding), readContactRows, 'phones'),
      );
    },
    moveContacts(phones, groupId, move) {
      return sendRequest(buildMoveContacts(phones, groupId, move, encoding), readDone, 'phones');
    },
    blockPhones(phones, messages) {
      return sendRequest(buildBlock(phones, messages, encoding), readCreated, 'phones');
    },
    unblockPhones(phones) {
      return sendRequest(buildUnblock(phones, encoding), readDone, 'phones');
    },
  };
  return client;
}

/**
 * Continues from the last ID until a page has no new contact. It is not documented whether a page
 * repeats its first contact, nor how long a page is. Contacts are distinguished by all their
 * values, because an ID may be the client's own and not unique.
 */
async function collectPages(
  limit: number,
  from: string | undefined,
  requestPage: (afterId: string | undefined) => Promise<Result<ContactRow[]>>,
): Promise<Result<Contact[]>> {
  const contacts: Contact[] = [];
  const seen = new Set<string>();
  let afterId = from;
  while (contacts.length < limit) {
    const page = await requestPage(afterId);
    if (!page.ok) return page;
    const fresh = page.value.filter(({ contact }) => !seen.has(JSON.stringify(contact)));
    for (const { contact } of fresh) seen.add(JSON.stringify(contact));
    contacts.push(...fresh.map(({ contact }) => contact));
    const last = fresh.at(-1)?.pageId ?? null;
    if (last === null || last === afterId) break;
    afterId = last;
  }
  return success(contacts.slice(0, limit));
}
