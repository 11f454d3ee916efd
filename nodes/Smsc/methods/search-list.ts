import type { INodeListSearchResult } from 'n8n-workflow';

export interface Choice {
  /** As the list shows it. */
  readonly name: string;
  /** As the workflow stores it. */
  readonly value: string;
}

/** Choices whose name or value holds the filter, each once, in alphabetical order. */
export function searchList(choices: readonly Choice[], filter = ''): INodeListSearchResult {
  const wanted = filter.trim().toLowerCase();
  const distinct = new Map(choices.map((choice) => [choice.value, choice]));
  return {
    results: [...distinct.values()]
      .filter(({ name, value }) => `${name}\n${value}`.toLowerCase().includes(wanted))
      .sort((one, other) => one.name.localeCompare(other.name)),
  };
}
