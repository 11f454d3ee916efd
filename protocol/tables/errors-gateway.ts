import { SOURCES, type DeliveryErrorRow } from './code-row';

const source = SOURCES.statusErrors;

/** Also an error of e-mail. */
export const IP_NOT_ALLOWED = {
  code: 239,
  name: 'ipNotAllowed',
  text: 'The account does not allow the IP address of the request, or has not used it before',
  advice: 'Add the public IP address of your server to the allowed addresses in the SMSC dashboard',
  ru: {
    text: 'Запрещенный ip-адрес: он не входит в список разрешенных или ранее не использовался',
    advice: 'Добавьте публичный IP-адрес вашего сервера в список разрешенных в личном кабинете',
  },
  isRetryable: false,
  source,
} as const satisfies DeliveryErrorRow;

/** Why the gateway itself did not send the message, or did not really send it. */
export const GATEWAY_ERRORS = [
  {
    code: 200,
    name: 'virtualSend',
    text: 'The account is in test mode, so the message was not really sent',
    advice: 'Turn off test mode in the settings of the SMSC dashboard ("Режим тестирования")',
    ru: {
      text: 'Виртуальная отправка: включен режим тестирования, сообщение на самом деле не отправлено',
      advice:
        'Снимите в настройках личного кабинета галочку «Режим тестирования (виртуальная отправка без оплаты)»',
    },
    isRetryable: false,
    source,
  },
  {
    code: 238,
    name: 'noTemplate',
    text: 'The text does not match a registered template, and this route accepts only templates',
    advice:
      'Register a template in the SMSC dashboard, or use exactly the wording of a registered one',
    ru: {
      text: 'Нет шаблона: сообщение можно отправить только по шаблону, а текст ни одному не соответствует',
      advice:
        'Зарегистрируйте шаблон в личном кабинете или составьте текст точно по зарегистрированному шаблону',
    },
    isRetryable: false,
    source,
  },
  IP_NOT_ALLOWED,
  {
    code: 241,
    name: 'conversionError',
    text: 'The text or sound could not be converted for the call, or a part of the SMS is missing',
    advice: 'Check the audio file. Send all parts of a multipart SMS',
    ru: {
      text: 'Ошибка конвертации: не удалось преобразовать текст или звук для звонка, либо переданы не все части SMS',
      advice: 'Проверьте звуковой файл; передайте все части составного SMS-сообщения',
    },
    isRetryable: false,
    source,
  },
  {
    code: 243,
    name: 'noContract',
    text: 'Advertising and mass mailings require a signed contract',
    advice: 'Sign a contract with SMSC',
    ru: {
      text: 'Не заключен договор: без него нельзя отправлять рекламные и массовые рассылки',
      advice: 'Заключите договор с сервисом',
    },
    isRetryable: false,
    source,
  },
  {
    code: 244,
    name: 'mailingProhibited',
    text: 'Mass mailings are prohibited for this account, or the text contains a forbidden link',
    advice: 'Remove the link, or contact SMSC support',
    ru: {
      text: 'Рассылка запрещена: аккаунту запрещены массовые и рекламные рассылки, или в тексте есть запрещенная ссылка',
      advice: 'Удалите ссылку или обратитесь в службу поддержки',
    },
    isRetryable: false,
    source,
  },
  {
    code: 246,
    name: 'outsideAllowedHours',
    text: 'The settings of the account do not allow sending at this time of day',
    advice:
      'Send within the allowed hours, or change them in the SMSC dashboard, under limits and restrictions ("Лимиты и ограничения")',
    ru: {
      text: 'Ограничение по времени: настройки запрещают отправку в это время суток',
      advice:
        'Отправляйте сообщения в разрешенное время или измените это время в личном кабинете: пункт «Настройки», вкладка «Лимиты и ограничения»',
    },
    isRetryable: true,
    source,
  },
  {
    code: 247,
    name: 'dailyLimitExceeded',
    text: 'The daily message limit of the account is used up',
    advice: 'Raise the limit in the settings of the SMSC dashboard, or send the message tomorrow',
    ru: {
      text: 'Превышен лимит сообщений: исчерпан общий суточный лимит, указанный в настройках',
      advice:
        'Увеличьте лимит в личном кабинете в пункте «Настройки» или отправьте сообщение завтра',
    },
    isRetryable: true,
    source,
  },
  {
    code: 248,
    name: 'noRoute',
    text: 'The gateway has no route to this number',
    advice: 'Check the country and the operator code of the number',
    ru: {
      text: 'Нет маршрута: отправка на этот номер недоступна',
      advice: 'Проверьте код страны и код оператора в номере',
    },
    isRetryable: false,
    source,
  },
  {
    code: 249,
    name: 'invalidNumberFormat',
    text: 'The operator code or the length of the number is wrong',
    advice: 'Write the number in international format, e.g. +77011234567',
    ru: {
      text: 'Неверный формат номера: неверны мобильный код или длина номера',
      advice: 'Укажите номер в международном формате, например +77011234567',
    },
    isRetryable: false,
    source,
  },
  {
    code: 250,
    name: 'numberForbiddenBySettings',
    text: 'The settings of the account do not allow this number',
    advice: 'Check the restrictions for mobile numbers in the settings of the SMSC dashboard',
    ru: {
      text: 'Номер запрещен настройками личного кабинета',
      advice: 'Проверьте ограничения для мобильных номеров в личном кабинете в пункте «Настройки»',
    },
    isRetryable: false,
    source,
  },
  {
    code: 251,
    name: 'numberLimitExceeded',
    text: 'The daily limit for one number is used up, or more than 50 messages were sent to it less than 30 seconds apart',
    advice:
      'Send fewer messages to this number, or raise the limit in the settings of the SMSC dashboard',
    ru: {
      text: 'Превышен лимит на один номер: исчерпан суточный лимит, или отправлено более 50 сообщений с перерывом менее 30 секунд',
      advice:
        'Отправляйте на этот номер меньше сообщений или увеличьте лимит в личном кабинете в пункте «Настройки»',
    },
    isRetryable: true,
    source,
  },
  {
    code: 252,
    name: 'numberProhibited',
    text: 'Messages to this number are prohibited',
    advice: "Use another number. The gateway's own numbers cannot be recipients",
    ru: {
      text: 'Номер запрещен: отправка на него невозможна',
      advice: 'Укажите другой номер; номера самого сервиса не могут быть получателями',
    },
    isRetryable: false,
    source,
  },
  {
    code: 253,
    name: 'spamFilter',
    text: 'The spam filter stopped the text or the sender ID',
    advice: 'Change the wording or the sender ID',
    ru: {
      text: 'Запрещено спам-фильтром из-за текста или имени отправителя',
      advice: 'Измените текст или имя отправителя',
    },
    isRetryable: false,
    source,
  },
  {
    code: 254,
    name: 'unregisteredSender',
    text: 'The sender ID is not registered',
    advice: 'Register the sender ID in the SMSC dashboard, or leave the sender ID empty',
    ru: {
      text: 'Незарегистрированный sender id: имя отправителя не зарегистрировано',
      advice: 'Зарегистрируйте имя отправителя в личном кабинете или не указывайте его',
    },
    isRetryable: false,
    source,
  },
] as const satisfies readonly DeliveryErrorRow[];
