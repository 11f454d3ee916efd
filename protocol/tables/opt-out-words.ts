/** What a subscriber wants whose whole reply is one of these words. */
export type OptOut = 'stop' | 'start';

/** Whole replies, in lower case without punctuation. */
export interface OptOutRow {
  readonly language: 'en' | 'ru' | 'uk' | 'kk';
  readonly optOut: OptOut;
  readonly answers: readonly string[];
}

/**
 * Words such as "cancel", "end" and "yes" are not included, because they answer questions, e.g. of an
 * appointment reminder.
 */
export const OPT_OUT_WORDS: readonly OptOutRow[] = [
  {
    language: 'en',
    optOut: 'stop',
    answers: [
      'stop',
      'stop all',
      'stopall',
      'stop sms',
      'unsubscribe',
      'unsubscribe me',
      'opt out',
      'optout',
      'quit',
      'revoke',
      'remove me',
      'stop messages',
      'stop texting me',
    ],
  },
  {
    language: 'en',
    optOut: 'start',
    answers: ['start', 'unstop', 'subscribe', 'subscribe me', 'opt in', 'optin', 'resume'],
  },
  {
    language: 'ru',
    optOut: 'stop',
    answers: [
      'стоп',
      'стоп смс',
      'стоп sms',
      'стоп рассылка',
      'стоп рассылку',
      'стоп рассылки',
      'отписка',
      'отпишитесь',
      'отписать',
      'отписаться',
      'отпишите',
      'отпишите меня',
      'отказ',
      'отказаться',
      'отключить',
      'отключите',
      'не присылать',
      'не присылайте',
      'не пишите',
      'хватит',
    ],
  },
  {
    language: 'ru',
    optOut: 'start',
    answers: [
      'старт',
      'подписка',
      'подписать',
      'подписаться',
      'подпишите',
      'подпишите меня',
      'включить',
      'включите',
      'возобновить',
    ],
  },
  {
    language: 'uk',
    optOut: 'stop',
    answers: [
      'стоп',
      'стоп смс',
      'стоп sms',
      'стоп розсилка',
      'стоп розсилку',
      'відписка',
      'відпишіться',
      'відписати',
      'відписатися',
      'відписатись',
      'відпишіть',
      'відпишіть мене',
      'відмова',
      'відмовитися',
      'вимкнути',
      'не надсилати',
      'не надсилайте',
      'не пишіть',
      'досить',
    ],
  },
  {
    language: 'uk',
    optOut: 'start',
    answers: [
      'старт',
      'підписка',
      'підписати',
      'підписатися',
      'підписатись',
      'підпишіть',
      'підпишіть мене',
      'увімкнути',
      'відновити',
    ],
  },
  {
    language: 'kk',
    optOut: 'stop',
    answers: [
      'стоп',
      'стоп смс',
      'тоқта',
      'тоқтат',
      'тоқтату',
      'тоқтатыңыз',
      'бас тарту',
      'жазылымнан бас тарту',
      'өшіру',
      'жібермеңіз',
      'жазбаңыз',
    ],
  },
  {
    language: 'kk',
    optOut: 'start',
    answers: ['старт', 'баста', 'бастау', 'жазылу', 'қосу', 'қосыңыз', 'жалғастыру'],
  },
];
