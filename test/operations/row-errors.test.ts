import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Row } from '../../operations/host';
import { labelsOf } from '../../operations/labels';
import type { Operation } from '../../operations/operation';
import { RESOURCES } from '../../operations/resources';
import { type Client, formatError, formatProblem, type Problem } from '../../protocol';
import { listDocuments } from '../../scripts/docs/documents';
import { listFencedBlocks } from '../gates/document-rules';
import { createTinyHost } from './support/tiny-host';

/*
 * A list with one bad row, in every operation that takes a recipient: the error names the row, the
 * value and the remedy, and says what was sent.
 */
const ROOT = resolve(__dirname, '../..');
const CREDENTIAL: Row = { authentication: 'apiKey', apiKey: 'Zk3-tiny_host-key-of-32-signs-000' };
const SKIP = 'set On Error to Continue';

/** Parameters of the documents' examples, by operation. */
const EXAMPLES = new Map<string, Row>(
  listDocuments(ROOT)
    .flatMap((path) => listFencedBlocks(readFileSync(join(ROOT, path), 'utf8')))
    .filter(({ info }) => info === 'json node')
    .flatMap(({ content }) => (JSON.parse(content) as { nodes: { parameters: Row }[] }).nodes)
    .map(({ parameters }) => [
      `${String(parameters['resource'])}.${String(parameters['operation'])}`,
      parameters,
    ]),
);

/** Operations for which an empty cell is a row like others, or that take one item only. */
const OTHERS = ['hlr.lookup', 'number.format', 'message.sendAndWait'];

const CASES = RESOURCES.flatMap((resource) =>
  resource.operations.flatMap((operation) => {
    const name = `${resource.value}.${operation.value}`;
    const given = EXAMPLES.get(name);
    const field = operation.fields.find(
      (one) => ['to', 'phone'].includes(one.name) && one.required === true,
    );
    if (given === undefined || field === undefined || OTHERS.includes(name)) return [];
    return [{ name, operation, given, field: field.name, label: field.displayName }];
  }),
);

const DAMAGES = [
  { cell: '7,70112E+10', said: 'lost digits in a spreadsheet' },
  { cell: '#N/A', said: 'is an error value of a spreadsheet' },
];

/** To verify a code, a value that is not a number is only the wrong one. */
const READ = CASES.filter(({ name }) => name !== 'code.verify').flatMap((one) =>
  DAMAGES.map((damage) => ({ ...one, ...damage })),
);

/** What the examples take from a row beside the recipient. */
const OTHER_CELLS: Row = { id: '77', token: 'c1.x.y', code: '1234' };

/** Fails the test when it is used: a row is found to be bad before anything is requested. */
const NO_CLIENT = new Proxy({} as Client, {
  get: (_target, name) => () => {
    throw new Error(`${String(name)} was requested`);
  },
});

async function runWith(
  operation: Operation,
  parameters: Row,
  cells: readonly unknown[],
): Promise<Problem[]> {
  const { host } = createTinyHost({
    parameters: withDefaults(operation, parameters),
    rows: cells.map((cell) => ({ ...OTHER_CELLS, cell }) as Row),
    credential: CREDENTIAL,
  });
  const run = { host, itemCount: cells.length, stopOnFailure: true };
  const results = operation.isOffline
    ? await operation.execute(run)
    : await operation.execute({ ...run, client: NO_CLIENT });
  return results.flatMap((result) => (result.ok ? [] : [result.problem]));
}

describe('a list with a bad row', () => {
  it('covers the operations that take recipients', () => {
    expect(CASES.length).toBeGreaterThan(15);
  });

  it.each(CASES)(
    '$name names the row of an empty cell',
    async ({ operation, given, field, label }) => {
      const parameters = { ...given, [field]: '={{ $json.cell }}' };
      const [problem] = await runWith(operation, parameters, ['+77011234567', ' ', '+77011234568']);
      const words = { labelOf: labelsOf(operation.fields), skipRows: SKIP };
      const { message } = formatError(problem as Problem, words);
      expect(problem).toMatchObject({ rows: { first: 2, last: 2, of: 3 } });
      expect(message).toMatch(new RegExp(`^Row 2 of 3: '${label}' is empty\\. `));
      expect(message).toContain(`Fix the row, or ${SKIP} to skip rows`);
    },
  );

  it.each(READ)(
    '$name shows what a spreadsheet did: $cell',
    async ({ operation, given, field, label, cell, said }) => {
      const parameters = { ...given, [field]: '={{ $json.cell }}' };
      const cells = ['+77011234567', '+77011234568', '+77011234569', cell];
      const [problem] = await runWith(operation, parameters, cells);
      const { message } = formatError(problem as Problem, { labelOf: labelsOf(operation.fields) });
      expect(message).toContain(`Row 4 of 4: `);
      expect(message).toContain(`'${label}' ${said}: "${cell}"`);
    },
  );

  it.each(CASES)(
    '$name says nothing about rows of a single item',
    async ({ operation, given, field }) => {
      const parameters = { ...given, [field]: '={{ $json.cell }}' };
      const [problem] = await runWith(operation, parameters, ['']);
      expect(problem).not.toHaveProperty('rows');
      expect(formatError(problem as Problem).message).toBe(formatProblem(problem as Problem).text);
    },
  );
});

/** A form fills in the defaults of fields that the user does not change. */
function withDefaults(operation: Operation, parameters: Row): Row {
  const defaults = operation.fields.map((field) => [field.name, field.default] as const);
  return { ...Object.fromEntries(defaults.reverse()), ...parameters } as Row;
}
