import fc from 'fast-check';
import { cleanPhone, parseRecipients } from '../../../protocol/text/recipients';

describe('parseRecipients', () => {
  it.each([
    ['one number', '+77011234567', ['+77011234567']],
    ['a written number', '+7 (701) 123-45-67', ['+77011234567']],
    ['other dashes and no-break spaces', '8\u00a0701\u2013123\u201145\u221267', ['87011234567']],
    ['a bracketed plus', '(+7)7011234567', ['+77011234567']],
    ['invisible marks', '\u202a+77011234567\u202c', ['+77011234567']],
    ['comma, semicolon, line breaks', '1,2;3\n4\r\n5', ['1', '2', '3', '4', '5']],
    ['empty pieces', ' ,1,; ,\n2,', ['1', '2']],
    ['repetitions in their order', '2,1,2', ['2', '1', '2']],
    ['a number', 77011234567, ['77011234567']],
    ['a bigint', 77011234567n, ['77011234567']],
    ['an array of texts and numbers', ['1, 2', 3, '+4'], ['1', '2', '3', '+4']],
    ['groups', 'G12,g7', ['G12', 'G7']],
    ['an address', ' a-b@example.com ', ['a-b@example.com']],
    ['a Telegram name and ID', '@ivan_p,#12345', ['@ivan_p', '#12345']],
    ['what the gateway may judge', '7701abc', ['7701abc']],
  ])('reads %s', (_what, value, expected) => {
    expect(parseRecipients(value)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['', "'to' holds no recipient"],
    [undefined, "'to' holds no recipient"],
    [null, "'to' holds no recipient"],
    [[], "'to' holds no recipient"],
    [' ,;\n', "'to' holds no recipient"],
    ['1, none ,2', `Recipient 2 of 'to' has no digit and is no address: "none"`],
    ['-', `Recipient 1 of 'to' has no digit and is no address: "-"`],
    [['1', ['2']], "Entry 2 of 'to' is neither text nor a whole number: a value of type array"],
    [[{}], "Entry 1 of 'to' is neither text nor a whole number: a value of type object"],
    [[null], "Entry 1 of 'to' is neither text nor a whole number: null"],
    [1.5, "'to' is neither text nor a whole number: 1.5"],
    [-7, "'to' is neither text nor a whole number: -7"],
    [-7n, "'to' is neither text nor a whole number: -7"],
    [true, "'to' is neither text nor a whole number: true"],
  ])('refuses %j', (value, text) => {
    expect(parseRecipients(value)).toMatchObject({
      ok: false,
      problem: { kind: 'input', parameter: 'to', text },
    });
  });

  it('shows only the beginning of a long value', () => {
    const parsed = parseRecipients('x'.repeat(5000));
    expect(parsed.ok ? 0 : parsed.problem.text.length).toBeLessThan(150);
  });

  it('takes names without a digit only where the channel has nicknames', () => {
    expect(parseRecipients('ivan', { takesNicknames: true })).toEqual({
      ok: true,
      value: ['ivan'],
    });
    expect(parseRecipients('ivan')).toMatchObject({ ok: false });
  });

  it('reads its own output again as it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'0123+-() gG@a,;\n\u200b') })),
        (value) => {
          const parsed = parseRecipients(value);
          if (parsed.ok) expect(parseRecipients(parsed.value)).toEqual(parsed);
        },
      ),
    );
  });
});

describe('cleanPhone', () => {
  it.each([
    ['+7 701', '+7701'],
    ['g5', 'G5'],
    ['', ''],
    ['7+7', '7+7'],
  ])('makes %j to %j', (value, cleaned) => {
    expect(cleanPhone(value)).toBe(cleaned);
  });
});
