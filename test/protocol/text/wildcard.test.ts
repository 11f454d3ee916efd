import fc from 'fast-check';
import { checkAllowedRecipients } from '../../../protocol';
import { matchesWildcard } from '../../../protocol/numbers/allowed-recipients';
import { wordsOf } from '../../support/in-words';

describe('matchesWildcard', () => {
  it('agrees with a regular expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(letters, pattern, (text, wildcard) => {
        const expression = new RegExp(`^${wildcard.replace(/\*+/g, '.*')}$`);
        expect(matchesWildcard(text, wildcard)).toBe(expression.test(text));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['abcabc', 'abc*abc', true],
    ['abc', 'abc*abc', false],
    ['aba', 'ab*ba', false],
    ['abba', 'ab*ba', true],
    ['', '*', true],
    ['', '', true],
    ['a', '', false],
    ['a.c', 'a.c', true],
    ['abc', 'a.c', false],
  ])('of %j and %j is %j', (text, pattern, expected) => {
    expect(matchesWildcard(text, pattern)).toBe(expected);
  });
});

describe('checkAllowedRecipients', () => {
  it('handles any number of stars at once', () => {
    const began = performance.now();
    for (const allowed of ['+*1+*1+*1+*1+*2', '*1*1*1*1*1*1*1*1*1*2', '*a*a*a*a*a*a*b@*']) {
      expect(checkAllowedRecipients(['1'.repeat(300)], allowed)).not.toBeNull();
      expect(checkAllowedRecipients([`${'a'.repeat(300)}@x`], allowed)).not.toBeNull();
    }
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('handles a pattern that JavaScript would never finish', () => {
    const began = performance.now();
    expect(checkAllowedRecipients(['1'.repeat(300)], '/(\\d+)+x/')).not.toBeNull();
    expect(performance.now() - began).toBeLessThan(500);
  });

  it.each([
    ['', 'lists no recipient'],
    ['/[/', 'is not a valid regular expression'],
    ['/+7701', 'starts with a slash'],
    ['/(?=7)\\d+/', 'lookahead or lookbehind'],
    ['/(\\d{1,1000}){1,1000}/', 'is too complex'],
  ])('reports that %j %s', (allowed, found) => {
    expect(wordsOf(checkAllowedRecipients(['+77011234567'], allowed))?.text).toContain(found);
  });
});
