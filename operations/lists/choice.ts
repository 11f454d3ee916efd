import type { Client, Result } from '../../protocol';

/** One entry of a list that a form offers to choose from. */
export interface Choice {
  /** As the list shows it. */
  readonly name: string;
  /** As the workflow stores it. */
  readonly value: string;
}

/** What the account has to choose from. A refusal is a Problem, for the list to show. */
export type LoadChoices = (client: Client) => Promise<Result<readonly Choice[]>>;

/** Choices whose name or value contains the filter, each once, in alphabetical order. */
export function filterChoices(choices: readonly Choice[], filter = ''): Choice[] {
  const wanted = filter.trim().toLowerCase();
  const distinct = new Map(choices.map((choice) => [choice.value, choice]));
  return [...distinct.values()]
    .filter(({ name, value }) => `${name}\n${value}`.toLowerCase().includes(wanted))
    .sort((one, other) => one.name.localeCompare(other.name));
}
