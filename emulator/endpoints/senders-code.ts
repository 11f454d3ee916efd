import { normalisePhone } from '../numbers/normalise';
import { findOutcome } from '../outcomes';
import { SMS } from '../submit/channels';
import { submit } from '../submit/submit';
import { DONE, NO_RECORDS, rejected, type ActionOutcome } from './action-answer';
import type { EndpointRequest } from './endpoint';

const INVALID_NUMBER = rejected(7);
const UNDELIVERABLE = rejected(8);
const ALREADY_SENT = rejected(10);
const WRONG_CODE = rejected(11);
/** The code is the end of the number, so that an example can know it. */
const CODE_LENGTH = 6;
const REPEAT_AFTER_MS = 8 * 3_600_000;

/**
 * Sends a confirmation code to a number that becomes a sender ID. The code is visible in the sent
 * messages.
 */
export function sendCode({ gateway, read, now }: EndpointRequest): ActionOutcome {
  const { phone, isValid } = normalisePhone(read('sender'));
  if (!isValid) return INVALID_NUMBER;
  if (findOutcome(phone).rejection !== undefined) return UNDELIVERABLE;
  const { senders } = gateway.directory;
  const entry =
    senders.find({ id: '', name: phone }) ??
    senders.add({ name: phone, comment: '', approvedAt: null });
  if (entry.code && now - entry.code.sentAt < REPEAT_AFTER_MS) return ALREADY_SENT;
  const value = phone.slice(-CODE_LENGTH);
  entry.code = { value, sentAt: now };
  const text = `Code ${value}${read('site_name') === '' ? '' : ` for ${read('site_name')}`}`;
  submit(
    { ...gateway, now },
    {
      id: null,
      entries: [
        {
          recipients: [{ phone, rejection: null }],
          channel: SMS,
          text,
          comment: '',
          sender: 'SMSC',
          sendAt: null,
          details: {},
        },
      ],
      validityHours: null,
      spread: null,
      files: [],
      reportTo: 'none',
    },
  );
  return DONE;
}

export function checkCode({ gateway, read, now }: EndpointRequest): ActionOutcome {
  const { phone } = normalisePhone(read('sender'));
  const entry = gateway.directory.senders.find({ id: '', name: phone });
  if (!entry?.code) return NO_RECORDS;
  if (entry.code.value !== read('code')) return WRONG_CODE;
  entry.approvedAt = now;
  return DONE;
}
