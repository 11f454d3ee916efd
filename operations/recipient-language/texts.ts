import type { RecipientLanguage } from '../../protocol';
import type { FieldType } from '../message/wait/answer-fields';

/** What recipients read unless the user writes a text. */
export interface RecipientTexts {
  /** Texts of messages. `{code}` stands for a one-time code. */
  readonly message: {
    /** How to answer a question by SMS. Its words are in the table of answers. */
    readonly replyHint: string;
    /** The same for a question with a `{number}`, which tells its replies apart. */
    readonly numberedHint: string;
    readonly code: string;
    /** Before the question, in a reminder without a text of its own. */
    readonly reminder: string;
    /** The same for a call, which reads it out. */
    readonly spokenCode: string;
  };
  /** Texts of the page of a question. */
  readonly page: {
    /** Title of the page in the browser. */
    readonly title: string;
    readonly approve: string;
    readonly decline: string;
    /** Label of a free text. */
    readonly answer: string;
    readonly send: string;
    /** Label of the comment on a decision. */
    readonly comment: string;
    /** Beside the label of a field that may stay empty. */
    readonly optional: string;
    /** What a field needs, by its type. */
    readonly complaints: Readonly<Record<FieldType, string>>;
    readonly thanks: Notice;
    /** The question of the link was changed. */
    readonly changed: Notice;
    /** The link belongs to an earlier question. */
    readonly outdated: Notice;
  };
}

/** A page with only a message. */
export interface Notice {
  readonly title: string;
  readonly text: string;
}

export const RECIPIENT_TEXTS: Readonly<Record<RecipientLanguage, RecipientTexts>> = {
  en: {
    message: {
      replyHint: 'Reply YES or NO',
      numberedHint: 'Reply YES {number} or NO {number}',
      code: 'Your code: {code}',
      reminder: 'Reminder:',
      spokenCode: 'Your code is: {code}.',
    },
    page: {
      title: 'Please answer',
      approve: 'Approve',
      decline: 'Decline',
      answer: 'Answer',
      send: 'Send',
      comment: 'Comment',
      optional: 'optional',
      complaints: {
        text: 'Please enter a text',
        textarea: 'Please enter a text',
        number: 'Please enter a number',
        email: 'Please enter an e-mail address',
        date: 'Please choose a date',
        dropdown: 'Please choose an option',
        checkbox: 'Please tick this box',
      },
      thanks: { title: 'Thank you', text: 'Your answer was received. You can close this page.' },
      changed: {
        title: 'This link no longer works',
        text: 'The question for this link was changed. Please contact the sender.',
      },
      outdated: {
        title: 'This link no longer works',
        text: 'It belongs to an earlier question. Please use the link in the latest message.',
      },
    },
  },
  ru: {
    message: {
      replyHint: 'Ответьте ДА или НЕТ',
      numberedHint: 'Ответьте ДА {number} или НЕТ {number}',
      code: 'Ваш код: {code}',
      reminder: 'Напоминание:',
      spokenCode: 'Ваш код: {code}.',
    },
    page: {
      title: 'Пожалуйста, ответьте',
      approve: 'Подтвердить',
      decline: 'Отклонить',
      answer: 'Ваш ответ',
      send: 'Отправить',
      comment: 'Комментарий',
      optional: 'необязательно',
      complaints: {
        text: 'Пожалуйста, введите текст',
        textarea: 'Пожалуйста, введите текст',
        number: 'Пожалуйста, введите число',
        email: 'Пожалуйста, введите адрес электронной почты',
        date: 'Пожалуйста, выберите дату',
        dropdown: 'Пожалуйста, выберите вариант',
        checkbox: 'Пожалуйста, поставьте отметку',
      },
      thanks: { title: 'Спасибо', text: 'Ваш ответ получен. Эту страницу можно закрыть.' },
      changed: {
        title: 'Ссылка больше не действует',
        text: 'Вопрос по этой ссылке изменился. Пожалуйста, обратитесь к отправителю.',
      },
      outdated: {
        title: 'Ссылка больше не действует',
        text: 'Она относится к предыдущему вопросу. Пожалуйста, откройте ссылку из последнего сообщения.',
      },
    },
  },
  uk: {
    message: {
      replyHint: 'Відповідайте ТАК або НІ',
      numberedHint: 'Відповідайте ТАК {number} або НІ {number}',
      code: 'Ваш код: {code}',
      reminder: 'Нагадування:',
      spokenCode: 'Ваш код: {code}.',
    },
    page: {
      title: 'Будь ласка, дайте відповідь',
      approve: 'Підтвердити',
      decline: 'Відхилити',
      answer: 'Ваша відповідь',
      send: 'Надіслати',
      comment: 'Коментар',
      optional: 'необов’язково',
      complaints: {
        text: 'Будь ласка, введіть текст',
        textarea: 'Будь ласка, введіть текст',
        number: 'Будь ласка, введіть число',
        email: 'Будь ласка, введіть адресу електронної пошти',
        date: 'Будь ласка, виберіть дату',
        dropdown: 'Будь ласка, виберіть варіант',
        checkbox: 'Будь ласка, поставте позначку',
      },
      thanks: { title: 'Дякуємо', text: 'Вашу відповідь отримано. Цю сторінку можна закрити.' },
      changed: {
        title: 'Посилання більше не діє',
        text: 'Запитання за цим посиланням змінилося. Будь ласка, зверніться до відправника.',
      },
      outdated: {
        title: 'Посилання більше не діє',
        text: 'Воно стосується попереднього запитання. Будь ласка, відкрийте посилання з останнього повідомлення.',
      },
    },
  },
  kk: {
    message: {
      replyHint: 'ИӘ немесе ЖОҚ деп жауап беріңіз',
      numberedHint: 'ИӘ {number} немесе ЖОҚ {number} деп жазыңыз',
      code: 'Сіздің кодыңыз: {code}',
      reminder: 'Еске салу:',
      spokenCode: 'Сіздің кодыңыз: {code}.',
    },
    page: {
      title: 'Жауап беруіңізді сұраймыз',
      approve: 'Растау',
      decline: 'Бас тарту',
      answer: 'Жауабыңыз',
      send: 'Жіберу',
      comment: 'Пікір',
      optional: 'міндетті емес',
      complaints: {
        text: 'Мәтінді енгізіңіз',
        textarea: 'Мәтінді енгізіңіз',
        number: 'Санды енгізіңіз',
        email: 'Электрондық пошта мекенжайын енгізіңіз',
        date: 'Күнді таңдаңыз',
        dropdown: 'Нұсқаны таңдаңыз',
        checkbox: 'Белгі қойыңыз',
      },
      thanks: { title: 'Рақмет', text: 'Жауабыңыз қабылданды. Бұл бетті жабуға болады.' },
      changed: {
        title: 'Сілтеме енді жұмыс істемейді',
        text: 'Осы сілтемедегі сұрақ өзгертілді. Жіберушіге хабарласыңыз.',
      },
      outdated: {
        title: 'Сілтеме енді жұмыс істемейді',
        text: 'Ол бұрынғы сұраққа қатысты. Соңғы хабарламадағы сілтемені ашыңыз.',
      },
    },
  },
};
