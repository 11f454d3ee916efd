/**
 * The connections of a process: one file of its own when built, so that action and trigger, which
 * n8n loads as separate files, find the same sessions.
 */
import { createSmppClient } from '../../../../protocol';
import { createPorts } from './ports';
import { createSessionRegistry } from './session-registry';

/** Long enough for the next run of a workflow, short enough to leave the login to other programs. */
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

export type { SessionSettings, Target } from './session-settings';
