/** A trigger that responds immediately and does nothing: the remaining time is n8n's own. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { WorkflowNode } from '../../testkit/host/smsc-workflows';

/** n8n loads the node from here as a custom extension. */
export const IDLE_ENVIRONMENT = {
  N8N_CUSTOM_EXTENSIONS: path.join(__dirname, 'idle-trigger'),
} as const;

export interface IdleTrigger {
  readonly node: WorkflowNode;
  /** Below the URL of production webhooks. */
  readonly path: string;
}

export function idleTrigger(starts: boolean): IdleTrigger {
  const webhookId = randomUUID();
  const node = {
    id: webhookId,
    name: 'Idle Trigger',
    type: 'CUSTOM.idleTrigger',
    typeVersion: 1.1,
    position: [0, 0],
    parameters: { starts },
    webhookId,
  } as const;
  return { node, path: `${webhookId}/webhook` };
}
