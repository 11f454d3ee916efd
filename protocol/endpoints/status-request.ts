import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { checkMessageId } from '../text/message-id';
import { cleanPhone } from '../text/recipients';
import type { GatewayRequest, RequestEncoding } from '../wire/request';
import type { Detail, MessageKey } from '../wire/status-query';

/**
 * A key in the form that status.php is asked in: the ID trimmed, the phone number without spaces,
 * dashes, brackets and `+`, as the gateway itself writes it in statuses.
 */
export function normalizeMessageKey(key: MessageKey): Result<MessageKey> {
  const id = checkMessageId(key.id);
  if (!id.ok) return id;
  const phone = cleanPhone(key.phone).replace(/^\+/, '');
  if (phone === '' || /[,;\s]/.test(phone)) {
    return failure(
      invalidInput(
        'phone',
        phone === ''
          ? "'phone' is empty"
          : `'phone' is not one recipient: ${JSON.stringify(key.phone)}`,
        'Give the phone number (or the e-mail address) that the message was sent to',
      ),
    );
  }
  return success({ id: id.value, phone });
}

/**
 * Request for the status of one message, or of several at once. Several are joined by commas, the
 * phone numbers in the order of the IDs, and are answered in the multiple form.
 *
 * Source: HTTP API, "Message statuses".
 */
export function buildStatusRequest(
  keys: readonly MessageKey[],
  { detail, ...encoding }: RequestEncoding & { readonly detail: Detail },
): Result<GatewayRequest> {
  const normalized: MessageKey[] = [];
  for (const key of keys) {
    const result = normalizeMessageKey(key);
    if (!result.ok) return result;
    normalized.push(result.value);
  }
  if (normalized.length === 0) {
    return failure(
      invalidInput('messageId', 'No message was named', 'Give at least one message ID'),
    );
  }
  return success({
    endpoint: 'status',
    fields: [
      ['phone', normalized.map(({ phone }) => phone).join(',')],
      ['id', normalized.map(({ id }) => id).join(',')],
      ['all', String(detail)],
    ],
    ...encoding,
  });
}

/** Request that deletes a message which is not in the archive yet. Source: HTTP API, "Deleting a message". */
export function buildDeleteRequest(
  key: MessageKey,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const normalized = normalizeMessageKey(key);
  if (!normalized.ok) return normalized;
  return success({
    endpoint: 'status',
    fields: [
      ['phone', normalized.value.phone],
      ['id', normalized.value.id],
      ['del', '1'],
    ],
    ...encoding,
  });
}
