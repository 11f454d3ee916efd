import { ENDPOINTS, OPERATOR_TEMPLATES, TEMPLATE_CHANNELS } from '../../protocol/tables';
import { reject } from '../answers/answer';
import { MODERATION_MS } from '../directory/directory';
import {
  DONE,
  encodeOutcome,
  findAction,
  NO_RECORDS,
  PARAMETER_ERROR,
  type Action,
  type ActionOutcome,
} from './action-answer';
import { concurrencyLimits, type Endpoint, type EndpointRequest } from './endpoint';

const VALUES = ['name', 'msg', 'format', 'sender', 'fl[1]'];

function isFormat(format: string): boolean {
  return TEMPLATE_CHANNELS.some((row) => row.format === format);
}

function add({ gateway, read }: EndpointRequest): ActionOutcome {
  if (read('name') === '' || read('msg') === '' || !isFormat(read('format'))) {
    return PARAMETER_ERROR;
  }
  const values = Object.fromEntries(VALUES.map((name) => [name, read(name)]));
  return { kind: 'created', id: gateway.directory.templates.add(values).id };
}

function change({ gateway, read, has }: EndpointRequest): ActionOutcome {
  const entry = gateway.directory.templates.find(read('id'));
  if (!entry) return NO_RECORDS;
  if (!isFormat(read('format'))) return PARAMETER_ERROR;
  for (const name of VALUES) if (has(name)) entry.values[name] = read(name);
  return DONE;
}

function remove({ gateway, read }: EndpointRequest): ActionOutcome {
  const entry = gateway.directory.templates.find(read('id'));
  if (!entry) return NO_RECORDS;
  gateway.directory.templates.remove(entry);
  return DONE;
}

/** Existing clients know only these names. The meaning of `flag` is unknown: 1 = a signature. */
function list({ gateway }: EndpointRequest): ActionOutcome {
  const rows = gateway.directory.templates.all().map(
    ({ id, values }) =>
      [
        ['id', id],
        ['name', values.name ?? ''],
        ['message', values.msg ?? ''],
        ['format', values.format ?? ''],
        ['sender', values.sender ?? ''],
        ['flag', values['fl[1]'] === '1' ? 1 : 0],
      ] as const,
  );
  return { kind: 'listed', rows };
}

function addForOperators({ gateway, read, now }: EndpointRequest): ActionOutcome {
  const fields = OPERATOR_TEMPLATES.filter(({ field }) => read(field) === '1');
  if (read('sender') === '' || read('msg') === '' || fields.length === 0) return PARAMETER_ERROR;
  const { templates } = gateway.directory;
  const key = [read('sender'), read('msg')] as const;
  const entry = templates.findForOperators(...key) ?? templates.addForOperators(...key);
  for (const { field } of fields) entry.flags.set(field, now);
  return DONE;
}

/** A guess: the fields of the request with the moderation state, 0 = pending, 1 = approved. */
function getForOperators({ gateway, read, now }: EndpointRequest): ActionOutcome {
  const entry = gateway.directory.templates.findForOperators(read('sender'), read('msg'));
  if (!entry) return NO_RECORDS;
  const states = [...entry.flags].map(
    ([field, since]) => [field, now - since >= MODERATION_MS ? 1 : 0] as const,
  );
  return {
    kind: 'listed',
    rows: [[['sender', entry.sender], ['msg', entry.text], ...states]],
  };
}

function endpointOf(
  family: 'templates' | 'operatorTemplates',
  actions: readonly Action[],
): Endpoint {
  const { path, limits } = ENDPOINTS[family];
  return {
    name: family,
    paths: [path],
    family,
    concurrency: concurrencyLimits(limits),
    handle(request) {
      const action = findAction(actions, request);
      if (!action) return reject(family, request.format, { code: 1 });
      return encodeOutcome(family, request.format, action.run(request), 'template');
    },
  };
}

export const templatesEndpoint = endpointOf('templates', [
  { flag: 'add', run: add },
  { flag: 'chg', run: change },
  { flag: 'del', run: remove },
  { flag: 'get', run: list },
]);

export const operatorTemplatesEndpoint = endpointOf('operatorTemplates', [
  { flag: 'add', run: addForOperators },
  { flag: 'get', run: getForOperators },
]);
