/** The workflows of examples/, brought into a sandbox with its credential, the ones with our trigger published. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { triggerType, type WorkflowNode } from './smsc-workflows';
import { productionAddress, waitUntilServed } from './webhook-address';
import type { Credential, RestClient, SavedWorkflow, Workflow } from './rest-client';
import { repository } from './versions';

export interface ImportedExample {
  readonly workflow: SavedWorkflow;
  /** Production address of its trigger; null without one. */
  readonly address: string | null;
}

export function readExamples(): Workflow[] {
  const folder = path.join(repository, 'examples');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Workflow);
}

export async function importExamples(
  rest: RestClient,
  url: string,
  credential: Credential,
): Promise<ImportedExample[]> {
  const imported: ImportedExample[] = [];
  for (const example of readExamples()) {
    const workflow = await rest.createWorkflow(withCredential(example, credential));
    const hasTrigger = (workflow.nodes as WorkflowNode[]).some(({ type }) => type === triggerType);
    imported.push({ workflow, address: hasTrigger ? await publish(rest, url, workflow) : null });
  }
  return imported;
}

async function publish(rest: RestClient, url: string, workflow: SavedWorkflow): Promise<string> {
  await rest.publish(workflow);
  const address = await productionAddress(rest, url, workflow);
  await waitUntilServed(address);
  return address;
}

/** An exported workflow names the credential of the machine it came from. */
export function withCredential(workflow: Workflow, { id, name }: Credential): Workflow {
  const nodes = (workflow.nodes as WorkflowNode[]).map((node) =>
    node.type.startsWith('n8n-nodes-smsc.')
      ? { ...node, credentials: { smscApi: { id, name } } }
      : node,
  );
  return { ...workflow, nodes };
}
