import {
  type Choice,
  type ChoiceList,
  filterChoices,
  groupList,
  mailingList,
  senderList,
  templateList,
} from '../../../operations/lists';
import { success, type Result } from '../../../protocol';
import type { AccountNode } from './account-node';

/** The searchable lists of the dialogs, under the names that fields have for them. */
const LISTS: Readonly<Record<string, ChoiceList>> = {
  searchGroups: groupList,
  searchMailings: mailingList,
  searchSenders: senderList,
  searchTemplates: templateList,
};

interface Remembered {
  readonly choices: readonly Choice[];
  readonly until: number;
}

/** The lists of the accounts, kept for a short while: a dialog asks at each keystroke. */
export class AccountLists {
  private readonly remembered = new WeakMap<AccountNode, Map<string, Remembered>>();

  has(name: string): boolean {
    return Object.hasOwn(LISTS, name);
  }

  async find(account: AccountNode, name: string, filter: string): Promise<Result<Choice[]>> {
    const list = LISTS[name] as ChoiceList;
    const known = this.remembered.get(account) ?? new Map<string, Remembered>();
    this.remembered.set(account, known);
    const kept = known.get(name);
    if (kept !== undefined && kept.until > Date.now()) {
      return success(filterChoices(kept.choices, filter));
    }
    const loaded = await list.load(account.createClient({ signal: AbortSignal.timeout(LIMIT_MS) }));
    if (!loaded.ok) return loaded;
    known.set(name, { choices: loaded.value, until: Date.now() + list.lifetimeMs });
    return success(filterChoices(loaded.value, filter));
  }
}

/** A person waits for the list. */
const LIMIT_MS = 20_000;
