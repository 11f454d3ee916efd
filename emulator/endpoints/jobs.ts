import { ENDPOINTS } from '../../protocol/tables';
import { reject, succeed, type Answer } from '../answers/answer';
import { formatDate, formatTimestamp } from '../answers/dates';
import { encodeJson, encodeText, encodeXml, type Format, type Row } from '../answers/encode';
import type { Charge } from '../limits';
import { isRepeat } from '../mailings/recurrence';
import type { Mailing, MailingState } from '../mailings/mailings';
import { formatMoney, formatMoneyShort } from '../money';
import { DONE, encodeOutcome, findAction, type Action, type ActionOutcome } from './action-answer';
import { isWithin, readDays } from './days';
import { concurrencyLimits, type Endpoint, type EndpointRequest } from './endpoint';
import { readSubmission } from './send-parameters';

const { jobs } = ENDPOINTS;
const identicalLimit = jobs.limits.find(({ per }) => per === 'identicalRequest');

const PARAMETER_ERROR = 1;
const NOT_SAVED = 3;
const WRONG_DATE = 5;
const rejected = (code: number): ActionOutcome => ({ kind: 'rejected', code });

/**
 * Requires a name; a request that send.php rejects for any reason but its date gives "not saved".
 */
function add(request: EndpointRequest): ActionOutcome {
  const { gateway, read, now } = request;
  const rptn = read('rptn');
  if (read('name') === '' || !isRepeat(read('rpt')) || !/^\d*$/.test(rptn)) {
    return rejected(PARAMETER_ERROR);
  }
  const template = gateway.directory.templates.find(read('tpl'));
  if (read('tpl') !== '' && !template) return rejected(NOT_SAVED);
  const submission = readSubmission({ ...request, read: readerOf(request, template?.values.msg) });
  if (submission === PARAMETER_ERROR || submission === WRONG_DATE) return rejected(submission);
  if (typeof submission === 'number') return rejected(NOT_SAVED);
  const draft = {
    name: read('name'),
    submission,
    templateId: read('tpl'),
    repeat: read('rpt') || '0',
    maxRepeats: rptn === '' || rptn === '0' ? null : Number(rptn),
  };
  const { mailing, outcome } = gateway.mailings.add(draft, now);
  if (!mailing || !outcome.ok) return rejected(NOT_SAVED);
  const cost = ['cost', formatMoneyShort(outcome.cost)] as const;
  return { kind: 'created', id: mailing.id, more: read('cost') === '1' ? [cost] : [] };
}

/** Ignores `cost=1`, which does not ask for the price only here. */
function readerOf({ read }: EndpointRequest, text: string | undefined): EndpointRequest['read'] {
  return (name) =>
    name === 'cost' ? '' : name === 'mes' && text !== undefined ? text : read(name);
}

function change(request: EndpointRequest, done: (mailing: Mailing) => void): ActionOutcome {
  const mailing = request.gateway.mailings.find(request.read('id'));
  if (!mailing) return rejected(NOT_SAVED);
  done(mailing);
  return DONE;
}

function list({ gateway, read }: EndpointRequest): ActionOutcome {
  const days = readDays(read('start'), read('end'));
  if (!days) return rejected(WRONG_DATE);
  const mailings = gateway.mailings.all().filter(({ createdAt }) => isWithin(createdAt, days));
  return { kind: 'listed', rows: mailings.map(toRow) };
}

/** A guess: the nearest message statuses. */
const STATUSES: Readonly<Record<MailingState, number>> = {
  waiting: -1,
  cancelled: -2,
  finished: 1,
};

/** A guess: the names of the request, and times as in the history. */
function toRow(mailing: Mailing): Row {
  const { submission } = mailing;
  const [entry] = submission.entries;
  return [
    ['id', mailing.id],
    ['name', mailing.name],
    ['status', STATUSES[mailing.state]],
    ['send_date', formatDate(mailing.dueAt)],
    ['send_timestamp', formatTimestamp(mailing.dueAt)],
    ['sender', entry?.sender ?? ''],
    ['mes', entry?.text ?? ''],
    ['tpl', mailing.templateId],
    ['rpt', Number(mailing.repeat)],
    ['rptn', mailing.maxRepeats ?? 0],
    ['cnt', submission.entries.reduce((count, one) => count + one.recipients.length, 0)],
  ];
}

const ACTIONS: readonly Action[] = [
  { flag: 'add', run: add },
  { flag: 'get_all', run: list },
  {
    flag: 'cancel',
    run: (request) => change(request, (one) => request.gateway.mailings.cancel(one, request.now)),
  },
  {
    flag: 'del',
    run: (request) => change(request, (one) => request.gateway.mailings.remove(one)),
  },
];

/** Parameters that make two requests identical. */
const NAMES = [
  'add',
  'get',
  'get_all',
  'del',
  'cancel',
  'id',
  'name',
  'phones',
  'list',
  'mes',
].concat(['tpl', 'time', 'rpt', 'rptn', 'start', 'end']);

/** Mailings of the account: add, get, list, cancel, delete. */
export const jobsEndpoint: Endpoint = {
  name: 'jobs',
  paths: [jobs.path],
  family: 'jobs',
  concurrency: concurrencyLimits(jobs.limits),
  handle(request) {
    const { gateway, read, format, now } = request;
    const key = JSON.stringify(['jobs', ...NAMES.map(read)]);
    const charges: Charge[] = identicalLimit ? [{ limit: identicalLimit, key }] : [];
    if (!gateway.allows(charges)) return reject('jobs', format, { code: 9 });
    gateway.limiter.record(charges, now);
    if (read('get') === '1') return tell(request);
    const action = findAction(ACTIONS, request);
    if (!action) return reject('jobs', format, { code: PARAMETER_ERROR });
    const outcome = action.run(request);
    return outcome.kind === 'created'
      ? succeed(encodeCreated(format, outcome.id, outcome.more))
      : encodeOutcome('jobs', format, outcome, 'job');
  },
};

/** `OK, ID - <id>[, COST - <cost>]` and similar are documented for all formats. */
function encodeCreated(format: Format, id: number, more: Row = []): string {
  const cost = more.map(([, value]) => formatMoney(Math.round(Number(value) * 100)));
  switch (format) {
    case 0:
      return [`OK, ID - ${id}`, ...cost.map((value) => `COST - ${value}`)].join(', ');
    case 1:
      return [String(id), ...cost].join(',');
    case 2:
      return encodeXml('result', [['id', id], ...more]);
    case 3:
      return encodeJson([['id', id], ...more]);
  }
}

function tell({ gateway, read, format }: EndpointRequest): Answer {
  const mailing = gateway.mailings.find(read('id'));
  if (!mailing) return reject('jobs', format, { code: NOT_SAVED, text: 'no records found' });
  const row = toRow(mailing);
  if (format === 2) return succeed(encodeXml('job', row));
  return succeed(format === 3 ? encodeJson(row) : encodeText(row));
}
