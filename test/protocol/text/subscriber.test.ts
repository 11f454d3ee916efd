import fc from 'fast-check';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import {
  responseKey,
  isSameSubscriber,
  listSpellings,
  subscriberKey,
} from '../../../protocol/numbers/subscriber';

const isSame = (one: string, other: string) => subscriberKey(one) === subscriberKey(other);

/** A mobile number of every country, in E.164. */
const NUMBERS = getCountries().flatMap((country) => {
  const example = getExampleNumber(country, examples);
  return example === undefined ? [] : [example.number as string];
});

/** Every format of a number, including those of which the gateway corrects a part or none. */
function spell(number: string, place: number): string {
  const digits = number.slice(1);
  const national = digits.slice(1);
  const ways = [
    number,
    `+${digits.slice(0, 1)} (${digits.slice(1, 4)}) ${digits.slice(4)}`,
    ...(/^7[79]\d{9}$/.test(digits) ? [`8${national}`, national, digits] : []),
    ...(/^380\d{9}$/.test(digits) ? [digits.slice(2), digits] : []),
  ];
  return ways[place % ways.length] as string;
}

const number = fc.oneof(
  fc.constantFrom(...NUMBERS),
  fc.stringMatching(/^\+7[79]\d{9}$/),
  fc.stringMatching(/^\+380\d{9}$/),
  fc.stringMatching(/^\+[1-9]\d{7,14}$/),
);
const spelled = fc
  .tuple(number, fc.nat(10))
  .map(([one, place]) => [one, spell(one, place)] as const);

describe('subscriberKey', () => {
  it.each([
    ['77011234567', '+7 (701) 123-45-67'],
    ['87011234567', '+77011234567'],
    ['8 916 123-45-67', '79161234567'],
    ['9161234567', '+79161234567'],
    ['7011234567', '87011234567'],
    ['0501234567', '+380501234567'],
    ['Ann@Example.com', ' ann@example.com'],
    ['@Nick', '@nick'],
    ['g12', 'G12'],
    ['2288', '2288'],
  ])('treats %p and %p as one subscriber', (one, other) => {
    expect(isSame(one, other)).toBe(true);
  });

  it.each([
    ['+77011234567', '+79011234567'],
    ['+77011234567', '998011234567'],
    ['+79901234567', '998901234567'],
    ['+77011234567', '+48 011 234 567'],
    ['+77011234567', '380011234567'],
    ['+77011234567', '011234567'],
    ['+380671234567', '+77671234567'],
    ['+996701234567', '+77701234567'],
    ['+4915123456789', '+49151234567890'],
    ['+12025550123', '2025550123'],
    ['4791234567', '+74791234567'],
    // The gateway does not correct a number with a plus.
    ['+84912345678', '84912345678'],
    ['+9607712345', '9607712345'],
    ['77011234567', '77011234568'],
    ['2288', '772288'],
    ['ann@example.com', 'bob@example.com'],
    ['@nick', 'nick'],
    ['G12', 'G1'],
    ['G12', '12'],
  ])('treats %p and %p as two subscribers', (one, other) => {
    expect(isSame(one, other)).toBe(false);
  });

  it('has one key for all formats of a number, and another one for every other number', () => {
    fc.assert(
      fc.property(spelled, spelled, ([one, written], [other, otherwise]) => {
        expect(isSame(written, one)).toBe(true);
        expect(isSame(written, otherwise)).toBe(one === other);
      }),
      { numRuns: 2000 },
    );
  });

  it('separates the numbers of all countries, even if their last digits agree', () => {
    const keys = new Set(NUMBERS.map(subscriberKey));
    expect(keys.size).toBe(new Set(NUMBERS).size);
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{9}$/),
        fc.uniqueArray(fc.constantFrom('+77', '+79', '+998', '+380', '+48', '+996', '+1', '+49'), {
          minLength: 2,
          maxLength: 2,
        }),
        (tail, [one, other]) => {
          expect(isSame(`${one}${tail}`, `${other}${tail}`)).toBe(false);
        },
      ),
    );
  });

  it('returns its own output unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(number, fc.string()), (written) => {
        const key = subscriberKey(written);
        const again = /^\d+$/.test(key) ? `+${key}` : key;
        expect(subscriberKey(again)).toBe(key);
      }),
    );
  });
});

describe('isSameSubscriber', () => {
  it.each([
    ['+77011234567', '77011234567'],
    ['8 701 123 45 67', '77011234567'],
    ['8 701 123 45 67', 77011234567],
    ['+84912345678', '84912345678'],
    ['84951234567', '74951234567'],
    ['0671234567', '+380671234567'],
  ])('recognizes %p in the number %p of the gateway', (written, answered) => {
    expect(isSameSubscriber(written, answered)).toBe(true);
  });

  it.each([
    ['+77010000101', '79010000101'],
    ['+74912345678', '84912345678'],
    ['+79607712345', '9607712345'],
    ['', ''],
    [null, null],
    ['', null],
  ])('does not recognize %p in the number %p of the gateway', (written, answered) => {
    expect(isSameSubscriber(written, answered)).toBe(false);
  });
});

describe('listSpellings', () => {
  it('returns the formats that the gateway may have stored', () => {
    expect(listSpellings('87011234567')).toEqual(['87011234567', '77011234567']);
    expect(listSpellings('+87011234567')).toEqual(['87011234567']);
    expect(listSpellings('77011234567')).toEqual(['77011234567']);
  });

  it('contains the key of the recipient, and a number of the gateway unchanged', () => {
    fc.assert(
      fc.property(spelled, ([, written]) => {
        const bare = written.replace(/[ ()-]/g, '');
        expect(listSpellings(bare)).toContain(subscriberKey(bare));
        expect(responseKey(subscriberKey(bare))).toBe(subscriberKey(bare));
      }),
    );
  });
});

describe('digits of other scripts', () => {
  it.each([
    ['+\u0663\u0668\u0660\u0666\u0667\u0661\u0662\u0663\u0664\u0665\u0666\u0667'],
    ['\uff13\uff18\uff10\uff16\uff17\uff11\uff12\uff13\uff14\uff15\uff16\uff17'],
    ['+\u0969\u096e\u0966 \u096c\u096d \u0967\u0968\u0969 \u096a\u096b\u096c\u096d'],
  ])('name the same subscriber: %s', (written) => {
    expect(subscriberKey(written)).toBe('380671234567');
    expect(isSameSubscriber(written, '380671234567')).toBe(true);
  });
});
