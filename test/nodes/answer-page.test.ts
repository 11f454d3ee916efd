import fc from 'fast-check';
import { renderQuestion, type AskedPage } from '../../nodes/Smsc/answer-page/page';
import { RECIPIENT_LANGUAGES, type RecipientLanguage } from '../../protocol';
import { anyCodePoint } from '../support/any-text';

/** Texts that try to break out of their place: each may be anywhere in the input of a user or a person. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('<', '>', '"', "'", '`', '&', '&lt;', '&#60;', '</textarea>', '</option>'),
      fc.constantFrom('</style>', '</title>', '<script>', '<!--', '-->', ' onerror=', '\n', '\0'),
      fc.string({ unit: anyCodePoint, maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => `x${pieces.join('')}`);

function pageOf(
  language: RecipientLanguage,
  [title, message, label, typed, told]: readonly string[],
): AskedPage {
  const field = (type: 'text' | 'textarea' | 'dropdown' | 'checkbox') => ({
    ...{ label: label ?? '', type, choices: ['Other', typed ?? ''], isRequired: false },
  });
  return {
    language,
    title: title ?? '',
    message: message ?? '',
    question: {
      kind: 'customForm',
      fields: [field('text'), field('textarea'), field('dropdown'), field('checkbox')],
    },
    typed: { 'field-0': typed ?? '', 'field-1': typed ?? '', 'field-2': typed ?? '' },
    complaints: { 'field-0': told ?? '' },
  };
}

/** The tags of a page with the names of their attributes, without values and texts. */
function skeletonOf(page: string): string[] {
  const tags = page.match(/<[^>]*>/g) ?? [];
  return tags.map((tag) => tag.replace(/"[^"]*"/g, '""').replace(/\s+/g, ' '));
}

const five = fc.tuple(hostile, hostile, hostile, hostile, hostile);
const WORDS = ['title', 'message', 'label', 'typed', 'told'];

describe.each(RECIPIENT_LANGUAGES)('the answer page in %s with any content', (language) => {
  it('has the same tags and attributes in a form', () => {
    const harmless = skeletonOf(renderQuestion(pageOf(language, WORDS)));
    fc.assert(
      fc.property(five, (texts) => {
        expect(skeletonOf(renderQuestion(pageOf(language, texts)))).toEqual(harmless);
      }),
      { numRuns: 250 },
    );
  });

  it('has the same tags and attributes around its buttons', () => {
    const withButtons = ([title, message, approve, disapprove]: readonly string[]) =>
      renderQuestion({
        language,
        title: title ?? '',
        message: message ?? '',
        hasComment: true,
        question: { kind: 'approval', approve: approve ?? '', disapprove: disapprove ?? '' },
      });
    const harmless = skeletonOf(withButtons(['title', 'message', 'yes', 'no']));
    fc.assert(
      fc.property(five, (texts) => {
        expect(skeletonOf(withButtons(texts))).toEqual(harmless);
      }),
      { numRuns: 250 },
    );
  });

  it('has the same tags and attributes in every language', () => {
    const english = skeletonOf(renderQuestion(pageOf('en', WORDS)));
    expect(skeletonOf(renderQuestion(pageOf(language, WORDS)))).toEqual(english);
  });
});
