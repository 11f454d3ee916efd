import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCountry, formatNumbers } from '../../protocol';

const page = readFileSync(join(__dirname, '../../docs/number.md'), 'utf8');

const quotedIn = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, quoted]) => quoted!);

/** The numbers in a cell, without the names of fields in it. */
const numbersIn = (cell: string): string[] => quotedIn(cell).filter((text) => /^\+\d+$/.test(text));

interface Spelling {
  readonly spelling: string;
  readonly country: string;
  readonly phones: readonly string[];
  readonly repairs: readonly string[];
}

/** One example per spelling and country of a row of the page's first table. */
function readSpellings(text: string): Spelling[] {
  const [, table = ''] = /(\| What is written[^]*?)\n\n/.exec(text) ?? [];
  return table
    .split('\n')
    .slice(2)
    .flatMap((line) => {
      const [spellings, countries, phones, repairs] = line.split('|').slice(1, -1) as [
        string,
        string,
        string,
        string,
      ];
      const codes = quotedIn(countries);
      if (codes.length === 0 || /none/.test(countries)) codes.push('');
      return quotedIn(spellings).flatMap((spelling) =>
        codes.map((country) => ({
          spelling,
          country,
          phones: phones.includes('as it was written') ? [spelling] : numbersIn(phones),
          repairs: quotedIn(repairs),
        })),
      );
    });
}

describe('the number formats of docs/number.md', () => {
  const spellings = readSpellings(page);

  it('are all found in its table', () => {
    expect(spellings.length).toBeGreaterThan(30);
  });

  it.each(spellings)(
    'convert to $phones from $spelling in "$country"',
    ({ spelling, country, phones, repairs }) => {
      const checked = checkCountry(country);
      const numbers = formatNumbers(spelling, checked.ok ? checked.value : undefined);
      expect(numbers.map(({ phone }) => phone)).toEqual(phones);
      for (const number of numbers) expect(number.repairs).toEqual(repairs);
    },
  );
});
