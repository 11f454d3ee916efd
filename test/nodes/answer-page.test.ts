import fc from 'fast-check';
import { renderQuestion, type AskedPage } from '../../nodes/Smsc/answer-page/page';
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

function pageOf([title, message, label, typed, told]: readonly string[]): AskedPage {
  const field = (type: 'text' | 'textarea' | 'dropdown' | 'checkbox') => ({
    ...{ label: label ?? '', type, choices: ['Other', typed ?? ''], isRequired: false },
  });
  return {
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
const HARMLESS = renderQuestion(pageOf(['title', 'message', 'label', 'typed', 'told']));

describe('the answer page with any content', () => {
  it('has the same tags and attributes in a form', () => {
    fc.assert(
      fc.property(five, (texts) => {
        expect(skeletonOf(renderQuestion(pageOf(texts)))).toEqual(skeletonOf(HARMLESS));
      }),
      { numRuns: 1000 },
    );
  });

  it('has the same tags and attributes around its buttons', () => {
    const withButtons = ([title, message, approve, disapprove]: readonly string[]) =>
      renderQuestion({
        title: title ?? '',
        message: message ?? '',
        question: { kind: 'approval', approve: approve ?? '', disapprove: disapprove ?? '' },
      });
    const harmless = skeletonOf(withButtons(['title', 'message', 'yes', 'no']));
    fc.assert(
      fc.property(five, (texts) => {
        expect(skeletonOf(withButtons(texts))).toEqual(harmless);
      }),
      { numRuns: 1000 },
    );
  });
});
