import { formatProblem } from '../../protocol/format-problem';
import type { SendOrder } from '../../protocol';
import { SETTINGS, sms, startBulkGateway, type BulkGateway } from '../support/bulk-gateway';

let gateway: BulkGateway;

beforeEach(async () => {
  gateway = await startBulkGateway();
});

afterEach(() => gateway.emulator.stop());

/** Pseudo-random numbers from 0 to 1; the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Texts that could break a list, among ordinary words in two alphabets. */
const PIECES = [
  ...['\n', '\r\n', '\\n', '\\', ':', ';', '|', ',', ' ', '\t', '77011234567:', '7701,7702;', 'a|'],
  ...[
    '\u2028',
    '\u0085',
    '"',
    '&',
    '=',
    '+',
    '%0A',
    '#',
    '😀',
    'é',
    '€',
    '1) ',
    '__init__',
    '~~~ ',
  ],
  ...['Привет', 'Hello', 'order 1042', 'заказ', '10:30', 'https://example.com/?a=1&b=2'],
];

function randomText(random: () => number): string {
  const length = 1 + Math.floor(random() * 6);
  const pieces = Array.from(
    { length },
    () => PIECES[Math.floor(random() * PIECES.length)] as string,
  );
  return pieces.join(random() < 0.5 ? '' : ' ');
}

const tell = (phone: string, text: string) => JSON.stringify([phone, text]);

describe('texts of a run', () => {
  it.each(Array.from({ length: 25 }, (_, seed) => seed))(
    'arrive byte for byte at every phone exactly once, in the order of the items (seed %i)',
    async (seed) => {
      const random = createRandom(seed);
      const texts = Array.from({ length: 1 + Math.floor(random() * 8) }, () => randomText(random));
      const items: SendOrder[] = [];
      for (let item = 0; item < 60; item += 1) {
        const text =
          (texts[Math.floor(random() * texts.length)] as string) + (random() < 0.5 ? item : '');
        if (text.trim() === '') continue;
        const channel = random() < 0.8 ? ('sms' as const) : ('flashSms' as const);
        const count = 1 + Math.floor(random() * 3);
        const phones = Array.from({ length: count }, () => 77010000100 + Math.floor(random() * 90));
        const recipients = [...new Set(phones)].map(
          (phone) => `${random() < 0.5 ? '+' : ''}${phone}`,
        );
        items.push({ ...sms(recipients, text), channel });
      }
      const sent = await gateway
        .createClient()
        .sendAll(items, { ...SETTINGS, batchSize: 1 + Math.floor(random() * 40) });

      const wanted = new Set(
        items.flatMap(({ recipients, text = '', channel }) =>
          recipients.map((phone) => tell(`${channel} ${phone.replace('+', '')}`, text)),
        ),
      );
      const got = gateway.emulator.control
        .readMessages()
        .map(({ phone, text, channel, acceptances }) => {
          expect(acceptances).toBe(1);
          return tell(`${channel} ${phone}`, text);
        });
      expect(new Set(got)).toEqual(wanted);
      expect(got).toHaveLength(wanted.size);

      if (!sent.ok) throw new Error(formatProblem(sent.problem).text);
      expect(sent.value.map((outcomes) => outcomes.map(({ asked }) => asked))).toEqual(
        items.map(({ recipients }) => recipients),
      );
      expect(sent.value.flat().every(({ accepted }) => accepted === true)).toBe(true);
    },
  );
});
