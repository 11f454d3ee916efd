/** Filters of events, with the statuses of messages. */
export const EVENTS: Readonly<Record<string, string>> = {
  'Delivery Status': 'Статус доставки',
  'HLR Result': 'Результат HLR-запроса',
  Deduplicate: 'Пропускать повторы',
  'Whether to start only once on an event that the gateway repeats, and not on a status that arrives after a later one, e.g. sent after delivered. Node-RED remembers the last 10,000 events for a day, until it restarts.':
    'Запускать поток один раз, если шлюз повторяет событие, и не запускать по статусу, который пришел после более позднего, например «Передано оператору» после «Доставлено». Node-RED помнит последние 10 000 событий в течение суток, до перезапуска.',
  'Message ID Prefix': 'Начало ID сообщения',
  'Pass only statuses of messages whose ID starts with this prefix':
    'Только статусы сообщений, ID которых начинается так',
  'e.g. nodered-': 'например, nodered-',
  'Pass only messages to this phone number of the account':
    'Только сообщения на этот номер аккаунта',
  'Watch (Hours)': 'Следить (часы)',
  'Limit how long to watch the status of a message until it is final: 1 to 168':
    'Сколько следить за статусом сообщения, пока он не станет конечным: от 1 до 168',
  'Start only on statuses of these channels; a status without a channel always passes':
    'Только статусы этих каналов; статус без канала проходит всегда',
  'HLR Lookup': 'HLR-запрос',
  'Final Only': 'Только конечные',
  'Whether to start only on final statuses': 'Пропускать только конечные статусы',
  Phones: 'Телефоны',
  'Start only on events of these phone numbers, separated by comma, semicolon or line break':
    'Только события этих номеров, через запятую, точку с запятой или с новой строки',
  Statuses: 'Статусы',
  'Start only on these delivery statuses': 'Только эти статусы доставки',
  Delivered: 'Доставлено',
  'The message was delivered': 'Сообщение доставлено абоненту',
  Expired: 'Просрочено',
  'The validity of the message ended before it was delivered':
    'Время жизни сообщения истекло, а оно так и не было доставлено',
  'Insufficient Funds': 'Недостаточно средств',
  'The balance of the account was too low for this message':
    'На балансе не хватило средств для отправки сообщения',
  'Invalid Number': 'Неверный номер',
  'The phone number has a wrong format': 'Неправильный формат номера телефона',
  'Link Clicked': 'Нажата ссылка',
  'The message was delivered, and the recipient clicked its short link':
    'Сообщение доставлено, и получатель нажал короткую ссылку',
  'Not Found': 'Не найдено',
  'The gateway has no message with this ID and phone number, or has moved it to its archive':
    'Сообщения с таким ID и номером телефона нет, или оно перенесено в архив',
  Prohibited: 'Запрещено',
  'A restriction stopped the message: duplicate, flood protection, blocklist, spam filter or sender ID':
    'Сработало ограничение: дубли, частые сообщения на один номер, черный список, спам-фильтр или имя отправителя',
  Queued: 'Ожидает отправки',
  'The message is waiting to be sent': 'Сообщение ожидает отправки',
  Read: 'Прочитано',
  'The recipient opened the message': 'Получатель открыл сообщение',
  Sent: 'Передано оператору',
  'The message was handed over to the operator': 'Сообщение передано оператору для доставки',
  Stopped: 'Остановлено',
  'The mailing was paused before this message was handed over to the operator':
    'Рассылка остановлена до того, как сообщение ушло оператору',
  'Unavailable Number': 'Недоступный номер',
  'The number does not accept messages, or the gateway has no working route to its operator':
    'Номер не принимает сообщения, или для этого оператора нет рабочего маршрута',
  Undeliverable: 'Невозможно доставить',
  'The message could not be delivered': 'Сообщение не удалось доставить',
  'Text Pattern': 'Шаблон текста',
  'Start only on incoming messages whose text matches this regular expression, ignoring case; write /pattern/ to match case. Lookaround and back references are not supported.':
    'Только входящие сообщения, текст которых соответствует этому регулярному выражению без учета регистра; /шаблон/ учитывает регистр. Просмотр вперед и назад и обратные ссылки не поддерживаются.',
  'e.g. ^stop\\b': 'например, ^стоп\\s',
};
