import { formatDate } from '../answers/dates';
import type { Row } from '../answers/encode';
import { normalisePhone } from '../numbers/normalise';
import type { EndpointRequest } from './endpoint';

const HOUR_MS = 3_600_000;
const DEFAULT_HOURS = 24;

/** Replies of subscribers, oldest first: of the last `hour` hours, or all after `after_id`. */
export function listAnswers({ gateway, read, now }: EndpointRequest): Row[] | null {
  const afterId = Number(read('after_id') || 0);
  const hours = Number(read('hour') || DEFAULT_HOURS);
  if (Number.isNaN(afterId) || !(hours > 0)) return null;
  const since = read('after_id') === '' ? now - hours * HOUR_MS : -Infinity;
  const to = read('to_phone') === '' ? null : normalisePhone(read('to_phone')).phone;
  return gateway.inbox
    .all()
    .filter(
      (message) =>
        message.id > afterId && message.receivedAt >= since && (to === null || message.to === to),
    )
    .map((message) => [
      ['id', message.id],
      ['received', formatDate(message.receivedAt)],
      ['phone', message.phone],
      ['message', message.text],
      ['to_phone', message.to],
      ['sent', formatDate(message.sentAt)],
    ]);
}
