import { SOURCES } from './code-row';
import { ENDPOINTS, type EndpointName } from './endpoints';
import type { RequestErrorRow } from './request-error-row';

const everywhere = Object.keys(ENDPOINTS) as EndpointName[];

/**
 * Errors of every endpoint, and of those for messages, phone numbers and short links. The page about
 * confirmation calls lists only the common codes; 3, 5 and 6 are known from one client.
 */
export const MESSAGE_REQUEST_ERRORS = [
  {
    code: 1,
    name: 'invalidParameters',
    text: 'The gateway rejected the parameters of the request',
    advice: 'Check the values of this operation. The gateway does not say which of them is wrong',
    ru: {
      text: 'Ошибка в параметрах',
      advice: 'Проверьте значения этой операции; шлюз не сообщает, какое из них неверно',
    },
    endpoints: everywhere,
    retry: 'never',
    source: SOURCES.sendAnswer,
  },
  {
    code: 2,
    name: 'invalidCredentials',
    text: 'The login, password or API key is wrong, or the account does not allow this IP address',
    advice:
      'Check the credential and its region, and the list of allowed IP addresses in the SMSC dashboard',
    ru: {
      text: 'Неверный логин или пароль (или API-ключ), либо IP-адрес не входит в список разрешенных',
      advice:
        'Проверьте учетные данные, их регион и список разрешенных IP-адресов в личном кабинете',
    },
    endpoints: everywhere,
    retry: 'never',
    source: SOURCES.statusAnswer,
  },
  {
    code: 3,
    name: 'insufficientFunds',
    text: 'The balance of the account is too low',
    advice: 'Top up the account and send the request again',
    ru: { text: 'Недостаточно средств на счете', advice: 'Пополните счет и повторите запрос' },
    endpoints: ['send', 'waitCall'],
    retry: 'never',
    source: SOURCES.sendAnswer,
  },
  {
    code: 3,
    name: 'operatorNotFound',
    text: 'The gateway does not know the operator of this number',
    advice: 'Check the country and the operator code of the number',
    ofNumber: 'The gateway does not know the operator of the number {number}',
    ru: {
      text: 'Оператор этого номера не найден',
      advice: 'Проверьте код страны и код оператора в номере',
      ofNumber: 'Оператор номера {number} не найден',
    },
    endpoints: ['info'],
    retry: 'never',
    source: SOURCES.operatorAnswer,
  },
  {
    code: 3,
    name: 'linkNotFound',
    text: 'The gateway has no short link with this address or ID',
    advice:
      "Enter the full address that was shortened, as in the text of the message that was sent with 'Shorten Links', or the ID of the short link",
    ru: {
      text: 'Короткая ссылка с таким адресом или ID не найдена',
      advice:
        'Укажите полный адрес, который был сокращен, как в тексте сообщения, или ID короткой ссылки',
    },
    endpoints: ['tinyUrls'],
    retry: 'never',
    source: SOURCES.shortLink,
  },
  {
    code: 4,
    name: 'ipBlocked',
    text: 'The IP address of this server is temporarily blocked because of frequent invalid requests',
    advice: 'Stop sending and correct the requests. Try again later, or contact SMSC support',
    ru: {
      text: 'IP-адрес временно заблокирован из-за частых ошибок в запросах',
      advice:
        'Остановите отправку и исправьте запросы; повторите попытку позже или обратитесь в службу поддержки',
    },
    endpoints: everywhere,
    retry: 'never',
    source: SOURCES.statusAnswer,
  },
  {
    code: 5,
    name: 'invalidDate',
    text: 'The gateway rejected the date or time',
    advice: "Check 'Send At' and 'Delivery Window'",
    ru: {
      text: 'Неверный формат даты',
      advice: 'Проверьте время отправки и диапазон времени доставки',
    },
    endpoints: ['send', 'jobs'],
    retry: 'never',
    source: SOURCES.sendAnswer,
  },
  {
    code: 5,
    name: 'deletionFailed',
    text: 'The gateway could not delete the message',
    advice:
      'Check the ID and the phone number. A message with a final status can be deleted until the gateway archives it, at 03:00 Moscow time',
    ru: {
      text: 'Ошибка удаления сообщения',
      advice:
        'Проверьте ID и номер телефона; сообщение с конечным статусом можно удалить до переноса в архив, то есть до 03:00 по московскому времени',
    },
    endpoints: ['status'],
    retry: 'never',
    source: SOURCES.statusAnswer,
  },
  {
    code: 5,
    name: 'invalidPhone',
    text: 'The phone number has a wrong format',
    advice: 'Write the number in international format, e.g. +77011234567',
    ofNumber: 'The number {number} has a wrong format',
    ru: {
      text: 'Неверный формат номера телефона',
      advice: 'Укажите номер в международном формате, например +77011234567',
      ofNumber: 'Неверный формат номера {number}',
    },
    endpoints: ['waitCall'],
    retry: 'never',
    source: SOURCES.callConfirmation,
  },
  {
    code: 6,
    name: 'attemptLimit',
    text: 'Confirmation by call was requested too often for this number',
    advice: 'Let the subscriber call the number from an earlier request, or try again later',
    ofNumber: 'Confirmation by call was requested too often for the number {number}',
    ru: {
      text: 'Превышено число попыток подтвердить этот номер звонком',
      advice: 'Пусть абонент позвонит на номер, выданный ранее, или повторите попытку позже',
      ofNumber: 'Превышено число попыток подтвердить номер {number} звонком',
    },
    endpoints: ['waitCall'],
    retry: 'never',
    source: SOURCES.callConfirmation,
  },
  {
    code: 6,
    name: 'messageProhibited',
    text: 'The message is prohibited because of its text or sender ID',
    advice:
      'Change the text or the sender ID. Advertising and mass mailings require a contract with SMSC',
    ofNumber: 'The message to {number} is prohibited because of its text or sender ID',
    ru: {
      text: 'Сообщение запрещено (по тексту или по имени отправителя)',
      advice: 'Измените текст или имя отправителя; для рекламных и массовых рассылок нужен договор',
      ofNumber: 'Сообщение на номер {number} запрещено (по тексту или по имени отправителя)',
    },
    endpoints: ['send'],
    retry: 'never',
    source: SOURCES.sendAnswer,
  },
  {
    code: 7,
    name: 'invalidPhone',
    text: 'A phone number has a wrong format',
    advice: 'Write the number in international format, e.g. +77011234567',
    ofNumber: 'The number {number} has a wrong format',
    ru: {
      text: 'Неверный формат номера телефона',
      advice: 'Укажите номер в международном формате, например +77011234567',
      ofNumber: 'Неверный формат номера {number}',
    },
    endpoints: ['send', 'senders'],
    retry: 'never',
    source: SOURCES.sendAnswer,
  },
  {
    code: 8,
    name: 'undeliverable',
    text: 'The message cannot be delivered to this number',
    advice: 'Use another number or another channel',
    ofNumber: 'The message cannot be delivered to the number {number}',
    ru: {
      text: 'Сообщение на указанный номер не может быть доставлено',
      advice: 'Укажите другой номер или выберите другой канал',
      ofNumber: 'Сообщение на номер {number} не может быть доставлено',
    },
    endpoints: ['send'],
    retry: 'never',
    source: SOURCES.sendAnswer,
  },
  {
    code: 9,
    name: 'duplicateOrRateLimit',
    text: 'The gateway received the same request twice within a minute, or too many requests at once',
    advice:
      "Wait a minute before you retry. If several processes use the account, set 'Processes' in the credential",
    ru: {
      text: 'Повторный одинаковый запрос в течение минуты или слишком много одновременных запросов',
      advice:
        'Повторите запрос через минуту; если аккаунт используют несколько процессов, укажите их число в учетных данных',
    },
    endpoints: everywhere,
    retry: 'later',
    source: SOURCES.statusAnswer,
  },
] as const satisfies readonly RequestErrorRow[];
