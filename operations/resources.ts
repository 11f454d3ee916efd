import { accountBalance } from './account';
import { ADMINISTRATION_RESOURCES } from './administration-resources';
import { EVERYDAY_RESOURCES } from './everyday-resources';
import type { Resource } from './operation';

/**
 * All resources of both action nodes, each once and with all of its operations. Documents follow
 * this list; a node imports its own list only, because its bundle contains what it imports.
 */
export const RESOURCES: readonly Resource[] = [
  ...EVERYDAY_RESOURCES.filter(({ value }) => value !== accountBalance.value),
  ...ADMINISTRATION_RESOURCES,
];
