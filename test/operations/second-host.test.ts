import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EmulatorHandle } from '../../emulator/start';
import type { Row } from '../../operations/host';
import type { Operation } from '../../operations/operation';
import { RESOURCES } from '../../operations/resources';
import { formatProblem } from '../../protocol/format-problem';
import { type Client } from '../../protocol';
import { listDocuments } from '../../scripts/docs/documents';
import { listFencedBlocks } from '../gates/document-rules';
import { startEmulatedClient } from './support/emulated-client';
import { createTinyHost } from './support/tiny-host';

/*
 * Every operation in a host other than n8n, with the parameters of the documents' examples. The
 * engine tests cover the output of the operations; here they have to run without any line of n8n.
 */
const ROOT = resolve(__dirname, '../..');
const ROW: Row = { phone: '+77011234567' };
const CREDENTIAL: Row = {
  authentication: 'loginPassword',
  login: 'demo',
  callbackSecret: 'Zk3-tiny_host-secret-of-32-signs',
};

const OPERATIONS = RESOURCES.flatMap((resource) =>
  resource.operations.map((operation) => ({
    name: `${resource.value}.${operation.value}`,
    operation,
  })),
);

/** Parameters of the documents' examples, in their order: later ones use the results of earlier ones. */
const EXAMPLES: readonly Row[] = listDocuments(ROOT)
  .flatMap((path) => listFencedBlocks(readFileSync(join(ROOT, path), 'utf8')))
  .filter(({ info }) => info === 'json node')
  .flatMap(({ content }) => (JSON.parse(content) as { nodes: { parameters: Row }[] }).nodes)
  .map(({ parameters }) => parameters)
  .filter(({ resource }) => RESOURCES.some(({ value }) => value === resource));

const SEND: Row = { to: '={{ $json.phone }}', text: 'Hello' };
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

/** Operations that need the output of another one. */
const BEFORE: Readonly<Record<string, [name: string, parameters: Row]>> = {
  'message.getStatus': ['message.send', SEND],
  'message.delete': ['message.send', { ...SEND, options: { sendAt: TOMORROW } }],
  'code.verify': [
    'code.send',
    { phone: '={{ $json.phone }}', text: 'Code: {code}', options: { returnCode: true } },
  ],
  'code.resend': [
    'code.send',
    { phone: '={{ $json.phone }}', text: 'Code: {code}', options: { returnCode: true } },
  ],
  'hlr.getResult': ['hlr.start', { phone: '={{ $json.phone }}' }],
};

describe('a second host', () => {
  let emulator: EmulatorHandle;
  let client: Client;
  beforeEach(async () => {
    ({ emulator, client } = await startEmulatedClient());
    const past = { ...SEND, text: 'All of it: https://example.com/sale' };
    await run('message.send', { ...past, options: { shortenLinks: true } }, ROW);
    await emulator.control.incoming({ phone: '+77011234567', text: 'Yes' });
  });
  afterEach(async () => await emulator.stop());

  async function run(name: string, parameters: Row, row: Row): Promise<Row[]> {
    const found = OPERATIONS.find((one) => one.name === name)?.operation as Operation;
    const { host } = createTinyHost({
      parameters: withDefaults(found, parameters),
      rows: [row],
      credential: CREDENTIAL,
    });
    const base = { host, itemCount: 1, stopOnFailure: true };
    const results = found.isOffline
      ? await found.execute(base)
      : await found.execute({ ...base, client });
    return results.flatMap((result) => {
      if (!result.ok) throw new Error(`${name}: ${formatProblem(result.problem).text}`);
      return [...result.value];
    });
  }

  it.each(RESOURCES.map(({ value }) => value))('runs every operation of %s', async (resource) => {
    const examples = EXAMPLES.filter((one) => one['resource'] === resource);
    const shown = examples.map((one) => `${resource}.${String(one['operation'])}`);
    const offered = OPERATIONS.map(({ name }) => name).filter((one) =>
      one.startsWith(`${resource}.`),
    );
    expect([...new Set(shown)].sort()).toEqual([...offered].sort());
    for (const [place, parameters] of examples.entries()) {
      const name = shown[place] as string;
      const before = BEFORE[name];
      const [row = ROW] = before ? await run(before[0], before[1], ROW) : [];
      const options = { ...(parameters['options'] as Row | undefined), ...FAST[name] };
      const rows = await run(name, { ...parameters, options }, { ...ROW, ...row });
      expect([name, rows.length > 0]).toEqual([name, true]);
      for (const one of rows) expect(one).not.toHaveProperty('error');
    }
  });
});

/** Waits that a test shortens. */
const FAST: Readonly<Record<string, Row>> = {
  'callConfirmation.waitForCall': { timeout: 2 },
  'hlr.lookup': { pollInterval: 1 },
};

/** A form fills in the defaults of fields that the user does not change. */
function withDefaults(operation: Operation, parameters: Row): Row {
  const defaults = operation.fields.map((field) => [field.name, field.default] as const);
  return { ...Object.fromEntries(defaults.reverse()), ...parameters } as Row;
}
