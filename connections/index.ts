/**
 * The connections of a process. A host that loads its nodes as separate files keeps this folder as
 * one file, so that all nodes share the sessions.
 */
import { createSmppClient } from '../protocol';
import { createPorts } from './ports';
import { createSessionRegistry } from './session-registry';

/**
 * How long an unused session stays open, in ms: long enough for the next run of a workflow, short
 * enough to leave the login to other programs.
 */
const LINGER_MS = 10_000;

export const sessions = createSessionRegistry({
  createClient: ({ target, login, ...others }, mode, redeliveries) =>
    createSmppClient(
      createPorts(target),
      { ...others, systemId: login, mode, hasBackup: target.hosts.length > 1 },
      redeliveries,
    ),
  lingerMs: LINGER_MS,
});

export { readSessionSettings } from './read-session-settings';
export type { SessionSettings } from './session-settings';
