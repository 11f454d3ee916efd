import { join } from 'node:path';
import { SmscApi } from '../../credentials/SmscApi.credentials';
import { RESOURCES } from '../../operations/resources';
import { ENDPOINTS } from '../../protocol/tables';
import { credentialFieldOf, findTarget } from '../../scripts/docs/api-coverage';
import { API_ENDPOINTS, API_PARAMETERS } from '../../scripts/docs/api-parameters';
import { listBuilders, listWireNames, SAMPLED } from './every-request';
import { GATEWAY_PARAMETERS, OTHER_ADDRESSES } from './gateway-parameters';

/** Added to every request by code other than the builders. */
const ADDED = ['login', 'psw', 'apikey', 'fmt', 'charset'];

function findUnknownTargets(targets: readonly string[]): string[] {
  const credential = new SmscApi().properties.map(({ name }) => name);
  return targets.filter((target) => {
    const field = credentialFieldOf(target);
    return field === null ? !findTarget(RESOURCES, target) : !credential.includes(field);
  });
}

const keyOf = (endpoint: string, parameter: string) => `${endpoint} ${parameter}`;
/** Differences between the sent and the listed parameters. */
function findUnlisted(sentKeys: readonly string[], listedKeys: readonly string[]): string[] {
  return sentKeys.filter((key) => !listedKeys.includes(key));
}

const listed = API_PARAMETERS.map(({ endpoint, parameter }) => keyOf(endpoint, parameter));
const sent = [...listWireNames()].flatMap(([endpoint, names]) =>
  [...names].map((name) => keyOf(endpoint, name)),
);

describe('the list of gateway parameters', () => {
  it('names existing operations and fields', () => {
    const targets = [...API_ENDPOINTS, ...API_PARAMETERS].flatMap(({ fields }) => fields);
    expect(findUnknownTargets(targets)).toEqual([]);
  });

  it('has a field or a reason for each row', () => {
    const rows = [...API_ENDPOINTS, ...API_PARAMETERS];
    const open = rows.filter(({ fields, note }) => fields.length === 0 && !note?.trim());
    expect(open).toEqual([]);
  });

  it('names each endpoint and each of its parameters once', () => {
    expect(new Set(listed).size).toBe(listed.length);
    const endpoints = API_ENDPOINTS.map(({ endpoint }) => endpoint);
    expect(new Set(endpoints).size).toBe(endpoints.length);
    const others = API_PARAMETERS.filter(({ endpoint }) => !endpoints.includes(endpoint));
    expect(others).toEqual([]);
  });

  const known = Object.entries(GATEWAY_PARAMETERS).flatMap(([endpoint, names]) =>
    names.split(' ').map((name) => keyOf(endpoint, name)),
  );

  it('contains every known address and parameter of the gateway', () => {
    expect(findUnlisted(known, listed)).toEqual([]);
    const endpoints = API_ENDPOINTS.map(({ endpoint }) => endpoint);
    expect(endpoints.sort()).toEqual(
      [...Object.keys(GATEWAY_PARAMETERS), ...OTHER_ADDRESSES].sort(),
    );
  });

  it('fails the check when a parameter is missing', () => {
    const others = listed.filter((key) => key !== 'senders.php doc_info');
    expect(findUnlisted(known, others)).toEqual(['senders.php doc_info']);
  });

  it('contains every endpoint that the protocol uses', () => {
    const files = Object.values(ENDPOINTS).map(({ path }) => path.split('/').at(-1));
    const endpoints = API_ENDPOINTS.filter(({ fields }) => fields.length > 0);
    expect(endpoints.map(({ endpoint }) => endpoint).sort()).toEqual(files.sort());
  });

  it('contains every operation of the node that sends requests to the gateway', () => {
    const operations = RESOURCES.flatMap((resource) =>
      resource.operations
        .filter((operation) => operation.isOffline !== true && operation.sendsNoRequest !== true)
        .map(({ value }) => `${resource.value}.${value}`),
    );
    const named = API_ENDPOINTS.flatMap(({ fields }) => fields);
    expect([...new Set(named)].sort()).toEqual(operations.sort());
  });
});

describe('requests of the protocol', () => {
  it('are all checked', () => {
    const builders = listBuilders(join(__dirname, '../../protocol/endpoints'));
    // The common form of several pages; it has no parameters.
    expect([...SAMPLED, 'buildAction'].sort()).toEqual(builders.sort());
  });

  it('contain only listed parameters', () => {
    expect(findUnlisted(sent, listed)).toEqual([]);
  });

  it('contain every parameter that is listed as covered', () => {
    const covered = API_PARAMETERS.filter(
      ({ fields, parameter }) => fields.length > 0 && !ADDED.includes(parameter),
    ).map(({ endpoint, parameter }) => keyOf(endpoint, parameter));
    expect(findUnlisted(covered, sent)).toEqual([]);
  });

  it('fail the check when they contain an unlisted parameter', () => {
    expect(findUnlisted([...sent, 'send.php nohttp'], listed)).toEqual(['send.php nohttp']);
  });
});

describe('findTarget', () => {
  it.each(['message.send', 'message.send:to', 'message.send:options.sendAt'])(
    'finds %s',
    (target) => {
      expect(findUnknownTargets([target])).toEqual([]);
    },
  );

  it.each([
    'fax.send',
    'message.forget',
    'message.send:fax',
    'message.send:options.fax',
    'message.send:to.fax',
    'credential:fax',
  ])('does not find %s', (target) => {
    expect(findUnknownTargets([target])).toEqual([target]);
  });
});
