import { describeReason } from '../connection-error';
import { CONNECTION_REASONS, type ConnectionConcern, type TextLanguage } from '../tables';
import { findSmppStatus } from '../tables/smpp';
import type { SmppFailure, SmppFailureReason, SmppProblem, SmppRefusal } from './problem';

/** Returns the same problem with its words in a language; problems of validation are in English. */
export function smppProblemIn(problem: SmppProblem, language: TextLanguage): SmppProblem {
  if (language === 'en' || problem.kind === 'input') return problem;
  const words = problem.kind === 'smppRefusal' ? describeRejection(problem) : describe(problem);
  return { ...problem, ...words };
}

interface Words {
  readonly text: string;
  readonly advice: string;
}

const SUPPORT = 'Узнайте в службе поддержки, что означает этот код';

function describeRejection({ code }: SmppRefusal): Words {
  const row = findSmppStatus(code);
  if (row !== undefined) return { text: row.ru.text, advice: row.ru.advice ?? SUPPORT };
  const shown = `0x${code.toString(16).padStart(8, '0')}`;
  const text = `Шлюз отклонил команду с кодом ${shown}, которого нет в документации`;
  return { text, advice: SUPPORT };
}

function describe({ reason, detail, retry }: SmppFailure): Words {
  const { text, advice } = isOwnReason(reason) ? FAILURES[reason] : describeConnection(reason);
  return {
    text: detail === null ? text : `${text} (${detail})`,
    advice: retry === 'unknownOutcome' ? `${UNKNOWN_OUTCOME}. ${advice}` : advice,
  };
}

function describeConnection(reason: keyof typeof CONNECTION_REASONS): Words {
  const advice = CONCERN_ADVICE[CONNECTION_REASONS[reason].concern];
  const isRefusal = reason === 'connectionRefused';
  return {
    text: describeReason(reason, 'SMPP-сервер', 'ru'),
    advice: isRefusal ? `${advice}. ${NOT_LISTED}` : advice,
  };
}

type OwnReason = Exclude<SmppFailureReason, keyof typeof CONNECTION_REASONS>;

function isOwnReason(reason: SmppFailureReason): reason is OwnReason {
  return reason in FAILURES;
}

const LATER = 'Повторите попытку позже';
const UNKNOWN_OUTCOME =
  'Шлюз мог принять сообщение: прежде чем отправлять его снова, найдите его в личном кабинете';
const NOT_LISTED =
  'Шлюз может отклонять подключения с IP-адресов, которых нет в списке в настройках API личного кабинета';
const NETWORK =
  'Проверьте адрес и порт в учетных данных и сеть этого сервера: для SMPP нужно исходящее соединение с портом 3700 или, с TLS, с портом 3443';
const CERTIFICATE =
  'Проверьте адрес в учетных данных и прокси-сервер на пути к шлюзу, если он есть. Не доверяйте неизвестным сертификатам';

const CONCERN_ADVICE: Record<ConnectionConcern, string> = {
  network: NETWORK,
  certificate: CERTIFICATE,
  clock: `${CERTIFICATE}. Проверьте часы этого сервера`,
  protocol: 'Используйте порт 3443 с TLS или отключите TLS и используйте порт 3700',
  proxy: NETWORK,
  address: 'Проверьте адрес и порт в учетных данных',
  machine: 'Запускайте одновременно меньше процессов или повысьте ограничения сервера',
};

const FAILURES: Record<OwnReason, Words> = {
  closedByServer: {
    text: 'SMPP-сервер закрыл соединение',
    advice:
      'Если это повторяется, проверьте, не подключается ли с тем же логином другая программа: без параметра MCON новое соединение закрывает предыдущее. Проверьте также, что этот IP-адрес есть в списке в настройках API личного кабинета',
  },
  silent: {
    text: 'SMPP-сервер не ответил на enquire_link вовремя; соединение закрыто',
    advice: NETWORK,
  },
  notReading: { text: 'SMPP-сервер перестал читать; соединение закрыто', advice: NETWORK },
  badFraming: {
    text: 'Сервер прислал данные не по протоколу SMPP; соединение закрыто',
    advice:
      'Проверьте адрес и порт в учетных данных: порт 3443 работает с TLS, порт 3700 – без него',
  },
  noResponse: { text: 'SMPP-сервер не ответил на команду вовремя', advice: LATER },
  unreadableResponse: {
    text: 'SMPP-сервер прислал ответ, который нельзя прочитать',
    advice: LATER,
  },
  notConnected: {
    text: 'Сообщение не отправлено: не было соединения с SMPP-сервером',
    advice: LATER,
  },
  throttledTooLong: {
    text: 'Сообщение не отправлено: шлюз ограничивал скорость до истечения времени ожидания',
    advice: 'Отправляйте меньше сообщений в секунду или попросите службу поддержки повысить лимит',
  },
  tooManyWaiting: {
    text: 'Очередь отправки этого соединения заполнена',
    advice: 'Отправляйте одновременно меньше сообщений',
  },
  stopped: {
    text: 'Соединение остановлено до отправки команды',
    advice: 'Запустите операцию еще раз',
  },
  cannotSend: {
    text: 'Соединение открыто только на прием и не может отправлять',
    advice: 'Для отправки подключайтесь в режиме transceiver',
  },
};
