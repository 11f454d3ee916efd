import { readOperatorResponse } from '../../../protocol/endpoints/info';
import { readSendResponse } from '../../../protocol/endpoints/send-response';
import type { Charset } from '../../../protocol/wire/charset';
import { answerOf, foundIn } from '../support/contexts';
import { valueOf } from '../../support/results';

const OPERATOR = '{"country":"Казахстан","operator":"Билайн","mcc":"401"}';

function reread(text: string, written: Charset, charset: Charset) {
  return { ...answerOf(text, 3, written), charset };
}

describe('the charset of a response', () => {
  it.each(['utf-8', 'windows-1251', 'koi8-r'] as const)('is the requested one: %s', (charset) => {
    const operator = valueOf(readOperatorResponse(answerOf(OPERATOR, 3, charset)));
    expect(operator).toMatchObject({ country: 'Казахстан', operator: 'Билайн' });
  });

  it('may have a byte order mark', () => {
    expect(readOperatorResponse(answerOf(`\ufeff${OPERATOR}`, 3)).ok).toBe(true);
  });

  it.each([
    ['windows-1251', 'utf-8'],
    ['koi8-r', 'utf-8'],
    ['utf-8', 'windows-1251'],
    ['utf-8', 'koi8-r'],
  ] as const)('is detected as %s when %s was requested', (written, asked) => {
    const answer = readOperatorResponse(reread(OPERATOR, written, asked));
    expect(foundIn(answer)).toBe(`text in another charset than ${asked}`);
  });

  it('may be any for a response in ASCII', () => {
    const text = '{"country":"Kazakhstan"}';
    expect(readOperatorResponse(reread(text, 'utf-8', 'koi8-r')).ok).toBe(true);
    expect(readOperatorResponse(reread(text, 'windows-1251', 'utf-8')).ok).toBe(true);
  });

  it('is accepted with a replacement character that the response really contains', () => {
    const operator = valueOf(readOperatorResponse(answerOf('{"country":"K\ufffd"}', 3)));
    expect(operator.country).toBe('K\ufffd');
  });

  it('is accepted for a short word whose bytes happen to be valid utf-8', () => {
    const operator = valueOf(readOperatorResponse(answerOf('{"country":"Ні"}', 3, 'windows-1251')));
    expect(operator.country).toBe('Ні');
  });

  it('does not lose the ID of a sent message', () => {
    const context = reread('{"id":7,"cnt":1,"note":"Принято"}', 'windows-1251', 'utf-8');
    expect(valueOf(readSendResponse(context, { cost: 0 })).id).toBe('7');
  });
});
