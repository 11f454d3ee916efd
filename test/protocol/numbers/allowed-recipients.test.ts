import { checkAllowedRecipients } from '../../../protocol';
import { wordsOf } from '../../support/in-words';

const passes = (recipients: readonly string[], allowed: unknown) =>
  checkAllowedRecipients(recipients, allowed) === null;

describe('checkAllowedRecipients', () => {
  it.each([
    ['the number itself', '+77011234567', '+77011234567'],
    ['the number without its plus', '77011234567', '+77011234567'],
    ['one of a list', '+77011234567', '77170000000; +7 (701) 123-45-67\n+77172250000'],
    ['the beginning of a number', '+77011234567', '+7 701*'],
    ['the end of an address', 'anna@example.com', '*@example.com'],
    ['an address in capitals', 'Anna@Example.com', 'anna@example.com'],
    ['a group by its name', 'G12', 'g12'],
    ['a pattern with a plus', '77011234567', '/\\+7701\\d{7}/'],
    ['a pattern without one', '+77011234567', '/7701\\d{7}/'],
    ['a pattern with flags', 'ANNA@example.com', '/anna@example\\.com/gi'],
    ['a number of the country as it was allowed', '87011234567', '87011234567'],
    ['a number of the country, both readings allowed', '87011234567', '/[78]701\\d{7}/'],
  ])('accepts %s', (_title, recipient, allowed) => {
    expect(passes([recipient], allowed)).toBe(true);
  });

  it.each([
    ['another number', '+77011234568', '+77011234567'],
    ['a longer number', '+770112345670', '+77011234567'],
    ['a number that only begins like a pattern', '+770112345678', '/7701\\d{7}/'],
    ['a number that only holds a pattern', '+4477011234567', '/7701\\d{7}/'],
    ['a number that only ends like an entry', '+4477011234567', '7701*'],
    ['a second line behind a pattern', '77011234567\n79990000000', '/7701\\d{7}/m'],
    ['one of two alternatives with more behind it', '77011234567000', '/77011234567|77170000000/'],
    ['a group', 'G12', '+7701*, *'],
    ['an address of another domain', 'anna@example.com.evil.org', '*@example.com'],
    ['an address where dots are any character', 'anna@exampleXcom', 'anna@example.com'],
    ['what the gateway reads as another number', '87011234567', '+87*'],
    ['a bare number that gets a country', '7011234567', '7011*'],
    ['an endless text', `${'7'.repeat(400)}`, '7*'],
  ])('rejects %s', (_title, recipient, allowed) => {
    expect(passes([recipient], allowed)).toBe(false);
  });

  it.each([[''], ['  '], [',;'], [null], [undefined], [{}], [['+77011234567']], ['/[/'], ['/x']])(
    'accepts no recipient when %j is allowed',
    (allowed) => {
      expect(passes(['+77011234567'], allowed)).toBe(false);
    },
  );

  it('rejects a list for one of its recipients, and names it', () => {
    const problem = checkAllowedRecipients(['+77011234567', '+79990000000'], '+7701*');
    expect(problem).toMatchObject({ kind: 'input', parameter: 'allowedRecipients' });
    expect(wordsOf(problem)?.text).toContain('"+79990000000"');
  });
});
