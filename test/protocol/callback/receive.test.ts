import fc from 'fast-check';
import { HASH_ALGORITHMS } from '../../../protocol/callback/hash';
import {
  receiveCallback,
  receiveCallbackUnverified,
  type CallbackOutcome,
} from '../../../protocol/callback/receive';
import { signCallback } from '../../../protocol/callback/signature';
import { CHARSETS, decodeText, type Charset } from '../../../protocol/wire/charset';
import { writeCallback, type CallbackTransport } from '../../support/callback-bodies';

const TRANSPORTS: readonly CallbackTransport[] = ['form', 'json', 'xml'];
const form = (body: string) => ({
  body: Buffer.from(body, 'latin1'),
  contentType: 'application/x-www-form-urlencoded',
});
const md5 = { algorithm: 'md5', secrets: ['secret'] } as const;

/** The fields of an accepted callback; fails the test for any other. */
function fieldsOf(outcome: CallbackOutcome): Record<string, unknown> {
  if (outcome.kind !== 'event') throw new Error(`${outcome.kind}: ${outcome.reason}`);
  return { ...outcome.event.fields };
}

describe('receiveCallback with the published bodies', () => {
  it('reads a delivery status', () => {
    const body =
      'id=1234&phone=79999999999&status=1&err=0&type=0&flag=0&ts=1700000000&own=x&md5=ef0546448f66ce6cfa7103dba804b5ab';
    const outcome = receiveCallback(form(body), md5);
    expect(outcome).toMatchObject({
      kind: 'event',
      event: {
        type: 'deliveryStatus',
        record: {
          id: '1234',
          phone: '+79999999999',
          statusName: 'delivered',
          errorName: 'noError',
          changedAt: '2023-11-14T22:13:20.000Z',
        },
      },
    });
    expect(fieldsOf(outcome)).toEqual({
      id: '1234',
      phone: '79999999999',
      status: '1',
      err: '0',
      type: '0',
      flag: '0',
      ts: '1700000000',
      own: 'x',
    });
  });

  it('reads an incoming message', () => {
    const body =
      'phone=79999999999&mes=%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82&to=79037672215&id=7&sms_id=1234&time=14.11.2023+22:13:20&sent=14.11.2023+22:13:10&smsc=7916&md5=56b365a94828d758eaa2bb81c00a16ae';
    const outcome = receiveCallback(form(body), md5);
    expect(outcome.kind === 'event' && outcome.event).toMatchObject({
      type: 'incomingMessage',
      message: {
        id: '7',
        from: '+79999999999',
        to: '+79037672215',
        text: 'Привет',
        receivedAt: '2023-11-14T19:13:20.000Z',
        sentAt: '2023-11-14T19:13:10.000Z',
        replyToId: '1234',
        extra: { smsc: '7916' },
      },
    });
  });

  it('reads a confirmation call', () => {
    const body =
      'waitcall=1&phone=79999999999&ts=1700000000&md5=6e4a8933303d32f597dc5603ea898df4&k=v';
    const outcome = receiveCallback(form(body), md5);
    expect(outcome.kind === 'event' && outcome.event).toMatchObject({
      type: 'callConfirmation',
      confirmation: { phone: '+79999999999', confirmedAt: '2023-11-14T22:13:20.000Z' },
    });
    expect(
      outcome.kind === 'event' &&
        outcome.event.type === 'callConfirmation' && { ...outcome.event.confirmation.extra },
    ).toEqual({ k: 'v' });
  });
});

const message = { phone: '+79999999999', mes: 'Вот: "<&>" \\ \n конец', to: '7903', id: '5' };
const cases = TRANSPORTS.flatMap((transport) =>
  CHARSETS.flatMap((charset) =>
    HASH_ALGORITHMS.map((algorithm) => ({ transport, charset, algorithm })),
  ),
);

describe.each(cases)('receiveCallback: $transport, $charset, $algorithm', (combination) => {
  const { transport, charset, algorithm } = combination;
  const settings = { algorithm, secrets: ['s3cret-_'] };
  const sign = (fields: Record<string, string>): Record<string, string> => ({
    ...fields,
    [algorithm]: signCallback(fields, algorithm, 's3cret-_', charset),
  });

  it('accepts the signed fields and decodes them', () => {
    const raw = writeCallback(transport, { ...sign(message), charset }, charset);
    expect(fieldsOf(receiveCallback(raw, settings))).toEqual(message);
  });

  it('rejects a change of any signed field, of the secret and of the hash', () => {
    const signed: Record<string, string> = { ...sign(message), charset };
    const hash = signed[algorithm] ?? '';
    const changed = [
      { ...signed, mes: `${message.mes} ` },
      { ...signed, phone: '79999999998' },
      { ...signed, to: '' },
      { ...signed, [algorithm]: hash.replace(/^./, (first) => (first === '1' ? '2' : '1')) },
      { ...signed, [algorithm]: '' },
    ];
    for (const fields of changed) {
      const raw = writeCallback(transport, fields, charset);
      expect(receiveCallback(raw, settings)).toMatchObject({ kind: 'unsigned' });
    }
    const raw = writeCallback(transport, signed, charset);
    expect(receiveCallback(raw, { algorithm, secrets: ['s3cret-'] }).kind).toBe('unsigned');
  });
});

describe.each(CHARSETS)('a signed form in %s', (charset: Charset) => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const alphabet = decodeText(bytes, charset).replace('\ufffd', '');

  it('is no longer accepted after a change of one byte of a signed value', () => {
    const fields = { id: '1234', phone: '79999999999', status: '1' };
    const sha1 = signCallback(fields, 'sha1', 'secret', charset);
    const body = Buffer.from(`id=1234&phone=79999999999&status=1&sha1=${sha1}`);
    const settings = { algorithm: 'sha1', secrets: ['secret'] } as const;
    expect(receiveCallback({ body, contentType: undefined }, settings).kind).toBe('event');
    for (let at = 0; at < body.length; at += 1) {
      const tampered = Buffer.from(body);
      tampered[at] = (tampered[at] ?? 0) ^ 1;
      const outcome = receiveCallback({ body: tampered, contentType: undefined }, settings);
      expect([at, outcome.kind]).not.toEqual([at, 'event']);
    }
  });

  it('is accepted for any text that the charset can encode', () => {
    const text = fc.string({
      unit: charset === 'utf-8' ? 'grapheme' : fc.constantFrom(...alphabet),
    });
    fc.assert(
      fc.property(text, fc.constantFrom(...HASH_ALGORITHMS), (mes, algorithm) => {
        const fields = { phone: '7', mes, to: '8' };
        const hash = signCallback(fields, algorithm, 'k', charset);
        const raw = writeCallback('form', { ...fields, charset, [algorithm]: hash }, charset);
        expect(receiveCallback(raw, { algorithm, secrets: ['k'] }).kind).toBe('event');
      }),
    );
  });
});

describe('receiveCallbackUnverified', () => {
  it('reads a body without a hash', () => {
    expect(fieldsOf(receiveCallbackUnverified(form('id=1&phone=2&status=-1')))).toEqual({
      id: '1',
      phone: '2',
      status: '-1',
    });
  });

  it('never throws, whatever the bytes and the type are', () => {
    const type = fc.constantFrom(undefined, '', 'application/json', 'text/xml; charset=koi8-r');
    const start = fc.constantFrom('', '{"id":', '<r><id>', 'id=1&', '{"id":"\\u', '<r><id>&#');
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 60 }), type, (head, tail, contentType) => {
        const raw = { body: Buffer.concat([Buffer.from(head), tail]), contentType };
        expect(['event', 'unreadable']).toContain(receiveCallbackUnverified(raw).kind);
        expect(['unsigned', 'unreadable']).toContain(receiveCallback(raw, md5).kind);
      }),
      { numRuns: 1000 },
    );
  });
});
