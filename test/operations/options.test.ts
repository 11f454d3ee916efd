import type { Row } from '../../operations/host';
import type { Operation } from '../../operations/operation';
import { RESOURCES } from '../../operations/resources';
import { formatProblem } from '../../protocol/format-problem';
import { createClient } from '../../protocol';
import { createTinyHost } from './support/tiny-host';

/*
 * 'Options' hold the limits and guards of a message. If they are one expression that has no object
 * as its value, nothing may be sent.
 */
const WITH_OPTIONS = RESOURCES.flatMap((resource) =>
  resource.operations
    .filter(({ fields }) => fields.some(({ name }) => name === 'options'))
    .map((operation) => [`${resource.value}.${operation.value}`, operation] as const),
);

const CREDENTIAL: Row = { callbackSecret: 'Zk3-tiny_host-secret-of-32-signs' };

const PARAMETERS: Row = {
  to: '+77011234567',
  phone: '+77011234567',
  text: 'Hello {code}',
  message: 'Hello?',
  messageId: '1',
};

/** One clock, which moves with each pause, so that a run that wrongly starts also ends at once. */
let now = Date.now();
const pause = async (ms: number) => await Promise.resolve(void (now += ms));
beforeEach(() => jest.spyOn(Date, 'now').mockImplementation(() => now));
afterEach(() => jest.restoreAllMocks());

async function run(operation: Operation, options: readonly unknown[], stopOnFailure: boolean) {
  const requests: unknown[] = [];
  const client = createClient({
    transport: async (request) => {
      requests.push(request);
      return await Promise.reject(new Error('no request is allowed'));
    },
    sleep: pause,
    clock: () => now,
    random: () => 0,
    hasBackup: false,
  });
  const defaults = operation.fields.map((field) => [field.name, field.default] as const);
  const { host } = createTinyHost({
    parameters: { ...Object.fromEntries(defaults.reverse()), ...PARAMETERS } as Row,
    rows: options.map(() => ({})),
    credential: CREDENTIAL,
  });
  const given = {
    ...host,
    pause,
    read: (name: string, item: number, fallback?: unknown) =>
      name === 'options' ? options[item] : host.read(name, item, fallback),
  };
  const base = { host: given, itemCount: options.length, stopOnFailure };
  const results = operation.isOffline
    ? await operation.execute(base)
    : await operation.execute({ ...base, client });
  return { results, requests };
}

describe.each(WITH_OPTIONS)('the options of %s', (_name, operation) => {
  it.each([undefined, null, '', 'maxCost', 5, [], [{}]])(
    'are rejected before any request if an expression gives %j',
    async (options) => {
      for (const stopOnFailure of [true, false]) {
        const { results, requests } = await run(operation, [options], stopOnFailure);
        expect(results).toHaveLength(1);
        const [result] = results;
        expect(result?.ok === false && formatProblem(result.problem).text).toBe(
          "'options' is not a collection of options",
        );
        expect(requests).toEqual([]);
      }
    },
  );
});

it('operations with options include all that send', () => {
  const names = WITH_OPTIONS.map(([name]) => name);
  expect(names).toEqual(
    expect.arrayContaining(['message.send', 'message.sendAndWait', 'code.send', 'hlr.lookup']),
  );
});
