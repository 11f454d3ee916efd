/** The example workflows in the shared n8n, and helpers of their tests. */
import type { AcceptedMessage } from '../../../emulator/start';
import { outputOf, type StoredExecution } from '../../../testkit/host/execution';
import { readRows, type Row } from '../../../testkit/host/data-tables';
import {
  callbackReceiver,
  importExamples,
  type ImportedExample,
} from '../../../testkit/host/example-workflows';
import type { SavedWorkflow, Workflow } from '../../../testkit/host/rest-client';
import { control } from './gateway';
import { shared, sharedRest } from './shared';
import { startTelegram, stopTelegram, TELEGRAM_TOKEN } from './telegram';
import { until } from './until';

let examples: readonly ImportedExample[] = [];

export async function importTemplates(): Promise<void> {
  const { url, credential, secrets } = shared();
  const telegramApi = { accessToken: TELEGRAM_TOKEN, baseUrl: await startTelegram() };
  examples = await importExamples(sharedRest(), url, credential, undefined, { telegramApi });
  const { address } = template(callbackReceiver);
  await control('callback-url', { url: `${address}?charset=utf-8&sha1=${secrets.callbackSecret}` });
}

export async function withdrawTemplates(): Promise<void> {
  await stopTelegram();
  await control('callback-url', { url: null });
  for (const { workflow, address, startedBy } of examples) {
    if (address !== null || startedBy.length > 0) await sharedRest().unpublish(workflow);
  }
}

export function template(file: string): ImportedExample {
  const found = examples.find((example) => example.file === file);
  if (found === undefined) throw new Error(`${file} was not imported`);
  return found;
}

/** A copy with other texts: what a user changes after the import. */
export async function publishVariant(
  { workflow }: ImportedExample,
  changes: Readonly<Record<string, string>>,
): Promise<SavedWorkflow> {
  const { name, nodes, connections, settings } = workflow;
  let text = JSON.stringify({ name: `${name} (changed)`, nodes, connections, settings });
  for (const [from, to] of Object.entries(changes)) {
    if (!text.includes(from)) throw new Error(`"${name}" holds no ${from}`);
    text = text.replaceAll(from, to);
  }
  const variant = await sharedRest().createWorkflow(JSON.parse(text) as Workflow);
  await sharedRest().publish(variant);
  return variant;
}

export async function rowsOf(file: string): Promise<readonly Row[]> {
  return await readRows(sharedRest(), template(file).tables[0]!);
}

export async function messagesTo(phone: string): Promise<AcceptedMessage[]> {
  const answer = await fetch(`${shared().emulatorUrl}/emulator/messages`);
  const messages = (await answer.json()) as AcceptedMessage[];
  return messages.filter((message) => message.phone === phone);
}

export async function messageWhere(
  phone: string,
  isWanted: (message: AcceptedMessage) => boolean,
): Promise<AcceptedMessage> {
  const messages = await until(
    `A message to ${phone}`,
    () => messagesTo(phone),
    (all) => all.some(isWanted),
  );
  return messages.find(isWanted)!;
}

/** The newest execution, when it has ended. */
export async function latestExecution({ id }: SavedWorkflow): Promise<StoredExecution> {
  const rest = sharedRest();
  const [newest] = await until(
    `An execution of workflow ${id}`,
    () => rest.listExecutions(id),
    (all) => all.length > 0,
  );
  return await rest.waitFor(newest!.id);
}

/** The output of a node in the runs of a workflow so far; empty when it did not run. */
export async function outputsOf(
  { id }: SavedWorkflow,
  node: string,
): Promise<Record<string, unknown>[]> {
  const rest = sharedRest();
  const outputs: Record<string, unknown>[] = [];
  for (const { id: executionId, status } of await rest.listExecutions(id)) {
    if (['new', 'running', 'waiting'].includes(status)) continue;
    const execution = await rest.getExecution(executionId);
    if (node in execution.data.resultData.runData) outputs.push(...outputOf(execution, node));
  }
  return outputs;
}

export async function postJson(
  route: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${shared().url}${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

/** Submits a form like a browser. */
export async function upload(
  { startedBy }: ImportedExample,
  csv: string,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  const form = new FormData();
  form.set('field-0', new Blob([csv], { type: 'text/csv' }), 'list.csv');
  for (const [name, value] of Object.entries(answers)) form.set(name, value);
  const answer = await fetch(startedBy[0]!, { method: 'POST', body: form });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The form answered ${answer.status}: ${text}`);
}

/** A file in the output of a node, read like the editor's download. */
export async function readFileOf(execution: StoredExecution, node: string): Promise<string> {
  const [item] = execution.data.resultData.runData[node]?.at(-1)?.data?.main?.[0] ?? [];
  const file = (item as { binary?: { data?: { id?: string; data: string } } } | undefined)?.binary
    ?.data;
  if (file === undefined) throw new Error(`"${node}" gave no file`);
  if (file.id === undefined) return Buffer.from(file.data, 'base64').toString();
  const { url, session } = shared();
  const route = `/rest/binary-data?id=${encodeURIComponent(file.id)}&action=view`;
  const answer = await fetch(`${url}${route}`, { headers: { cookie: session } });
  if (!answer.ok) throw new Error(`n8n answered ${route} with ${answer.status}`);
  return await answer.text();
}
