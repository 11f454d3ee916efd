import { describeReason } from './connection-error';
import { textOfNumbers } from './name-numbers';
import type {
  ChargedEndpoint,
  GatewayProblem,
  RequestError,
  Problem,
  Retry,
  TransportFailure,
  TransportReason,
} from './problem';
import {
  CONNECTION_REASONS,
  type ConnectionConcern,
  ENDPOINTS,
  type EndpointName,
  findRequestError,
  type TextLanguage,
} from './tables';

/**
 * Returns the same problem with its words in a language. They are made again from what the problem
 * says in data. Problems of validation are in English, because they name the fields of the form.
 */
export function problemIn<Given extends Problem>(problem: Given, language: TextLanguage): Given {
  if (language === 'en' || problem.kind === 'input') return problem;
  // A sentence in pieces names a field of the form.
  if (typeof problem.text !== 'string') return problem;
  return { ...problem, ...describe(problem) };
}

interface Words {
  readonly text: string;
  readonly advice: string;
}

function describe(problem: GatewayProblem): Words {
  switch (problem.kind) {
    case 'gateway':
      return describeRejection(problem);
    case 'transport':
      return describeFailure(problem);
    case 'unreadable':
      return {
        text: 'Шлюз прислал ответ, который нельзя прочитать',
        advice: `${CREDENTIAL} и прокси-сервер на пути к шлюзу, если он есть. ${adviseNext(problem)}`,
      };
  }
}

function describeRejection(problem: RequestError): Words {
  const { endpoint, code, waitMs, numbers = [] } = problem;
  if (waitMs !== undefined) return describeLimit(problem, Math.ceil(waitMs / 1000));
  const row = code === null ? undefined : findRequestError(endpoint, code);
  if (row !== undefined) {
    return { text: textOfNumbers(row, numbers, 'ru'), advice: row.ru.advice };
  }
  const advice = 'Узнайте в службе поддержки, что означает этот код';
  return code === null
    ? { text: 'Шлюз отклонил запрос, и код ошибки нельзя прочитать', advice }
    : { text: `Шлюз отклонил запрос с кодом ${code}, которого нет в документации`, advice };
}

/** A run in the editor does not wait so long: see rate-problem.ts. */
function describeLimit(
  { endpoint, limit, isTextless = false }: RequestError,
  seconds: number,
): Words {
  const isEqual = limit === 'repetition';
  const sends = `ждет и затем отправляет ${isTextless ? 'запрос' : 'сообщение'}`;
  return {
    text: isEqual
      ? describeEqual(isTextless, seconds)
      : `Запросов к ${ENDPOINTS[endpoint].path} больше, чем принимает шлюз. Подождите ${seconds} с`,
    advice: `Тестовый запуск в редакторе не ждет, пока шлюз примет запрос. Опубликованный сценарий ${isEqual ? sends : 'ждет своей очереди'}`,
  };
}

function describeEqual(isTextless: boolean, seconds: number): string {
  const wait = `Подождите ${seconds} с`;
  return isTextless
    ? `Шлюз принимает одинаковый запрос об одном номере раз в минуту. ${wait}`
    : `Шлюз принимает одинаковый текст на один номер раз в минуту. ${wait} или измените текст`;
}

function describeFailure(problem: TransportFailure): Words {
  const { reason, cause, httpStatus, endpoint, retry } = problem;
  const text = cause === null ? TRANSPORT_TEXT[reason] : describeReason(cause, 'шлюз', 'ru');
  const concern = cause === null ? 'network' : CONNECTION_REASONS[cause].concern;
  return {
    text: httpStatus === null ? text : `${text} (${httpStatus})`,
    advice:
      retry === 'unknownOutcome'
        ? adviseNext({ endpoint, retry })
        : `${CONCERN_ADVICE[concern]}. ${RETRY_ADVICE}`,
  };
}

function adviseNext({ endpoint, retry }: { endpoint: EndpointName; retry: Retry }): string {
  const charged: Partial<Record<EndpointName, string>> = CHARGED_ADVICE;
  return (retry === 'unknownOutcome' ? charged[endpoint] : undefined) ?? RETRY_ADVICE;
}

const RETRY_ADVICE = 'Повторите попытку позже';

const CHARGED_ADVICE: Record<ChargedEndpoint, string> = {
  send: 'Шлюз мог принять сообщение: прежде чем отправлять его снова, найдите его в личном кабинете или проверьте статус по ID сообщения',
  jobs: 'Шлюз мог создать рассылку: прежде чем создавать ее снова, найдите ее в личном кабинете',
  receivePhones:
    'Шлюз мог подключить или изменить номер: прежде чем повторять операцию, проверьте баланс и номера в личном кабинете',
  users:
    'Шлюз мог внести изменения: прежде чем повторять операцию, проверьте субклиента и его баланс в личном кабинете',
};

const TRANSPORT_TEXT: Record<TransportReason, string> = {
  connection: 'Соединение со шлюзом не установлено или прервано',
  timeout: 'Шлюз не ответил вовремя',
  aborted: 'Запрос отменен',
  httpStatus: 'Сервер ответил кодом HTTP, который шлюз не использует',
  redirect:
    'Сервер ответил перенаправлением; переход не выполнен, чтобы не передать учетные данные другому серверу',
  tooLarge: 'Ответ больше любого возможного ответа шлюза на этот запрос, поэтому он не прочитан',
  file: 'Вложенный файл не удалось прочитать полностью во время отправки',
};

const CREDENTIAL = 'Проверьте регион или адрес шлюза в учетных данных';
const CERTIFICATE = `${CREDENTIAL}, а также прокси-сервер, если он проверяет TLS-соединения. Если они в порядке, владелец адреса должен установить действительный сертификат`;
const CONCERN_ADVICE: Record<ConnectionConcern, string> = {
  network: `${CREDENTIAL} и доступ этого сервера к сети`,
  certificate: CERTIFICATE,
  clock: `Проверьте часы этого сервера. ${CERTIFICATE}`,
  protocol: `${CREDENTIAL}: возможно, этот порт не для HTTPS`,
  proxy: 'Проверьте настройки прокси-сервера',
  address: CREDENTIAL,
  machine: 'Запускайте одновременно меньше процессов или повысьте ограничения сервера',
};
