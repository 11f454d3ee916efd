/**
 * One round trip through n8n and the gateway: a message is sent, and its signed status starts a
 * second workflow.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { outputOf } from './execution';
import type { SavedWorkflow } from './rest-client';
import type { Playground } from './sandbox';
import { actionWorkflow, endNode, smscName, startName, triggerWorkflow } from './smsc-workflows';
import type { StepTable } from './step-table';
import { productionAddress, waitUntilServed } from './webhook-address';

const phone = '77011234567';
const statusLimitMs = 60_000;

/** @returns the production URL of the second workflow, which stays published */
export async function runRound(
  sandbox: Playground,
  steps: StepTable,
): Promise<{ address: string }> {
  const { rest, address, emulator } = sandbox;

  const second = await steps.run(
    'Publish a workflow with the SMSC Trigger',
    async () => {
      const saved = await rest.createWorkflow(
        triggerWorkflow('Round: on status', address.credential, {}, [endNode()]),
      );
      await rest.publish(saved);
      const production = await productionAddress(rest, address.webhookUrl, saved);
      await waitUntilServed(production);
      emulator.control.setCallbackUrl(callbackAddress(production, sandbox));
      return { saved, production };
    },
    () => 'the gateway has its callback URL',
  );

  const id = await steps.run(
    'Send a message from another workflow',
    async () => {
      const parameters = { resource: 'message', operation: 'send', to: phone, text: 'Hello' };
      const first = await rest.createWorkflow(
        actionWorkflow('Round: send', address.credential, [{ name: smscName, parameters }]),
      );
      const execution = await rest.run(first, startName);
      const [sent] = outputOf(execution, smscName);
      if (sent?.['accepted'] !== true) throw new Error(`not accepted: ${JSON.stringify(sent)}`);
      return String(sent['id']);
    },
    (message) => `accepted as message ${message} to ${phone}`,
  );

  await steps.run(
    'Start the second workflow by the signed final status',
    () => awaitDelivery(sandbox, second.saved, id),
    (output) => `${String(output['event'])}: ${String(output['statusText'])}`,
  );
  return { address: second.production };
}

/** The callback URL for the SMSC dashboard, with the secret of the signature. */
export function callbackAddress(production: string, { address }: Playground): string {
  return `${production}?charset=utf-8&sha1=${address.secrets.callbackSecret}`;
}

async function awaitDelivery(
  { rest }: Playground,
  workflow: SavedWorkflow,
  id: string,
): Promise<Record<string, unknown>> {
  const deadline = Date.now() + statusLimitMs;
  while (Date.now() < deadline) {
    for (const listed of await rest.listExecutions(workflow.id)) {
      if (listed.status !== 'success') continue;
      const outputs = outputOf(await rest.getExecution(listed.id), 'End');
      const wanted = outputs.find((output) => output['id'] === id && output['isFinal'] === true);
      if (wanted !== undefined) return wanted;
    }
    await sleep(300);
  }
  throw new Error(`no final status of message ${id} arrived within ${statusLimitMs / 1000} s`);
}
