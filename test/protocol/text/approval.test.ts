import { findApproval, findDecline } from '../../../protocol';
import { ANSWER_WORDS } from '../../../protocol/tables';

describe('findApproval', () => {
  it.each(['Да?', 'да ?', 'Yes?!', 'ok\uff1f', 'Нет?', 'Так?', 'да\u061f', '1?'])(
    'reads no answer from the question %j',
    (text) => expect(findApproval(text)).toBeNull(),
  );

  it.each(
    ANSWER_WORDS.flatMap(({ answers, approves }) => answers.map((a) => [a, approves] as const)),
  )('reads %j as %p', (answer, approves) => {
    expect(findApproval(answer)).toBe(approves);
    expect(findApproval(` ${answer.toUpperCase()} `)).toBe(approves);
  });

  it.each([
    'Да!',
    'TAK',
    'TAК',
    'Тaк',
    'УЕS',
    'Да, спасибо',
    'Спасибо, да',
    'Ok thank you',
    'да да',
    '１',
    'Иә, рахмет',
    'yes, please',
    'ДА.',
    'Yes.',
    'Так',
    'да, да',
    'Ok!',
  ])('reads %j as a yes', (text) => {
    expect(findApproval(text)).toBe(true);
  });

  it.each([
    'HET',
    'HЕТ',
    'НEТ',
    'НЕT',
    'ЖOҚ',
    'ЖOК',
    'ЖOK',
    'ЖOK'.replace('K', 'Қ'),
    'Нет, спасибо',
    'No thanks',
    'Ні, дякую',
    'НІ',
    'нет нет нет',
  ])('reads %j as a no', (text) => {
    expect(findApproval(text)).toBe(false);
  });

  it.each([
    '',
    ' ',
    'Hi',
    'HI',
    'hi',
    'het',
    'HETTO',
    'TAKE',
    'HO',
    'Спасибо',
    'Нет, не надо отменять, спасибо',
    'yes or no',
    'no problem with that',
    'да нет',
    'yes. no.',
    'maybe',
    '2',
    'Нетто 5',
  ])('reads %j as neither', (text) => {
    expect(findApproval(text)).toBeNull();
  });

  it('has no word for both', () => {
    const words = (wanted: boolean) =>
      ANSWER_WORDS.filter(({ approves }) => approves === wanted).flatMap(({ answers }) => answers);
    expect(words(true).filter((word) => words(false).includes(word))).toEqual([]);
  });
});

describe('findDecline', () => {
  it.each([
    ...['No, call her first', 'no. Ask Boris', 'NO: too dear', 'No\nToo dear', 'No - too dear'],
    ...['Нет, сначала позвоните', 'нет! Это ошибка', 'Не надо, я сам', 'Отклоняю… дорого', 'нет'],
    ...['Ні, спершу зателефонуйте', 'Жоқ, кейін', 'Нет, а кто это?', '0, later', 'No — later'],
  ])('reads a no in %j', (text) => expect(findDecline(text)).toBe(false));

  it.each([
    ...['Yes, but call her first', 'Да, но позже', 'Okay, go', 'Call her first', 'Кто это?', ''],
    ...['No problem', 'Нет проблем', 'nothing', 'Why no?', 'Maybe, no', 'Not sure, ask Boris'],
  ])('reads no no in %j', (text) => expect(findDecline(text)).toBeNull());
});
