import { OPT_OUT_WORDS } from '../../../protocol/tables';
import { findOptOut } from '../../../protocol/text/reply-meaning';
import { atLeastOne } from '../../support/at-least-one';

describe('findOptOut', () => {
  it.each(OPT_OUT_WORDS)('knows the replies in $language for $optOut', ({ optOut, answers }) => {
    for (const answer of answers) {
      const capital = answer.charAt(0).toUpperCase() + answer.slice(1);
      const spellings = [answer, answer.toUpperCase(), ` "${capital}!" \n`, `${capital}. 🙏`];
      expect(spellings.map(findOptOut)).toEqual(spellings.map(() => optOut));
    }
  });

  it.each([
    ['S T O P', null],
    ['opt-out', 'stop'],
    ['Stop, please', 'stop'],
    ['Пожалуйста, отпишите меня', 'stop'],
    ['Пожалуйста отпишите меня', 'stop'],
    ['Стоп, хватит!', 'stop'],
    ['STOP. Start', null],
    ['Stop. See you at six', null],
    ['не присылайте, пожалуйста', 'stop'],
    // A Latin o and a Latin c in a Cyrillic word, and a word all of whose letters have twins.
    ['стoп', 'stop'],
    ['cтоп', 'stop'],
    ['ТОҚТА', 'stop'],
    ['й'.normalize('NFD') + 'a', null],
    // Capitals that look alike although their small letters do not.
    ['CTOП', 'stop'],
    ['СТOП', 'stop'],
    ['CTОП', 'stop'],
    ['CTAPT', 'start'],
    ['OTKAЗ', 'stop'],
    ['OTПИСKA', 'stop'],
    ['SТОP', 'stop'],
    ['SТАRТ', 'start'],
    ['TOҚTA', 'stop'],
    ['Stop. Thank you', 'stop'],
    ['STOP thanks', 'stop'],
    ['Стоп, спасибо', 'stop'],
    ['Спасибо большое, стоп', 'stop'],
    ['Відпишіть мене, дякую', 'stop'],
    ['Рахмет, тоқтат', 'stop'],
    ['STOP STOP', 'stop'],
    ['стоп стоп стоп!!!', 'stop'],
    ['Отпишитесь', 'stop'],
    ['Стоп рассылка', 'stop'],
    ['ＳＴＯＰ', 'stop'],
    ['ＳＴＯＰ！', 'stop'],
    ['ST\u200bOP', 'stop'],
    ['\u202aСТОП\u202c', 'stop'],
    ['STOP\ufe0f', 'stop'],
  ])('reads %j as %p', (text, optOut) => {
    expect(findOptOut(text)).toBe(optOut);
  });

  it.each([
    '',
    '!!!',
    'Stop by at six',
    'Do not stop',
    'Start at six?',
    'cancel',
    'Отмена',
    'да',
    'стопка',
    'Не стоп',
    'constructor',
    'Стоп, не надо отменять',
    'Стоп, я передумал, отправляйте',
    'стоп кран',
    'Спасибо',
    'Thank you',
    'stop start',
    'STOP THE BUS',
    'Стоп. Завтра буду',
    'Спасибо, что остановили рассылку',
    'CTAPTAP',
    'Stop it, thank you for the music',
  ])('ignores %j', (text) => {
    expect(findOptOut(text)).toBeNull();
  });

  it('has no reply for both', () => {
    const meanings = new Map<string, Set<string>>();
    for (const { optOut, answers } of atLeastOne(OPT_OUT_WORDS)) {
      for (const answer of answers) {
        meanings.set(answer, (meanings.get(answer) ?? new Set()).add(optOut));
      }
    }
    expect([...meanings].filter(([, both]) => both.size > 1)).toEqual([]);
  });
});
