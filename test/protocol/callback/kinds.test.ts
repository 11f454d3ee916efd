import fc from 'fast-check';
import { receiveCallback, signCallback, STATUSES } from '../../../protocol';

type Values = Record<string, string>;

const NAMES = {
  deliveryStatus: ['id', 'phone', 'status'],
  incomingMessage: ['phone', 'mes', 'to'],
  callConfirmation: ['phone', 'ts'],
} as const;
type Kind = keyof typeof NAMES;
const KINDS = Object.keys(NAMES) as Kind[];

function write(kind: Kind, values: readonly (string | undefined)[]): Values {
  const fields: Values = kind === 'callConfirmation' ? { waitcall: '1' } : {};
  NAMES[kind].forEach((name, index) => {
    const value = values[index];
    if (value !== undefined) fields[name] = value;
  });
  return fields;
}

function receive(fields: Values, hash: string) {
  const body = Buffer.from(new URLSearchParams({ ...fields, sha1: hash }).toString());
  const settings = { algorithm: 'sha1', secrets: ['secret-of-mine'] } as const;
  return receiveCallback({ body, contentType: undefined }, settings);
}

const sign = (fields: Values): string => signCallback(fields, 'sha1', 'secret-of-mine');

/** Whether the gateway's own callback is accepted as its kind. */
function receiveOwn(kind: Kind, values: readonly string[]) {
  const fields = write(kind, values);
  return receive(fields, sign(fields));
}

/** The hash of one kind under the fields of another, with the same values in their places. */
function replay(from: Kind, values: readonly string[], as: Kind) {
  return receive(write(as, values), sign(write(from, values)));
}

const codes = [...STATUSES.map(({ code }) => code), 5, 99, 255, -9].map(String);
const ids = ['12345', '1', '2147483647', 'order-7', 'n8n-a1_b2.c3', '77011234'];
const recipients = [
  '77011234567',
  '+77011234567',
  '380671234567',
  'a.b@example.kz',
  '7000',
  '@user',
];
const statuses = codes.flatMap((code, index) =>
  recipients.map((phone) => [ids[index % ids.length] ?? '', phone, code]),
);

const senders = ['77011234567', '+380671234567', '998901234567', '2147483648', '4915123456789'];
const texts = [
  '1',
  '0',
  '20',
  '77011234567',
  '+7 701 123-45-67',
  '12345',
  'Да',
  'STOP',
  'a@b.kz',
  '',
];
const receivers = ['77770000', '7000', '+77770000001', '88001234567', '', 'SHOP'];
const messages = senders.flatMap((phone) =>
  texts.flatMap((text) => receivers.map((to) => [phone, text, to])),
);

describe('a signed callback', () => {
  it('of a status is accepted, and rejected as a message', () => {
    for (const values of statuses) {
      expect([...values, receiveOwn('deliveryStatus', values).kind]).toEqual([...values, 'event']);
      const { kind } = replay('deliveryStatus', values, 'incomingMessage');
      const isKnown = STATUSES.some(({ code }) => String(code) === values[2]);
      // A code that the gateway does not document may only be a phone number or an e-mail address.
      const isClear = isKnown || !['@user', '7000'].includes(values[1] ?? '');
      expect([...values, kind]).toEqual([...values, isClear ? 'unsigned' : 'event']);
    }
  });

  it('of a message is accepted, and rejected as a status', () => {
    for (const values of messages) {
      expect([...values, receiveOwn('incomingMessage', values).kind]).toEqual([...values, 'event']);
      const { kind } = replay('incomingMessage', values, 'deliveryStatus');
      expect([...values, kind]).toEqual([...values, 'unsigned']);
    }
  });

  it('of a message without a receiver is accepted, and rejected as a status', () => {
    for (const text of texts.filter((one) => one !== '')) {
      const fields = { phone: '77011234567', mes: text };
      const hash = sign(fields);
      expect(receive(fields, hash).kind).toBe('event');
      expect(receive({ id: '77011234567', phone: text }, hash).kind).toBe('unsigned');
      expect(receive({ id: '77011234567', phone: text, status: '' }, hash).kind).toBe('unsigned');
    }
  });

  it('of a call is accepted, and rejected as any other kind', () => {
    const values = ['77011234567', '1700000000'];
    expect(receiveOwn('callConfirmation', values)).toMatchObject({ kind: 'event' });
    for (const kind of ['deliveryStatus', 'incomingMessage'] as const) {
      for (const shifted of [values, ['', ...values], [...values, '']]) {
        const outcome = receive(write(kind, shifted), sign(write('callConfirmation', values)));
        expect(outcome.kind).toBe('unsigned');
      }
    }
  });

  it.each(['', 'soon', '-5', '1e9', '17000000000000'])('of a call at %j is rejected', (ts) => {
    expect(receiveOwn('callConfirmation', ['77011234567', ts]).kind).toBe('unsigned');
    const timed = { waitcall: '1', phone: '77011234567', time: '14.11.2023 22:13:20' };
    expect(receive(timed, sign(timed)).kind).toBe('unsigned');
  });

  it('that fits two kinds is accepted as a status only', () => {
    const values = ['7000', '77011234567', '1'];
    expect(receiveOwn('incomingMessage', values).kind).toBe('unsigned');
    expect(receiveOwn('deliveryStatus', values).kind).toBe('event');
  });

  it('with additional fields of another kind is rejected', () => {
    const status = { id: '5', phone: '77011234567', status: '1' };
    const hash = sign(status);
    const others: Record<string, string>[] = [
      { mes: 'x' },
      { mes: '77011234567', to: '1' },
      { waitcall: '1' },
    ];
    for (const more of others) {
      expect(receive({ ...status, ...more }, hash).kind).toBe('unsigned');
    }
  });

  it('is never accepted as two kinds, whatever its values are', () => {
    const value = fc.oneof(
      fc.constantFrom(...codes, ...ids, ...recipients, ...senders, ...texts, ...receivers),
      fc.string({ unit: 'grapheme-ascii', maxLength: 8 }),
      fc.integer({ min: -300, max: 3_000_000_000 }).map(String),
    );
    const phone = fc.oneof(
      fc.constantFrom(...recipients.slice(0, 5)),
      fc.integer({ min: 10_000 }).map(String),
    );
    fc.assert(
      fc.property(value, phone, fc.constantFrom(...codes.slice(0, 13)), (id, recipient, code) => {
        const values = [id, recipient, code];
        const kinds = KINDS.filter(
          (kind) =>
            receive(write(kind, values), sign(write('deliveryStatus', values))).kind === 'event',
        );
        expect(kinds.length).toBeLessThan(2);
      }),
      { numRuns: 500 },
    );
  });
});
