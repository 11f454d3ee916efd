import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatProblem, parseRecipients } from '../../protocol';
import { REQUEST_ERRORS, type RequestErrorRow } from '../../protocol/tables';
import { readSourceTexts, type SourceTexts } from './support/source-texts';

/*
 * docs/troubleshooting.md starts from what a user sees. Its block quotes are the messages of the
 * nodes, with `…` for parts that change.
 */
const ROOT = resolve(__dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/troubleshooting.md'), 'utf8');
const QUOTES = [...page.matchAll(/^> (.+)$/gm)].map(([, quote = '']) => quote);

const ERRORS: readonly RequestErrorRow[] = REQUEST_ERRORS;

/** Code and name of a request error behind its text. */
const CODE = / \(code (\d+), (\w+)\)$/;
/** The advice behind the text of an error that prevents publishing. */
const ADVICE = /\. …$/;

/** Messages about a cell, which are put together from their parts. */
const ABOUT_CELLS = ['7,70112E+10', '#N/A', 'call 12 or 13'].map((cell) => {
  const read = parseRecipients(cell);
  const text = read.ok ? '' : formatProblem(read.problem, () => 'To').text;
  return text.replace(/: ".*"$/, ': …');
});

describe('docs/troubleshooting.md', () => {
  let texts: SourceTexts;
  beforeAll(() => {
    texts = readSourceTexts(ROOT, [
      'credentials',
      'nodes',
      'operations',
      'packages/transports/nodes',
      'protocol',
    ]);
  });

  it('quotes messages', () => {
    expect(QUOTES.length).toBeGreaterThan(50);
    expect(new Set(QUOTES).size).toBe(QUOTES.length);
  });

  it.each(QUOTES)('quotes a message of the source: %s', (quote) => {
    const text = quote.replace(CODE, '').replace(ADVICE, '');
    expect(ABOUT_CELLS.includes(text) || texts.hasMessage(text)).toBe(true);
  });

  it.each(QUOTES)('names only labels of the forms in: %s', (quote) => {
    const labels = [...quote.matchAll(/'([A-Z][^']*)'/g)].map(([, label = '']) => label);
    expect(labels.filter((label) => !texts.hasText(label))).toEqual([]);
  });

  it.each(QUOTES.filter((quote) => CODE.test(quote)))('names the code of: %s', (quote) => {
    const [, code, name] = CODE.exec(quote) ?? [];
    const row = ERRORS.find((one) => String(one.code) === code && one.name === name);
    const known = [row?.text, row?.ofNumber?.replace('{number}', '…')];
    expect(known).toContain(quote.replace(CODE, ''));
  });

  it('quotes what is wrong with a cell', () => {
    expect(QUOTES).toEqual(expect.arrayContaining(ABOUT_CELLS));
  });

  it('has every request error of a message', () => {
    const missing = ERRORS.filter(({ endpoints }) => endpoints.includes('send')).filter(
      ({ code, name }) => !page.includes(`(code ${code}, ${name})`),
    );
    expect(missing).toEqual([]);
  });

  it.each([
    'The gateway declined the connection',
    "'To' is full",
    'Waited … s, because',
    'The gateway accepts the same text to the same number once an hour. Wait … s',
    '…',
  ])('would fail the check with: %s', (quote) => {
    expect(texts.hasMessage(quote)).toBe(false);
  });
});
