import type { CallbackEvent } from '../../protocol/event';
import { HASH_ALGORITHMS, type HashAlgorithm } from '../../protocol/callback/hash';
import { receiveCallback } from '../../protocol/callback/receive';
import {
  startTestGateway,
  startTestHandler,
  type TestGateway,
  type TestHandler,
} from '../emulator/support';

/** The protocol reads and verifies what the emulator signs and sends, over real HTTP. */

const SECRET = 'contract-secret_1';
const PHONE = '77011234567';

let gateway: TestGateway;
let handler: TestHandler;
beforeEach(async () => {
  [gateway, handler] = await Promise.all([startTestGateway(), startTestHandler()]);
});
afterEach(() => Promise.all([gateway.emulator.stop(), handler.stop()]));

function receiveAll(algorithm: HashAlgorithm, secret = SECRET): (CallbackEvent | string)[] {
  return handler.received.map((raw) => {
    const outcome = receiveCallback(raw, { algorithm, secrets: [secret] });
    return outcome.kind === 'event' ? outcome.event : outcome.kind;
  });
}

const cases = HASH_ALGORITHMS.flatMap((algorithm) =>
  [
    { format: 'a form', options: 'charset=utf-8' },
    { format: 'a form', options: 'charset=windows-1251' },
    { format: 'a form', options: 'charset=koi8-r' },
    { format: 'XML', options: 'charset=utf-8&fmt=2' },
    { format: 'XML', options: 'charset=windows-1251&fmt=2' },
    { format: 'JSON', options: 'charset=utf-8&fmt=3' },
    { format: 'JSON', options: 'charset=windows-1251&fmt=3' },
  ].map((shape) => ({ ...shape, algorithm })),
);

describe('a callback of the emulator', () => {
  it.each(cases)('as $format ($options, $algorithm) is read and verified', async (shape) => {
    const { algorithm, options } = shape;
    gateway.emulator.control.setCallbackUrl(
      `${handler.url}/?${options}&${algorithm}=${SECRET}&own=1`,
    );
    await gateway.ask('send', { phones: PHONE, mes: 'Hello' });
    await gateway.emulator.control.advance(60);
    await gateway.emulator.control.incoming({ phone: PHONE, text: 'Да & <спасибо> + "ё"' });
    await gateway.emulator.control.call({ phone: PHONE });

    const [sent, delivered, incoming, call] = receiveAll(algorithm);
    expect(sent).toMatchObject({ type: 'deliveryStatus', record: { statusName: 'sent' } });
    expect(delivered).toMatchObject({
      type: 'deliveryStatus',
      record: {
        phone: `+${PHONE}`,
        statusName: 'delivered',
        isDelivered: true,
        extra: { own: '1' },
      },
    });
    expect(incoming).toMatchObject({
      type: 'incomingMessage',
      message: { from: `+${PHONE}`, text: 'Да & <спасибо> + "ё"', extra: { own: '1' } },
    });
    expect(call).toMatchObject({
      type: 'callConfirmation',
      confirmation: { phone: `+${PHONE}` },
    });
    expect(receiveAll(algorithm, 'another-secret')).toEqual(Array(4).fill('unsigned'));
  });
});
