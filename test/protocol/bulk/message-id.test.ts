import { deriveContentPrefix, deriveMessageId } from '../../../protocol/bulk/message-id';
import { buildSendRequest } from '../../../protocol/endpoints/send';
import type { SendParameters } from '../../../protocol/endpoints/send-parameters';
import { checkMessageId } from '../../../protocol/text/message-id';
import type { GatewayRequest } from '../../../protocol/wire/request';

const IDENTITY = { scope: 'workflow node', run: 'execution 0' };

function build(others: Partial<SendParameters> = {}): GatewayRequest {
  const request = buildSendRequest(
    { recipients: ['77010000001'], channel: 'sms', text: 'Hello', cost: 3, ...others },
    { charset: 'utf-8', format: 3, now: new Date(0) },
  );
  if (!request.ok) throw new Error(request.problem.text);
  return request.value;
}

describe('deriveMessageId', () => {
  const id = deriveMessageId(build(), IDENTITY, '0');

  it('is one that the gateway can store, and the same each time', () => {
    expect(checkMessageId(id)).toEqual({ ok: true, value: id });
    expect(id).toHaveLength(35);
    expect(deriveMessageId(build(), IDENTITY, '0')).toBe(id);
    expect(deriveMessageId(build({ messageId: id }), IDENTITY, '0')).toBe(id);
  });

  it('is another one for another content, place, node or run', () => {
    const others = [
      deriveMessageId(build({ text: 'Hello!' }), IDENTITY, '0'),
      deriveMessageId(build({ recipients: ['77010000002'] }), IDENTITY, '0'),
      deriveMessageId(build(), IDENTITY, '1'),
      deriveMessageId(build(), { ...IDENTITY, scope: 'workflow other' }, '0'),
      deriveMessageId(build(), { ...IDENTITY, run: 'execution 1' }, '0'),
    ];
    expect(new Set([id, ...others]).size).toBe(6);
  });

  it('begins with what the same content has in every run', () => {
    const prefix = deriveContentPrefix(build(), IDENTITY.scope);
    expect(id.startsWith(prefix)).toBe(true);
    expect(deriveMessageId(build(), { ...IDENTITY, run: 'other' }, '0').startsWith(prefix)).toBe(
      true,
    );
    expect(deriveContentPrefix(build({ text: 'Hi' }), IDENTITY.scope)).not.toBe(prefix);
  });
});
