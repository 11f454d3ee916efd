import {
  deriveContentPrefix,
  deriveMessageId,
  deriveOnceId,
} from '../../../protocol/bulk/bulk-message';
import { buildSendRequest } from '../../../protocol/endpoints/send';
import type { SendParameters } from '../../../protocol/endpoints/send-parameters';
import { checkMessageId } from '../../../protocol/message-id';
import type { GatewayRequest } from '../../../protocol/wire/request';
import { valueOf } from '../../support/results';

const IDENTITY = { scope: 'workflow node', run: 'execution 0', prefix: 'n8n-' };

function build(others: Partial<SendParameters> = {}): GatewayRequest {
  const request = buildSendRequest(
    { recipients: ['77010000001'], channel: 'sms', text: 'Hello', cost: 3, ...others },
    { charset: 'utf-8', format: 3, now: new Date(0) },
  );
  return valueOf(request);
}

/** Messages of an earlier version are found by these; other values would send them again. */
describe('IDs that were assigned once', () => {
  const request = {
    endpoint: 'send',
    fields: [
      ['phones', '77010000001'],
      ['mes', 'Hello'],
    ],
    charset: 'utf-8',
    format: 3,
  } as const;

  it('stay the same for a run', () => {
    expect(deriveMessageId(request, IDENTITY, '0')).toBe('n8n-1dudh7ynrv8anxiw-yp9d50sc9ekj0c');
  });

  it('stay the same for a key', () => {
    expect(deriveOnceId(IDENTITY, 'order 17')).toBe('n8n-once-1anyjv1v9bzu37mhs1zxgkz4');
  });

  it('start with the prefix of the host', () => {
    const other = { ...IDENTITY, prefix: 'nr-' };
    expect(deriveMessageId(request, other, '0')).toBe('nr-1dudh7ynrv8anxiw-yp9d50sc9ekj0c');
    expect(deriveOnceId(other, 'order 17')).toBe('nr-once-1anyjv1v9bzu37mhs1zxgkz4');
  });
});

describe('deriveMessageId', () => {
  const id = deriveMessageId(build(), IDENTITY, '0');

  it('returns an ID that the gateway can store, and the same each time', () => {
    expect(checkMessageId(id)).toEqual({ ok: true, value: id });
    expect(id).toHaveLength(35);
    expect(deriveMessageId(build(), IDENTITY, '0')).toBe(id);
    expect(deriveMessageId(build({ messageId: id }), IDENTITY, '0')).toBe(id);
  });

  it('returns another ID for another content, place, node or run', () => {
    const others = [
      deriveMessageId(build({ text: 'Hello!' }), IDENTITY, '0'),
      deriveMessageId(build({ recipients: ['77010000002'] }), IDENTITY, '0'),
      deriveMessageId(build(), IDENTITY, '1'),
      deriveMessageId(build(), { ...IDENTITY, scope: 'workflow other' }, '0'),
      deriveMessageId(build(), { ...IDENTITY, run: 'execution 1' }, '0'),
    ];
    expect(new Set([id, ...others]).size).toBe(6);
  });

  it('starts with the same characters for the same content in every run', () => {
    const prefix = deriveContentPrefix(build(), IDENTITY);
    expect(id.startsWith(prefix)).toBe(true);
    expect(deriveMessageId(build(), { ...IDENTITY, run: 'other' }, '0').startsWith(prefix)).toBe(
      true,
    );
    expect(deriveContentPrefix(build({ text: 'Hi' }), IDENTITY)).not.toBe(prefix);
  });
});
