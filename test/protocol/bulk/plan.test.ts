import fc from 'fast-check';
import { DEFAULT_BATCH_SIZE, MAX_BODY_BYTES } from '../../../protocol/bulk/batching';
import type { BulkMessage } from '../../../protocol/bulk/bulk-message';
import { planSendRequests } from '../../../protocol/bulk/plan';
import { buildSendRequest, type SendOrder } from '../../../protocol/endpoints/send';
import type { SendParameters } from '../../../protocol/endpoints/send-parameters';
import { subscriberKey } from '../../../protocol/numbers/subscriber';
import { encodeRequest } from '../../../protocol/wire/request';

const LIMITS = { batchSize: DEFAULT_BATCH_SIZE, bodyBytes: MAX_BODY_BYTES };
/** The fields of a body except text and recipients. */
const FRAME_BYTES = 300;

function message(item: number, text: string, others: Partial<SendParameters> = {}): BulkMessage {
  const recipient = others.recipients?.[0] ?? String(77010000000 + item);
  const parameters = { recipients: [recipient], channel: 'sms', cost: 3, text, ...others };
  return { item, recipient, parameters: parameters as SendOrder, copy: 0 };
}

const many = (count: number, textOf: (item: number) => string) =>
  Array.from({ length: count }, (_, item) => message(item, textOf(item)));

function describePlan(messages: readonly BulkMessage[], limits = LIMITS): string[] {
  return planSendRequests(messages, limits).map(({ parameters, members }) => {
    const kind = parameters.entries === undefined ? 'phones' : 'list';
    return `${kind} ${members.map(({ item }) => item).join(',')}`;
  });
}

describe('planSendRequests', () => {
  it('sends 500 recipients with one text in a request, and also 500 texts', () => {
    expect(
      planSendRequests(
        many(10_000, () => 'Hello'),
        LIMITS,
      ),
    ).toHaveLength(20);
    expect(
      planSendRequests(
        many(10_000, (item) => `Order ${item}: ready`),
        LIMITS,
      ),
    ).toHaveLength(20);
  });

  it('groups equal texts wherever they are, and fills up with others', () => {
    const messages = [
      message(0, 'A'),
      message(1, 'B'),
      message(2, 'A'),
      message(3, 'A'),
      message(4, 'C'),
    ];
    expect(describePlan(messages)).toEqual(['list 0,2,3,1,4']);
    expect(describePlan(messages, { ...LIMITS, batchSize: 2 })).toEqual([
      'phones 0,2',
      'list 3,1',
      'phones 4',
    ]);
    const [request] = planSendRequests(messages, LIMITS);
    expect(request?.parameters.entries?.[0]).toEqual({
      recipients: ['77010000000', '77010000002', '77010000003'],
      text: 'A',
    });
  });

  it.each<[string, BulkMessage]>([
    ['other options', message(1, 'B', { sender: 'Shop' })],
    ['another channel', message(1, 'B', { channel: 'flashSms' })],
    ['its own ID', message(1, 'B', { messageId: 'order-1' })],
    ['a group', message(1, 'A', { recipients: ['G5'] })],
    ['a comment', message(1, 'B', { comment: 'note' })],
    ['a backslash', message(1, 'a\\nb')],
    ['a semicolon', message(1, 'a; b')],
    ['a bar', message(1, 'a | b')],
    ['a carriage return', message(1, 'a\r\nb')],
    ['a blank at the end', message(1, 'b ')],
    ['a colon at the start', message(1, ':-)')],
    ['the same number', message(1, 'B', { recipients: ['+77010000000'] })],
    ['a file', message(1, 'A', { attachments: [] })],
    ['an address', message(1, 'B', { recipients: ['a@example.com'] })],
  ])('sends a message with %s in a separate request', (_title, other) => {
    expect(describePlan([message(0, 'A'), other, message(2, 'C')])).toEqual(
      expect.arrayContaining(['list 0,2', 'phones 1']),
    );
  });

  it('sends texts with a line break together with others', () => {
    expect(describePlan([message(0, 'A'), message(1, 'a\nb')])).toEqual(['list 0,1']);
  });

  it('sends every call with a separate code in a separate request', () => {
    const call = (item: number) => message(item, '', { channel: 'voice', voiceContent: 'code' });
    expect(describePlan([call(0), call(1)])).toEqual(['phones 0', 'phones 1']);
  });

  it('ignores settings that concern one item only', () => {
    const others = { maxRecipients: 1, allowGatewayMarks: true };
    expect(describePlan([message(0, 'A'), message(1, 'A', others)])).toEqual(['phones 0,1']);
  });

  it('sends repeated messages after all others', () => {
    const again = { ...message(0, 'A'), copy: 1 };
    expect(planSendRequests([again, message(1, 'B')], LIMITS).map(({ copy }) => copy)).toEqual([
      0, 1,
    ]);
  });

  it('respects the limits and loses nothing, whatever the input', () => {
    const texts = fc.oneof(
      fc.constantFrom('A', 'B', 'a;b', 'a\nb'),
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.string({ minLength: 200, maxLength: 900, unit: 'grapheme' }),
    );
    const messages = fc.array(
      fc.tuple(texts, fc.integer({ min: 0, max: 30 }), fc.constantFrom('', 'Shop')),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(messages, fc.integer({ min: 1, max: 20 }), (given, batchSize) => {
        const listed = given.map(([text, phone, sender], item) =>
          message(item, text, { recipients: [String(77010000000 + phone)], sender }),
        );
        const limits = { batchSize, bodyBytes: 3000 };
        const requests = planSendRequests(listed, limits);
        const places = requests.flatMap(({ members }) => members.map(({ item }) => item));
        expect(places.sort((one, other) => one - other)).toEqual(listed.map(({ item }) => item));
        for (const { parameters, members } of requests) {
          expect(members.length).toBeLessThanOrEqual(batchSize);
          const numbers = parameters.recipients.map(subscriberKey);
          expect(new Set(numbers).size).toBe(members.length);
          const built = buildSendRequest(parameters, {
            charset: 'utf-8',
            format: 3,
            now: new Date(0),
          });
          const body = built.ok ? encodeRequest(built.value) : built;
          if (members.length > 1 && body.ok) {
            expect(body.value.length).toBeLessThanOrEqual(3000 + FRAME_BYTES);
          }
        }
      }),
    );
  });
});
