import type { INode } from 'n8n-workflow';
import type { EmulatorHandle } from '../../emulator/start';
import { toNodeError } from '../../nodes/Smsc/to-node-error';
import { findOperation, toExecutionData } from '../../nodes/shared/run-operation';
import type { Row } from '../../operations/host';
import { toErrorOutput } from '../../operations/items/item-run';
import type { Operation } from '../../operations/operation';
import { RESOURCES } from '../../operations/resources';
import { type Client } from '../../protocol';
import { startEmulatedClient } from './support/emulated-client';
import { createTinyHost } from './support/tiny-host';

let emulator: EmulatorHandle;
let client: Client;
beforeEach(async () => {
  ({ emulator, client } = await startEmulatedClient());
});
afterEach(async () => await emulator.stop());

interface Run {
  readonly stopOnFailure?: boolean;
  readonly onError?: INode['onError'];
}

/** The output items of an operation on rows, with "continue on fail" unless told otherwise. */
async function run(
  [resource, value]: readonly [string, string],
  parameters: Row,
  rows: readonly Row[],
  { stopOnFailure = false, onError = 'continueRegularOutput' }: Run = {},
): Promise<Row[]> {
  const operation = findOperation(RESOURCES, resource, value) as Operation;
  const credential = {
    authentication: 'loginPassword',
    callbackSecret: 'Zk3-tiny_host-secret-of-32',
  };
  const { host } = createTinyHost({ parameters, rows, credential });
  const base = { host, itemCount: rows.length, stopOnFailure };
  const results = operation.isOffline
    ? await operation.execute(base)
    : await operation.execute({ ...base, client });
  const node = { name: 'SMSC', type: 'smsc', onError } as INode;
  const writers = { toNodeError, toErrorOutput };
  return toExecutionData(node, operation.fields, results, stopOnFailure, writers).map(
    ({ json, pairedItem }) => ({ ...json, pairedItem }) as Row,
  );
}

const PHONE = '={{ $json.phone }}';
const SEND = { to: PHONE, text: 'Hello' };
/** In a list of numbers to check, a cell without a readable number has a result and is no error. */
const UNREADABLE_CELL = {
  accepted: false,
  errorCode: null,
  errorText: expect.any(String) as string,
};
const EMPTY_CELL = { ...UNREADABLE_CELL, phone: null, errorName: 'empty' };
const DAMAGED_CELL = { ...UNREADABLE_CELL, phone: '7,70112E+10', errorName: 'digitsLost' };
const SENDING = [
  { operation: ['message', 'send'], parameters: SEND },
  {
    operation: ['message', 'sendWithFallback'],
    parameters: { ...SEND, channels: { steps: [{ channel: 'sms', waitSeconds: 5 }] } },
  },
  { operation: ['code', 'send'], parameters: { phone: PHONE, text: 'Code {code}' } },
  { operation: ['hlr', 'start'], parameters: { phone: PHONE } },
  { operation: ['hlr', 'lookup'], parameters: { phone: PHONE } },
  { operation: ['number', 'ping'], parameters: { phone: PHONE } },
] as const;

const UNSENT = {
  accepted: false,
  errorCode: null,
  errorName: 'invalidInput',
  errorText: expect.any(String) as string,
  error: { code: null, name: 'invalidInput', message: expect.any(String) as string },
};

describe.each(SENDING)('$operation with "continue on fail"', ({ operation, parameters }) => {
  const isLookup = operation[1] === 'lookup';

  it('gives a recipient that was not sent the fields of one, beside the error', async () => {
    const rows = [{ phone: '7,70112E+10' }, { phone: '' }, { phone: 'call Anna' }];
    const items = await run(operation, parameters, rows);
    expect(items).toMatchObject([
      {
        ...(isLookup ? DAMAGED_CELL : { ...UNSENT, phone: '7,70112E+10' }),
        pairedItem: { item: 0 },
      },
      { ...(isLookup ? EMPTY_CELL : { ...UNSENT, phone: null }), pairedItem: { item: 1 } },
      { ...UNSENT, phone: 'call Anna', pairedItem: { item: 2 } },
    ]);
    expect(items.map((item) => 'error' in item)).toEqual([!isLookup, !isLookup, true]);
    expect(emulator.control.readMessages()).toEqual([]);
  });

  it('gives only the error to the error output, where n8n looks for it', async () => {
    const onError = 'continueErrorOutput';
    const [item] = await run(operation, parameters, [{ phone: 'call Anna' }], { onError });
    expect(Object.keys(item ?? {})).toEqual(['error', 'pairedItem']);
  });
});

describe('a recipient that the gateway rejects', () => {
  it('has the same row in every mode, and the error beside it in one', async () => {
    const rows = [{ phone: '+77011234567' }, { phone: '+7701' }];
    const [, stopped] = await run(['message', 'send'], SEND, rows, { stopOnFailure: true });
    const [, continued] = await run(['message', 'send'], { ...SEND, text: 'Again' }, rows);
    const { error, ...others } = continued ?? {};
    const { id, request } = stopped as Row;
    expect(error).toMatchObject({ name: expect.any(String) });
    expect({ ...others, id, request }).toEqual(stopped);
    expect(stopped).toMatchObject({ phone: '+7701', accepted: false });
  });

  it('has a row for each recipient of an item', async () => {
    const rows = [{ phone: '+7701, +7702' }];
    expect(await run(['message', 'send'], { ...SEND, text: '' }, rows)).toMatchObject([
      { ...UNSENT, phone: '+7701' },
      { ...UNSENT, phone: '+7702' },
    ]);
  });
});

describe('input', () => {
  it.each([
    ['+77011234567', '+77011234567', undefined],
    ['77011234567', '+77011234567', '77011234567'],
    [77011234567, '+77011234567', '77011234567'],
    ['8 (701) 123-45-67', '+77011234567', '8 (701) 123-45-67'],
    [' +7 701 123 45 67 ', '+77011234567', '+7 701 123 45 67'],
  ])('of %j is what was written, where it differs from %s', async (phone, shown, input) => {
    const [sent] = await run(['message', 'send'], SEND, [{ phone }]);
    expect(sent).toMatchObject({ phone: shown, accepted: true });
    expect(sent?.input).toBe(input);
    const [found] = await run(['number', 'getOperator'], { phone: PHONE }, [{ phone }]);
    expect([found?.phone, found?.input]).toEqual([shown, input]);
  });

  it('belongs to each recipient of a cell', async () => {
    const rows = [{ phone: '87011234567; +7 702 123 45 67' }];
    expect(await run(['message', 'send'], SEND, rows)).toMatchObject([
      { phone: '+77011234567', input: '87011234567' },
      { phone: '+77021234567', input: '+7 702 123 45 67' },
    ]);
  });
});

describe('a lookup of a cell without a phone number', () => {
  const lookUp = async (rows: readonly Row[], stopOnFailure = false) =>
    await run(['hlr', 'lookup'], { phone: PHONE }, rows, { stopOnFailure });

  it.each([
    ['7,70112E+10', 'digitsLost'],
    ['7.9E+10', 'digitsLost'],
    ['#N/A', 'spreadsheetError'],
    ['#Н/Д', 'spreadsheetError'],
    ['########', 'spreadsheetError'],
    ['', 'empty'],
    [' ; ', 'empty'],
  ])('has a row for %j, and does not stop the list', async (phone, errorName) => {
    const items = await lookUp([{ phone }, { phone: '77011234567' }], true);
    expect(items).toMatchObject([
      { accepted: false, verdict: 'invalid', isReachable: false, errorName },
      { phone: '+77011234567', verdict: expect.any(String) as string },
    ]);
    expect(items[0]?.phone).toBe(errorName === 'empty' ? null : phone);
  });

  it('has a verdict for what cannot be read as a number, if the run continues', async () => {
    expect(await lookUp([{ phone: 'call Anna' }])).toMatchObject([
      { ...UNSENT, phone: 'call Anna', verdict: 'invalid', isReachable: false },
    ]);
  });

  it('does not drop the other numbers of a cell with a damaged one', async () => {
    expect(await lookUp([{ phone: '77011234567; 7.70112E+10' }])).toMatchObject([
      { phone: '+77011234567', accepted: false, verdict: 'invalid' },
      { phone: '7.70112E+10', accepted: false, verdict: 'invalid' },
    ]);
  });
});

describe('Keep Input Fields', () => {
  const options = { keepInputFields: '={{ $json.keep }}' };
  const order = { phone: '77011234567', name: 'Anna', cost: 'theirs', keep: true };

  it('passes the input fields on, and the fields of the result win', async () => {
    const [item] = await run(['message', 'send'], { ...SEND, options }, [order]);
    expect(item).toMatchObject({ name: 'Anna', phone: '+77011234567', accepted: true });
    expect(item?.cost).toEqual(expect.any(Number));
    // As the table of the input begins, so does that of the output.
    expect(Object.keys(item ?? {}).slice(0, 5)).toEqual([...Object.keys(order), 'accepted']);
  });

  it('is off unless it is on', async () => {
    const [item] = await run(['message', 'send'], { ...SEND, options }, [
      { ...order, keep: false },
    ]);
    expect(item).not.toHaveProperty('name');
  });

  it('keeps them beside an error, whatever their names', async () => {
    const row = { ...order, phone: '', accepted: true, error: 'theirs' };
    expect(await run(['message', 'send'], { ...SEND, options }, [row])).toMatchObject([
      { ...UNSENT, phone: null, name: 'Anna' },
    ]);
  });

  it('passes no error and no result of an earlier send on', async () => {
    const earlier = { error: { name: 'invalidPhone' }, dryRun: true, duplicateOf: 0 };
    const [item] = await run(['message', 'send'], { ...SEND, options }, [{ ...order, ...earlier }]);
    expect(item).toMatchObject({ name: 'Anna', accepted: true });
    for (const name of Object.keys(earlier)) expect(item).not.toHaveProperty(name);
  });

  it.each([
    [['number', 'getOperator'], { phone: PHONE }],
    [['number', 'format'], { phone: PHONE }],
    [['message', 'analyze'], { text: 'Hello' }],
    [['hlr', 'lookup'], { phone: PHONE }],
    [['contact', 'block'], { phone: PHONE }],
    [['callConfirmation', 'getNumber'], { phone: PHONE }],
  ] as const)('is offered by %j', async (operation, parameters) => {
    const [item] = await run(operation, { ...parameters, options }, [order]);
    expect(item).toMatchObject({ name: 'Anna' });
  });

  it.each(RESOURCES.flatMap(({ operations }) => operations))(
    '$action shows it or returns a list',
    ({ fields, isPerItem }) => {
      const names = fields.flatMap(({ name, options }) => [
        name,
        ...((options ?? []) as { name: string }[]).map((one) => one.name),
      ]);
      const isList = isPerItem === false || names.includes('returnAll');
      expect(names.includes('keepInputFields')).toBe(!isList);
    },
  );
});
