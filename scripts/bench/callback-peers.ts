/** Published workflows of one n8n that receive the callbacks. */
import type { SavedWorkflow } from '../../testkit/host/rest-client';
import type { Sandbox } from '../../testkit/host/sandbox';
import { chain, endNode, triggerWorkflow, webhookNode } from '../../testkit/host/smsc-workflows';
import { productionAddress, waitUntilServed } from '../../testkit/host/webhook-address';
import { idleTrigger } from './idle-trigger';

export interface Peer {
  readonly workflow: SavedWorkflow;
  readonly address: string;
}

export interface Peers {
  readonly trigger: Peer;
  readonly webhook: Peer;
  /** A trigger that only starts its workflow. */
  readonly idle: Peer;
  /** A trigger that does nothing. */
  readonly mute: Peer;
}

export async function publishPeers(sandbox: Sandbox): Promise<Peers> {
  return {
    trigger: await publishTrigger(sandbox),
    webhook: await publishWebhook(sandbox),
    idle: await publishIdle(sandbox, true),
    mute: await publishIdle(sandbox, false),
  };
}

async function publishTrigger({ rest, address }: Sandbox): Promise<Peer> {
  const parameters = { options: { finalOnly: true } };
  const workflow = await rest.createWorkflow(
    triggerWorkflow('Bench: SMSC Trigger', address.credential, parameters, [endNode()]),
  );
  await rest.publish(workflow);
  const production = await productionAddress(rest, address.url, workflow);
  await waitUntilServed(production);
  return { workflow, address: production };
}

function publishWebhook(sandbox: Sandbox): Promise<Peer> {
  const path = 'bench';
  const node = webhookNode(path);
  const parameters = { ...node.parameters, options: { ignoreBots: true } };
  const workflow = chain('Bench: Webhook', [{ ...node, parameters }, endNode()]);
  return publish(sandbox, workflow, path);
}

function publishIdle(sandbox: Sandbox, starts: boolean): Promise<Peer> {
  const { node, path } = idleTrigger(starts);
  return publish(sandbox, chain(`Bench: idle, starts: ${starts}`, [node, endNode()]), path);
}

async function publish(
  { rest, address }: Sandbox,
  workflow: ReturnType<typeof chain>,
  path: string,
): Promise<Peer> {
  const saved = await rest.createWorkflow(workflow);
  await rest.publish(saved);
  const production = `${address.url}/webhook/${path}`;
  await waitUntilServed(production);
  return { workflow: saved, address: production };
}
