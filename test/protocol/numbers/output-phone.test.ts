import {
  responsePhone,
  isSameSubscriber,
  parseRecipients,
  subscriberKey,
  toStatusRecord,
  writtenPhone,
} from '../../../protocol';
import { responseKey } from '../../../protocol/numbers/subscriber';
import { CERTAINLY_NATIONAL, NUMBER_CORRECTIONS } from '../../../protocol/tables';

/** Reproducible: the same numbers in every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const random = createRandom(20261130);
const digits = (length: number) =>
  String(1 + random(9)) + Array.from({ length: length - 1 }, () => random(10)).join('');
const SPELLINGS: readonly ((number: string) => string)[] = [
  (number) => number,
  (number) => `+${number}`,
  (number) => `8${number.slice(1, 11).padEnd(10, '0')}`,
  (number) => `0${number.slice(0, 9)}`,
  (number) =>
    `+${number.slice(0, 1)} (${number.slice(1, 4)}) ${number.slice(4, 7)}-${number.slice(7)}`,
  (number) => `${number.slice(0, 3)}\u2010${number.slice(3)}`,
];
const WRITTEN = Array.from({ length: 400 }, (_, index) =>
  (SPELLINGS[index % SPELLINGS.length] as (number: string) => string)(digits(8 + random(7))),
);
const UNCHANGED = [
  ...['G12', 'anna@example.com', '@anna', '#123', '1234', '900', 'SHOP', ''],
  ...['+12', '12345678901234567'],
];

describe('a phone number in an output, written back as input', () => {
  it('is the subscriber that was written, in every spelling', () => {
    for (const written of WRITTEN) {
      const shown = writtenPhone(written);
      expect([written, subscriberKey(shown)]).toEqual([written, subscriberKey(written)]);
      expect(writtenPhone(shown)).toBe(shown);
    }
  });

  it('is the subscriber that the gateway wrote, though its number has no +', () => {
    for (let count = 0; count < 400; count += 1) {
      const answered = digits(8 + random(8));
      if (CERTAINLY_NATIONAL.test(answered)) continue;
      const shown = responsePhone(answered);
      expect(shown).toBe(`+${answered}`);
      expect(subscriberKey(shown)).toBe(responseKey(answered));
      expect(isSameSubscriber(shown, answered)).toBe(true);
      expect(responsePhone(shown)).toBe(shown);
      expect(toStatusRecord({ status: 1, phone: answered }).phone).toBe(shown);
      expect(parseRecipients(shown)).toEqual({ ok: true, value: [shown] });
    }
  });

  it('differs for numbers that read differently without +', () => {
    // Russia as input, Vietnam in a response.
    expect(writtenPhone('84912345678')).toBe('+74912345678');
    expect(responsePhone('84912345678')).toBe('+84912345678');
    expect(NUMBER_CORRECTIONS.length).toBeGreaterThan(0);
  });

  it.each([
    ['89161234567', '+79161234567'],
    ['83431234567', '+73431234567'],
    ['87011234567', '+77011234567'],
    ['87471234567', '+77471234567'],
    ['88005553535', '+78005553535'],
    ['88432345678', '+78432345678'],
    ['8 916 123-45-67', '+79161234567'],
    ['0671234567', '+380671234567'],
  ])('has no + in front of a trunk prefix: %s', (answered, read) => {
    const shown = responsePhone(answered);
    expect(shown).toBe(answered.replace(/\D/g, ''));
    expect(writtenPhone(shown)).toBe(read);
    expect(toStatusRecord({ status: 1, phone: answered }).phone).toBe(shown);
  });

  it.each([
    ...['84912345678', '85298765432', '81312345678', '88212345678', '88612345678', '8613812345678'],
    ...[
      '870773123456',
      '8801712345678',
      '82212345678',
      '77011234567',
      '491711234567',
      '12125550123',
    ],
  ])('has a + in front of a country code: %s', (answered) => {
    expect(responsePhone(answered)).toBe(`+${answered}`);
  });

  it.each([
    '+7 (701) 123-45-67',
    '+7\u2011701\u2011123\u20114567',
    ' 77011234567 ',
    '+77011234567',
  ])('is in E.164 format, however the gateway writes it: %j', (answered) => {
    expect(responsePhone(answered)).toBe('+77011234567');
  });

  it.each(UNCHANGED)('stays as it is where it is none: %j', (recipient) => {
    expect(writtenPhone(recipient)).toBe(recipient);
    expect(responsePhone(recipient)).toBe(recipient);
  });
});
