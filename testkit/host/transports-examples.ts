/**
 * The second package in a sandbox: credentials for the emulator, workflows, published where
 * possible.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ImportedExample } from './example-workflows';
import { transportsFolder } from './package-install';
import type { Credential, Workflow } from './rest-client';
import { smppCredentialData, smtpCredentialData, type Playground } from './sandbox';
import {
  smppActionType,
  smppTriggerType,
  smtpActionType,
  type WorkflowNode,
} from './smsc-workflows';

const folder = path.join(transportsFolder, 'examples');

/** Credentials that a node needs, by its type. */
export type TransportsCredentials = Readonly<Record<string, Readonly<Record<string, Credential>>>>;

/** Creates a credential for each protocol and tests it in n8n. */
export async function createTransportsCredentials({
  rest,
  address,
}: Playground): Promise<TransportsCredentials> {
  const create = async (name: string, type: string, data: object): Promise<Credential> => {
    const credential = await rest.createCredential(name, type, data);
    const { status, message } = await rest.testCredential(credential, data);
    if (status !== 'OK') throw new Error(`${name}: ${message}`);
    return credential;
  };
  const smscSmppApi = await create(
    'SMSC SMPP (emulator)',
    'smscSmppApi',
    smppCredentialData(address),
  );
  const smscSmtpApi = await create(
    'SMSC SMTP (emulator)',
    'smscSmtpApi',
    smtpCredentialData(address),
  );
  return {
    [smppActionType]: { smscSmppApi },
    [smppTriggerType]: { smscSmppApi },
    [smtpActionType]: { smscSmtpApi },
  };
}

/**
 * Publishes the workflows that need only our credentials; a workflow with a mailbox waits for its
 * owner.
 */
export async function importTransportsExamples(
  { rest }: Playground,
  credentials: TransportsCredentials,
): Promise<ImportedExample[]> {
  const imported: ImportedExample[] = [];
  for (const file of readdirSync(folder).sort()) {
    const example = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Workflow;
    const nodes = (example.nodes as readonly WorkflowNode[]).map((node) =>
      node.type in credentials ? { ...node, credentials: credentials[node.type] } : node,
    );
    const workflow = await rest.createWorkflow({ ...example, nodes });
    const listens = nodes.some(({ type }) => type === smppTriggerType);
    if (listens) await rest.publish(workflow);
    const startedBy = listens ? ['over SMPP'] : [];
    imported.push({ file, workflow, tables: [], address: null, startedBy });
  }
  return imported;
}
