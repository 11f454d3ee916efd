import type { RussianTexts } from '../code-row';
import type { RejectionRetry } from '../request-error-row';

/** A `command_status`, the outcome of a command. */
export interface SmppStatusRow {
  readonly code: number;
  /** Name in the specification. */
  readonly esmeName: string;
  /** Stable name in output fields; never renamed once released. */
  readonly name: string;
  /** What happened, in English, without a full stop at the end. */
  readonly text: string;
  /** What the user can do about it, without a full stop at the end; `null` if there is nothing to do. */
  readonly advice: string | null;
  /** The same in Russian. */
  readonly ru: RussianTexts;
  /**
   * What a retry can achieve. `never` for a bind ends the attempts to connect, because repeated wrong
   * logins block the IP address.
   */
  readonly retry: RejectionRetry;
  readonly source: string;
}

/** Advice that several rows share. */
export const ADVICE = {
  login:
    'Check the login and password of the credential. SMPP uses the login of the SMSC dashboard and a password of at most 8 Latin characters, created on the page of access passwords ("Пароли для доступа"). Check that SMPP is turned on and that this IP address is listed in the API settings ("Настройки API")',
  addr: 'Check the number, and that it is in international format',
  sender: 'Check the sender ID: it must be registered in the SMSC dashboard',
  program: 'This is a bug in the program. Report it with this code',
  support: 'Ask SMSC support what this status means',
  later: 'Try again later',
  speed:
    'The client slows down automatically. Ask SMSC support for a higher rate limit if you need it',
} as const;

export const ADVICE_RU = {
  login:
    'Проверьте логин и пароль в учетных данных: для SMPP нужны логин от личного кабинета и пароль не длиннее 8 латинских символов, созданный на странице «Пароли для доступа». Проверьте, что в группе «Настройки API» включен доступ по SMPP, а этот IP-адрес добавлен в список',
  addr: 'Проверьте номер: он должен быть в международном формате',
  sender: 'Проверьте имя отправителя: оно должно быть зарегистрировано в личном кабинете',
  program: 'Это ошибка в программе: сообщите о ней разработчику и укажите этот код',
  support: 'Узнайте в службе поддержки, что означает этот код',
  later: 'Повторите попытку позже',
  speed:
    'Программа сама снижает скорость; если нужна более высокая скорость, обратитесь в службу поддержки',
} as const satisfies Record<keyof typeof ADVICE, string>;
