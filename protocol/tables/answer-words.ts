/** The languages of texts that the package writes to recipients, and reads from them. */
export const RECIPIENT_LANGUAGES = ['en', 'ru', 'uk', 'kk'] as const;
export type RecipientLanguage = (typeof RECIPIENT_LANGUAGES)[number];

/** Whole answers to a yes/no question, in lower case without punctuation. */
export interface AnswerRow {
  readonly language: RecipientLanguage;
  readonly approves: boolean;
  readonly answers: readonly string[];
}

/** A single letter or digit counts too, because people keep answers to text messages short. */
export const ANSWER_WORDS: readonly AnswerRow[] = [
  {
    language: 'en',
    approves: true,
    answers: [
      'yes',
      'y',
      'yep',
      'yeah',
      'ok',
      'okay',
      'sure',
      'approve',
      'approved',
      'agree',
      '1',
      '+',
    ],
  },
  {
    language: 'en',
    approves: false,
    answers: ['no', 'n', 'nope', 'decline', 'declined', 'reject', 'rejected', 'cancel', '0', '-'],
  },
  {
    language: 'ru',
    approves: true,
    answers: [
      ...['да', 'д', 'ага', 'ок', 'окей', 'хорошо', 'согласен', 'согласна', 'согласны'],
      ...['подтверждаю', 'одобряю', 'одобрено', 'можно'],
    ],
  },
  {
    language: 'ru',
    approves: false,
    answers: [
      ...['нет', 'н', 'не согласен', 'не согласна', 'не согласны', 'отклоняю', 'отклонить'],
      ...['отмена', 'отказываю', 'не надо', 'нельзя'],
    ],
  },
  {
    language: 'uk',
    approves: true,
    answers: [
      'так',
      'т',
      'ага',
      'добре',
      'гаразд',
      'згоден',
      'згодна',
      'згодні',
      'підтверджую',
      'можна',
    ],
  },
  {
    language: 'uk',
    approves: false,
    answers: [
      'ні',
      'не згоден',
      'не згодна',
      'не згодні',
      'відхиляю',
      'скасувати',
      'не треба',
      'не можна',
    ],
  },
  {
    language: 'kk',
    approves: true,
    answers: ['иә', 'ия', 'иа', 'жарайды', 'келісемін', 'мақұлдаймын', 'растаймын', 'болады'],
  },
  {
    language: 'kk',
    approves: false,
    answers: ['жоқ', 'жок', 'келіспеймін', 'болмайды', 'керек емес', 'бас тартамын'],
  },
];
