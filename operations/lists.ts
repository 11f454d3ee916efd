import { type Client, type Result, success } from '../protocol';

/** One entry of a list that a form offers to choose from. */
export interface Choice {
  /** The text that the list shows. */
  readonly name: string;
  /** The value that the workflow stores. */
  readonly value: string;
}

/**
 * Loads the entries of a list. The list shows a problem instead where the gateway rejects the
 * request.
 */
export type LoadChoices = (client: Client) => Promise<Result<readonly Choice[]>>;

/**
 * Returns the entries whose name or value contains the filter, each once, in alphabetical order.
 */
export function filterChoices(choices: readonly Choice[], filter = ''): Choice[] {
  const wanted = filter.trim().toLowerCase();
  const distinct = new Map(choices.map((choice) => [choice.value, choice]));
  return [...distinct.values()]
    .filter(({ name, value }) => `${name}\n${value}`.toLowerCase().includes(wanted))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/**
 * A list of a form: how its entries are loaded, and for how long (ms) they may be shown before they
 * are loaded again.
 */
export interface ChoiceList {
  readonly load: LoadChoices;
  readonly lifetimeMs: number;
}

/** An editor requests the list at each keystroke; the gateway allows three requests a minute. */
const LIFETIME_MS = 20_000;
/** The gateway allows the same request for mailings once a minute. */
const MAILINGS_LIFETIME_MS = 61_000;

/** Groups of contacts, each with its recipient name such as G12. The value is the ID. */
export const groupList: ChoiceList = {
  lifetimeMs: LIFETIME_MS,
  async load(client) {
    const groups = await client.listGroups();
    if (!groups.ok) return groups;
    return success(
      groups.value.flatMap(({ id, name, number }): Choice[] => {
        if (id === null) return [];
        const recipient = number === null ? '' : ` (G${number})`;
        return [{ name: `${name ?? `Group ${id}`}${recipient}`, value: id }];
      }),
    );
  },
};

/** Mailings with their date. The value is the ID. */
export const mailingList: ChoiceList = {
  lifetimeMs: MAILINGS_LIFETIME_MS,
  async load(client) {
    const mailings = await client.listMailings();
    if (!mailings.ok) return mailings;
    return success(
      mailings.value.flatMap(({ id, name, sendAt }): Choice[] => {
        if (id === null) return [];
        const when = sendAt === null ? '' : ` (${sendAt.slice(0, 10)})`;
        return [{ name: `${name ?? `Mailing ${id}`}${when}`, value: id }];
      }),
    );
  },
};

/** Sender IDs of the account, stored by their names. */
export const senderList: ChoiceList = {
  lifetimeMs: LIFETIME_MS,
  async load(client) {
    const senders = await client.getSenders();
    if (!senders.ok) return senders;
    return success(senders.value.map(({ name }): Choice => ({ name, value: name })));
  },
};

/** Message templates. The value is the ID. */
export const templateList: ChoiceList = {
  lifetimeMs: LIFETIME_MS,
  async load(client) {
    const templates = await client.listTemplates();
    if (!templates.ok) return templates;
    return success(
      templates.value.flatMap(({ id, name }): Choice[] =>
        id === null ? [] : [{ name: name ?? `Template ${id}`, value: id }],
      ),
    );
  },
};
