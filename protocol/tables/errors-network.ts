import { SOURCES, type DeliveryErrorRow } from './code-row';

const source = SOURCES.statusErrors;

/** What the operator, the phone or the subscriber answered. */
export const NETWORK_ERRORS = [
  {
    code: 0,
    name: 'noError',
    text: 'The subscriber exists and is reachable',
    advice: null,
    ru: { text: 'Нет ошибки: абонент существует и доступен', advice: null },
    isRetryable: false,
    source,
  },
  {
    code: 1,
    name: 'subscriberNotFound',
    text: 'The phone number does not exist',
    advice: 'Remove the number from your list',
    ru: {
      text: 'Абонент не существует: такого номера телефона нет',
      advice: 'Удалите номер из списка получателей',
    },
    isRetryable: false,
    source,
  },
  {
    code: 6,
    name: 'subscriberOffline',
    text: 'The phone is switched off or out of coverage',
    advice: 'Send the message again later, or give it a longer validity',
    ru: {
      text: 'Абонент не в сети: телефон отключен или находится вне зоны действия сети',
      advice: 'Отправьте сообщение позже или увеличьте время его жизни',
    },
    isRetryable: true,
    source,
  },
  {
    code: 11,
    name: 'serviceNotEnabled',
    text: 'The subscriber cannot receive SMS: the service is not enabled, the phone is roaming without SMS, or the number is a landline',
    advice: 'Use a voice call or another number',
    ru: {
      text: 'Не подключена услуга: абонент не может принять SMS, например услуга отключена, абонент в роуминге без приема SMS или это городской номер',
      advice: 'Отправьте голосовое сообщение (звонок) или укажите другой номер',
    },
    isRetryable: false,
    source,
  },
  {
    code: 12,
    name: 'handsetError',
    text: 'The phone or the SIM card of the subscriber did not accept the message',
    advice: 'Send the message again later. If the error persists, use another channel',
    ru: {
      text: 'Ошибка в телефоне абонента: телефон или SIM-карта не приняли сообщение',
      advice: 'Отправьте сообщение позже; если ошибка повторится, выберите другой канал',
    },
    isRetryable: true,
    source,
  },
  {
    code: 13,
    name: 'subscriberBlocked',
    text: 'The subscriber is blocked by the operator, at their own request or because of the SIM card',
    advice: 'Do not send to this number until the subscriber is active again',
    ru: {
      text: 'Абонент заблокирован оператором, по собственному желанию или из-за SIM-карты',
      advice: 'Не отправляйте сообщения на этот номер, пока абонент не будет разблокирован',
    },
    isRetryable: false,
    source,
  },
  {
    code: 21,
    name: 'serviceNotSupported',
    text: 'The device of the subscriber does not support this service',
    advice: 'Send a regular SMS instead',
    ru: {
      text: 'Нет поддержки сервиса: телефон абонента не поддерживает эту услугу',
      advice: 'Отправьте обычное SMS-сообщение',
    },
    isRetryable: false,
    source,
  },
  {
    code: 219,
    name: 'simReplaced',
    text: 'The SIM card was replaced, so messages from alphanumeric sender IDs are blocked for 24 hours',
    advice: 'Send the message again after 24 hours, or from a numeric sender ID',
    ru: {
      text: 'Замена sim-карты: прием сообщений от буквенных имен отправителей заблокирован на 24 часа',
      advice: 'Отправьте сообщение через 24 часа или с цифрового имени отправителя',
    },
    isRetryable: true,
    source,
  },
  {
    code: 220,
    name: 'operatorQueueFull',
    text: "The operator's queue for this subscriber is full",
    advice: 'Wait. The gateway sends such messages again automatically',
    ru: {
      text: 'Переполнена очередь у оператора',
      advice: 'Подождите: система сама отправит сообщение повторно',
    },
    isRetryable: true,
    source,
  },
  {
    code: 237,
    name: 'noAnswer',
    text: 'The subscriber did not answer the call',
    advice: 'Call again later, or send an SMS',
    ru: {
      text: 'Абонент не отвечает: не взял трубку',
      advice: 'Повторите звонок позже или отправьте SMS',
    },
    isRetryable: true,
    source,
  },
  {
    code: 240,
    name: 'subscriberBusy',
    text: 'The line was busy, or the subscriber declined the call',
    advice: 'Call again later, or send an SMS',
    ru: {
      text: 'Абонент занят: линия занята, или абонент отменил вызов',
      advice: 'Повторите звонок позже или отправьте SMS',
    },
    isRetryable: true,
    source,
  },
  {
    code: 242,
    name: 'answeringMachine',
    text: 'An answering machine answered the call',
    advice: 'Call again later, or send an SMS',
    ru: { text: 'Зафиксирован автоответчик', advice: 'Повторите звонок позже или отправьте SMS' },
    isRetryable: true,
    source,
  },
  {
    code: 245,
    name: 'statusNotReceived',
    text: 'The operator did not report a status within a day, so it is unknown whether the message was delivered',
    advice: 'Do not count the message as delivered. Ask the recipient before you send it again',
    ru: {
      text: 'Статус не получен от оператора в течение суток: неизвестно, доставлено ли сообщение',
      advice:
        'Не считайте сообщение доставленным; прежде чем отправить его снова, уточните у получателя, пришло ли оно',
    },
    isRetryable: false,
    source,
  },
  {
    code: 255,
    name: 'rejectedByOperator',
    text: 'The operator rejected the message without giving a reason',
    advice: 'Check that the number exists, or try another sender ID',
    ru: {
      text: 'Отклонено оператором без указания точного кода ошибки',
      advice: 'Проверьте, что номер существует, или попробуйте другое имя отправителя',
    },
    isRetryable: false,
    source,
  },
] as const satisfies readonly DeliveryErrorRow[];
