import { ENDPOINTS, type RateLimit } from '../../protocol/tables';
import { reject, succeed, type Answer } from '../answers/answer';
import { encodeJson, type Format } from '../answers/encode';
import type { Detail } from '../answers/status-layouts';
import type { Charge } from '../limits';
import { refundMessage } from '../messages/refund';
import { normalisePhone } from '../numbers/normalise';
import { concurrencyLimits, type Endpoint, type EndpointRequest } from './endpoint';
import { encodeStatuses, type StatusResult } from './status-answer';

const { status } = ENDPOINTS;
const limits: readonly RateLimit[] = status.limits;
const QUEUED = -1;
const DELETION_FAILED = 5;

export const statusEndpoint: Endpoint = {
  name: 'status',
  paths: [status.path],
  family: 'status',
  concurrency: concurrencyLimits(limits),
  handle(request) {
    const query = readStatusQuery(request);
    if (!query) return reject('status', request.format, { code: 1 });
    return request.read('del') === '1' ? deleteMessages(request, query) : tell(request, query);
  },
};

interface StatusQuery {
  readonly results: readonly StatusResult[];
  readonly isMultiple: boolean;
}

/** IDs and phone numbers in the same order. A trailing comma makes a list of one. */
function readStatusQuery({ read, gateway, now }: EndpointRequest): StatusQuery | null {
  const ids = read('id').split(',');
  const phones = read('phone').split(',');
  const isMultiple = ids.length > 1 || phones.length > 1;
  const pairs = ids
    .map((id, index) => ({ id: id.trim(), phone: toStoredPhone(phones[index] ?? '') }))
    .filter(({ id, phone }) => id !== '' || phone !== '');
  if (pairs.length === 0 || pairs.some(({ id, phone }) => id === '' || phone === '')) return null;
  const results = pairs.map((pair) => ({
    ...pair,
    message: gateway.messages.find(pair.id, pair.phone, now),
  }));
  return { results, isMultiple };
}

/** Phone numbers are normalised; addresses and nicknames are used as written. */
function toStoredPhone(written: string): string {
  const { phone, isValid } = normalisePhone(written);
  return isValid || /^\+?\d+$/.test(written.trim()) ? phone : written.trim();
}

function tell({ gateway, read, format, now }: EndpointRequest, query: StatusQuery): Answer {
  const detail = Number(read('all') || 0);
  if (![0, 1, 2].includes(detail)) return reject('status', format, { code: 1 });
  const charges = chargesOf(query);
  if (!gateway.allows(charges)) return reject('status', format, { code: 9 });
  gateway.limiter.record(charges, now);
  const { isMultiple, results } = query;
  return succeed(encodeStatuses(results, { format, detail: detail as Detail, isMultiple }));
}

/** A list counts as one mass request and as one request for each message. */
function chargesOf({ results, isMultiple }: StatusQuery): Charge[] {
  return limits.flatMap((limit): Charge[] => {
    if (limit.per === 'multipleRequest') {
      return isMultiple ? [{ limit, key: 'status multiple' }] : [];
    }
    if (limit.per !== 'message') return [];
    return results.map(({ id, phone }) => ({ limit, key: `status ${id} ${phone}` }));
  });
}

/**
 * Messages that are not archived yet can be deleted, delivered ones included: they then appear in
 * no list and have no status. Messages still queued are not sent and are refunded.
 */
function deleteMessages({ gateway, format }: EndpointRequest, { results }: StatusQuery): Answer {
  const messages = results.map(({ message }) => message);
  if (!messages.every((message) => message !== undefined)) {
    return reject('status', format, { code: DELETION_FAILED });
  }
  for (const message of messages) {
    gateway.messages.remove(message);
    if (message.status === QUEUED) refundMessage(message, gateway.account);
  }
  return succeed(encodeDone(format));
}

function encodeDone(format: Format): string {
  if (format === 2) return '<result>OK</result>';
  return format === 3 ? encodeJson([['result', 'OK']]) : 'OK';
}
