import { readOperatorAnswer } from '../../../protocol/endpoints/info';
import { readSendAnswer } from '../../../protocol/endpoints/send-response';
import type { Charset } from '../../../protocol/wire/charset';
import { answerOf, foundIn, valueOf } from '../support/contexts';

const OPERATOR = '{"country":"Казахстан","operator":"Билайн","mcc":"401"}';

function reread(text: string, written: Charset, charset: Charset) {
  return { ...answerOf(text, 3, written), charset };
}

describe('the charset of an answer', () => {
  it.each(['utf-8', 'windows-1251', 'koi8-r'] as const)('is the asked one: %s', (charset) => {
    const operator = valueOf(readOperatorAnswer(answerOf(OPERATOR, 3, charset)));
    expect(operator).toMatchObject({ country: 'Казахстан', operator: 'Билайн' });
  });

  it('may have a byte order mark', () => {
    expect(readOperatorAnswer(answerOf(`\ufeff${OPERATOR}`, 3)).ok).toBe(true);
  });

  it.each([
    ['windows-1251', 'utf-8'],
    ['koi8-r', 'utf-8'],
    ['utf-8', 'windows-1251'],
    ['utf-8', 'koi8-r'],
  ] as const)('is noticed to be %s when %s was asked', (written, asked) => {
    const answer = readOperatorAnswer(reread(OPERATOR, written, asked));
    expect(foundIn(answer)).toBe(`text in another charset than ${asked}`);
  });

  it('may be any for an answer in ASCII', () => {
    const text = '{"country":"Kazakhstan"}';
    expect(readOperatorAnswer(reread(text, 'utf-8', 'koi8-r')).ok).toBe(true);
    expect(readOperatorAnswer(reread(text, 'windows-1251', 'utf-8')).ok).toBe(true);
  });

  it('is not doubted over a replacement character that the answer really has', () => {
    const operator = valueOf(readOperatorAnswer(answerOf('{"country":"K\ufffd"}', 3)));
    expect(operator.country).toBe('K\ufffd');
  });

  it('is not doubted over a short word whose bytes happen to be utf-8', () => {
    const operator = valueOf(readOperatorAnswer(answerOf('{"country":"Ні"}', 3, 'windows-1251')));
    expect(operator.country).toBe('Ні');
  });

  it('does not cost the ID of a sent message', () => {
    const context = reread('{"id":7,"cnt":1,"note":"Принято"}', 'windows-1251', 'utf-8');
    expect(valueOf(readSendAnswer(context, { cost: 0 })).id).toBe('7');
  });
});
