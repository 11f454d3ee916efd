import {
  ENDPOINTS,
  SENDER_CREATION_LIMIT,
  SENDER_REGISTRATIONS,
  type RateLimit,
} from '../../protocol/tables';
import { reject } from '../answers/answer';
import type { Row } from '../answers/encode';
import { MODERATION_MS } from '../directory/directory';
import type { SenderEntry } from '../directory/sender-list';
import type { Charge } from '../limits';
import {
  DONE,
  encodeOutcome,
  findAction,
  NO_RECORDS,
  NOT_DONE,
  PARAMETER_ERROR,
  type Action,
  type ActionOutcome,
} from './action-answer';
import { concurrencyLimits, type Endpoint, type EndpointRequest } from './endpoint';
import { checkCode, sendCode } from './senders-code';

const { senders } = ENDPOINTS;
const limits: readonly RateLimit[] = senders.limits;

/** `get=1` lists the approved sender IDs, `all=1` all of them. */
function list({ gateway, read, now }: EndpointRequest): ActionOutcome {
  const entries = gateway.directory.senders
    .all()
    .filter((entry) => read('all') === '1' || isApproved(entry, now));
  return {
    kind: 'listed',
    rows: entries.map((entry) => toRow(entry, now, read('operators') === '1')),
  };
}

function isApproved({ approvedAt }: SenderEntry, now: number): boolean {
  return approvedAt !== null && approvedAt <= now;
}

function toRow(entry: SenderEntry, now: number, withOperators: boolean): Row {
  const state = isApproved(entry, now) ? 1 : 0;
  return [
    ['id', entry.id],
    [entry.name.includes('@') ? 'mail' : 'sender', entry.name],
    ['cmt', entry.comment],
    ['status', state],
    ...(withOperators ? [...entry.operators].map((field) => [field, state] as const) : []),
  ];
}

/** Names wait for moderation, numbers for their confirmation code. */
function add(request: EndpointRequest): ActionOutcome {
  const { gateway, read, now } = request;
  const { senders } = gateway.directory;
  const name = read('sender') || read('mail');
  if (name === '') return PARAMETER_ERROR;
  if (!name.includes('@') && !/^(?:[\x20-\x7e]{1,11}|\d{1,15})$/.test(name)) return NOT_DONE;
  if (senders.find({ id: '', name })) return NOT_DONE;
  const comment = read('cmt') || read('name');
  const approvedAt = /^\d+$/.test(name) ? null : now + MODERATION_MS;
  const entry = senders.add({ name, comment, approvedAt });
  setOperators(entry, read);
  keepDocuments(entry, request);
  return { kind: 'created', id: entry.id };
}

function setOperators(entry: SenderEntry, read: EndpointRequest['read']): void {
  for (const { field } of SENDER_REGISTRATIONS) {
    if (read(field) === '1') entry.operators.add(field);
  }
}

/** Accepts files under any field name; `doc_info` is the comment on them. */
function keepDocuments(entry: SenderEntry, { files, read }: EndpointRequest): void {
  entry.documents.push(...files.map((file) => ({ ...file, comment: read('doc_info') })));
}

function findEntry({ gateway, read }: EndpointRequest): SenderEntry | undefined {
  return gateway.directory.senders.find({ id: read('id'), name: read('sender') });
}

function change(request: EndpointRequest): ActionOutcome {
  const entry = findEntry(request);
  if (!entry) return NO_RECORDS;
  if (request.has('cmt')) entry.comment = request.read('cmt');
  setOperators(entry, request.read);
  keepDocuments(entry, request);
  return DONE;
}

function remove(request: EndpointRequest): ActionOutcome {
  const entry = findEntry(request);
  if (!entry) return NO_RECORDS;
  request.gateway.directory.senders.remove(entry);
  return DONE;
}

const ACTIONS: readonly Action[] = [
  { flag: 'get', run: list },
  { flag: 'add', run: add },
  { flag: 'chg', run: change },
  { flag: 'del', run: remove },
  { flag: 'send_code', run: sendCode },
  { flag: 'check_code', run: checkCode },
];

function chargesOf({ flag }: Action, { read }: EndpointRequest): Charge[] {
  if (flag === 'add') return [{ limit: SENDER_CREATION_LIMIT, key: 'senders add' }];
  if (flag !== 'get') return [];
  const key = JSON.stringify(['senders', read('all'), read('operators'), read('user')]);
  return limits.filter(({ per }) => per === 'identicalRequest').map((limit) => ({ limit, key }));
}

/** The account's sender IDs. Existing clients read `sender` of each record. */
export const sendersEndpoint: Endpoint = {
  name: 'senders',
  paths: [senders.path],
  family: 'senders',
  concurrency: concurrencyLimits(limits),
  handle(request) {
    const { gateway, format, now } = request;
    const action = findAction(ACTIONS, request);
    if (!action) return reject('senders', format, { code: 1 });
    const charges = chargesOf(action, request);
    if (!gateway.allows(charges)) return reject('senders', format, { code: 9 });
    gateway.limiter.record(charges, now);
    return encodeOutcome('senders', format, action.run(request), 'sender');
  },
};
