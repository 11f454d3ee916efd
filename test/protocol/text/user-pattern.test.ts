import fc from 'fast-check';
import { readUserPattern } from '../../../protocol';
import { anyCodePoint } from '../../support/any-text';

function find(pattern: string, text: string): boolean | string {
  const outcome = readUserPattern(pattern);
  return outcome.ok ? outcome.pattern.test(text) : outcome.fault.text;
}

/** The result of JavaScript itself; it is our reference where it is fast. */
function findNatively(pattern: string, text: string): boolean {
  const [, source = pattern, flags = 'iu'] = /^\/(.*)\/([a-z]*)$/s.exec(pattern) ?? [];
  return new RegExp(source, flags.replace(/[gy]/g, '')).test(text);
}

const TEXTS = [
  ...['', 'ПРИВЕТ мир', 'стоп', 'STOP now', 'район', 'ЁЖ ёж', 'тел. +7 701 123-45-67'],
  ...['line1\nline2\r\nstop', 'foo\rbar', 'tab\there', '\u00a0x\u2003y', '😀 ok', '[x]{y}', 'aaaa'],
];
const PATTERNS = [
  ...[
    'привет',
    '/привет/',
    '^stop\\b',
    '\\bстоп\\b',
    '/^stop$/m',
    '/^stop$/im',
    'line1$',
    '^$',
    '$',
  ],
  ...['.+', '^.{4}$', '/^.+$/s', '\\s', '^\\S+$', '[^\\s]', '[\\s\\d]{2}', '[\\S]', '\\W', '[\\W]'],
  ...['\\p{L}+', '\\P{L}', '\\p{Lu}', '/\\p{Lu}/u', '\\p{Script=Cyrillic}{3}', '\\p{Letter}'],
  ...['\\p{gc=Lu}', '[а-я]{5}', 'ё', 'Ё', '/ё/', '😀', '[😀x]', '/\\ud83d\\ude00/', '\\u{1F600}'],
  ...[
    '(?<n>a)+',
    '(a|b)*c',
    'a.b',
    'a+?',
    'x{0}',
    '(?:)*',
    '(?:a{0,2}){3}',
    '|',
    'x|',
    '[]',
    '[^]',
  ],
  ...['/[\\w-.]+/', '/a{/', '/\\-/', '/\\q/', '[[]', '[\\]]', '\\[x\\]', '\\{y\\}', '\\/', '/a/g'],
  ...['\\x61', '\\u0061', '\\cI', '\\t', '\\n', '[\\b]', '[ -~]+', '[+-]7', '\\+7[ -]?701', '\\0'],
];

describe('readUserPattern', () => {
  it.each(PATTERNS)('finds %s like JavaScript', (pattern) => {
    for (const text of TEXTS) {
      expect([text, find(pattern, text)]).toEqual([text, findNatively(pattern, text)]);
    }
  });

  it('finds any letters and digits of a text in either case', () => {
    const word = fc.stringMatching(/^[a-zA-Zа-яА-ЯёЁіїєґқңөұһ0-9]{1,20}$/u);
    fc.assert(
      fc.property(word, fc.string({ unit: anyCodePoint, maxLength: 30 }), (searched, around) => {
        const text = `${around}\n${searched.toUpperCase()} ${around}`;
        return (
          find(searched, text) === true && find(`\\n${searched.toLowerCase()} `, text) === true
        );
      }),
    );
  });

  it.each([
    ['(?=a)', 'lookahead or lookbehind'],
    ['^(?!.*stop)', 'lookahead or lookbehind'],
    ['(?<=a)b', 'lookahead or lookbehind'],
    ['(?<!a)b', 'lookahead or lookbehind'],
    ['(a)\\1', 'uses a back reference'],
    ['(?<x>a)\\k<x>', 'uses a back reference'],
    ['(', 'is not a valid regular expression'],
    ['[', 'is not a valid regular expression'],
    ['a**', 'is not a valid regular expression'],
    ['(?i)a', 'is not a valid regular expression'],
    ['(?P<n>a)', 'is not a valid regular expression'],
    ['/\\q/u', 'is not a valid regular expression'],
    ['/a/v', 'has a flag that is not supported'],
    ['/a/xyz', 'has a flag that is not supported'],
    ['\\p{Nope}', 'has a character property that is not supported: \\p{Nope}'],
    ['/\\p{Script_Extensions=Greek}/u', 'has a character property that is not supported'],
    ['(a{1,1000}){1,1000}', 'is too complex'],
    ['a{5000}', 'is too complex'],
    ['(?:){5000}', 'is too complex'],
    ['((a{1,9}){1,9}){1,9}', 'is too complex'],
    ['[а-я]{1,900}!', 'is too complex'],
    ['(a?){500}a{500}', 'is too complex'],
    ['.'.repeat(500), 'is too complex'],
    [`${'('.repeat(900)}a${')'.repeat(900)}`, 'is too complex'],
    [Array.from({ length: 5000 }, (_, index) => `word${index}`).join('|'), 'is too complex'],
    ['\\p{L}?'.repeat(200), 'is too complex'],
  ])('rejects %.30s: it %s', (pattern, fault) => {
    expect(find(pattern, 'a')).toContain(fault);
  });

  it('searches for a list of forty words', () => {
    const words = Array.from({ length: 40 }, (_, index) => `слово${index}`);
    expect(find(`^(?:${words.join('|')})\\s`, 'СЛОВО39 и другое')).toBe(true);
  });

  it('searches the first 2,000 characters', () => {
    expect(find('b', `${'a'.repeat(1999)}b`)).toBe(true);
    expect(find('b', `${'a'.repeat(2000)}b`)).toBe(false);
  });

  it('composes pattern and text', () => {
    expect(find('район'.normalize('NFD'), 'РАЙОН')).toBe(true);
    expect(find('^.{5}$', 'район'.normalize('NFD'))).toBe(true);
    expect(find('[й]', 'й'.normalize('NFD'))).toBe(true);
  });

  it('matches a whole text or none of it', () => {
    const outcome = readUserPattern('/a|ab/');
    const whole = outcome.ok ? outcome.pattern.testWhole : () => null;
    expect(['a', 'ab', 'abc', 'xa', 'a\n', ''].map(whole)).toEqual([
      ...[true, true, false, false, false, false],
    ]);
  });
});

/** Seconds for JavaScript's own engine, or for an automaton that grows with the text. */
const SLOW_PATTERNS = [
  ...[
    '((a*)*)*',
    '^((a*)*)*$',
    '(\\w+\\s?)*$',
    '^(\\w+\\s?)*$',
    '.*.*.*.*x',
    '(x+x+)+y',
    '^(a+)+$',
  ],
  ...[
    '(a|a)*b$',
    '(a|aa)+$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(.*a){20}x',
    '(.*?,){15}=',
    '(a|b|ab)*c',
  ],
  ...[
    '[ab].{110}c',
    '(?:a?){35}a{35}',
    '[^x]{1,55}y',
    '\\p{L}{1,15}!',
    '(\\b.){50}$',
    '(.|\\s){1,30}$',
  ],
  ...['a'.repeat(350), '(?:ab|ba)'.repeat(65), '\\p{L}?'.repeat(15), '(\\S+\\s+){1,20}$'],
];
const SLOW_TEXTS = [
  ...['a'.repeat(2000), `${'a'.repeat(1999)}!`, 'ab'.repeat(1000), 'x'.repeat(2000)],
  ...['привет мир '.repeat(200).slice(0, 2000), ', '.repeat(1000)],
  Array.from({ length: 2000 }, (_, index) => 'ab c'.charAt((index * index * 7919) % 4)).join(''),
  Array.from({ length: 2000 }, (_, index) => String.fromCharCode(0x100 + index * 7)).join(''),
];

describe('the time of a search', () => {
  // Fifty milliseconds on an idle machine. The median of several texts, and some reserve, because
  // the machine that runs the tests has other load; a search that is not linear takes seconds.
  it.each(SLOW_PATTERNS)('is limited for %.40s', (pattern) => {
    const outcome = readUserPattern(pattern);
    if (!outcome.ok) throw new Error(outcome.fault.text);
    const { test } = outcome.pattern;
    const times = SLOW_TEXTS.map((text) => {
      const began = performance.now();
      test(text);
      return performance.now() - began;
    }).sort((one, other) => one - other);
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(50);
    expect(times.at(-1)).toBeLessThan(1000);
  });

  it('is limited for any pattern of the usual parts', () => {
    const part = fc.constantFrom(
      ...['a', 'b', '.', '\\w', '\\p{L}', '[^x]', '[ab]', '\\s', '\\S', '\\b', '(', ')', '|', '*'],
      ...['+', '?', '{2,5}', '{1,20}', '{30}', '{0,60}', '{40,}', '(?:', '[а-я]', '^', '$'],
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 30 }),
        fc.constantFrom(...SLOW_TEXTS),
        (parts, text) => {
          const outcome = readUserPattern(parts.join(''));
          if (!outcome.ok) return;
          const began = performance.now();
          outcome.pattern.test(text);
          expect(performance.now() - began).toBeLessThan(1000);
        },
      ),
      { numRuns: 300 },
    );
  });
});
