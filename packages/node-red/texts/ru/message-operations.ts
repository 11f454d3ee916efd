/** Operations on messages besides sending them. */
export const MESSAGE_OPERATIONS: Readonly<Record<string, string>> = {
  'Send with Fallback': 'Отправить с резервным каналом',
  'Send message with fallback': 'Отправить сообщение с резервным каналом',
  'Send a message on one channel, and on the next to recipients who do not get it in time; costs money, waits for delivery and returns one item per recipient with the tried channels and their cost':
    'Отправить сообщение по одному каналу, а кто не получил его вовремя – по следующему. Стоит денег, ждет доставки, возвращает одну запись на получателя с использованными каналами и их стоимостью',
  'Enter phone numbers in international format, such as +77011234567, separated by comma, semicolon or line break; an expression may also give a list':
    'Номера телефонов в международном формате, например +77011234567, через запятую, точку с запятой или с новой строки; значение из сообщения, переменной или JSONata может быть и списком',
  'Enter the text for every channel without its own text':
    'Текст для всех каналов, у которых нет своего',
  'e.g. Your order has arrived': 'например, Ваш заказ прибыл',
  Channels: 'Каналы',
  'Try the channels in this order until one delivers; all items use those of the first item':
    'Пробовать каналы в этом порядке, пока один не доставит сообщение; для всех записей действуют каналы первой',
  'Add Channel': 'Добавить канал',
  'Seconds to Wait': 'Ждать (секунды)',
  'Allow this time for delivery before the next channel is tried':
    'Сколько ждать доставки, прежде чем перейти к следующему каналу',
  "Enter the name or number that the recipient sees; empty for the account's default":
    'Имя или номер, который увидит получатель; пусто – отправитель по умолчанию',
  "Enter another text for this channel; empty for 'Text' above":
    'Другой текст для этого канала; пусто – «Текст» выше',
  'The text above': 'Текст выше',
  'Get Status': 'Узнать статус',
  'Get status of message': 'Узнать статус сообщения',
  'Get the delivery status of a message, within a day after sending':
    'Узнать статус доставки сообщения в течение суток после отправки',
  'Enter the ID that the send operation returned': 'ID, который вернула операция отправки',
  'e.g. 123456': 'например, 123456',
  Phone: 'Телефон',
  'Enter the recipient; the gateway finds a message by its ID and recipient together':
    'Получатель; шлюз находит сообщение по ID вместе с получателем',
  'e.g. +77011234567': 'например, +77011234567',
  Detail: 'Подробность',
  'Choose how much the output holds': 'Сколько данных вернуть',
  Basic: 'Кратко',
  'Return status, time of change and error code': 'Статус, время изменения и код ошибки',
  Full: 'Полностью',
  'Also return text, sender, cost and parts': 'Также текст, отправитель, стоимость и число частей',
  Extended: 'Расширенно',
  'Also return country, operator and region of the phone number':
    'Также страна, оператор и регион номера',
  Simplify: 'Упростить результат',
  'Whether to return a simplified version of the response instead of the raw data':
    'Вернуть упрощенный результат вместо исходных данных ответа',
  'Get Many': 'Получить список',
  'Get many messages': 'Получить список сообщений',
  'Get sent messages with their status, newest first; includes messages that are too old for Get Status':
    'Получить отправленные сообщения со статусами, начиная с новых; в том числе те, что слишком стары для «Узнать статус»',
  'Return All': 'Вернуть все',
  'Whether to return all results or only up to a given limit':
    'Вернуть все результаты, а не только указанное количество',
  Limit: 'Количество',
  'Max number of results to return': 'Наибольшее число результатов',
  Filters: 'Фильтры',
  'Add filter': 'Добавить фильтр',
  'Choose the history to read; the gateway keeps e-mails separately':
    'Какую историю прочитать; письма e-mail шлюз хранит отдельно',
  'Return messages to e-mail addresses': 'Сообщения на адреса e-mail',
  'Return messages to phone numbers: SMS, calls, messengers':
    'Сообщения на номера телефонов: SMS, звонки, мессенджеры',
  'Date From': 'С даты',
  'Start of the period, in the time zone of the workflow unless the value names one; empty for half a year before the end, the longest period that the gateway returns':
    'Начало периода; без указания часового пояса – в часовом поясе из настроек аккаунта; пусто – полгода до конца периода: больше шлюз не возвращает',
  'Date To': 'По дату',
  'End of the period, in the time zone of the workflow unless the value names one; empty for now':
    'Конец периода; без указания часового пояса – в часовом поясе из настроек аккаунта; пусто – текущий момент',
  Recipients: 'Получатели сообщений',
  'Return only messages to these phone numbers or e-mail addresses, separated by comma, semicolon or line break':
    'Только сообщения на эти номера телефонов или адреса e-mail: через запятую, точку с запятой или с новой строки',
  'Get Cost': 'Узнать стоимость',
  'Get cost of message': 'Узнать стоимость сообщения',
  'Get the price and the number of parts of a message without sending it':
    'Узнать цену и число частей сообщения, не отправляя его',
  Analyze: 'Анализ текста',
  'Analyze message': 'Проанализировать текст сообщения',
  'Count the SMS parts of a text, and list characters that make it longer and ways to save parts; does not contact the gateway':
    'Посчитать части SMS в тексте, показать символы, которые его удлиняют, и способы сократить число частей; шлюз не вызывается',
  'Enter the text as it would be sent': 'Текст в том виде, в каком он будет отправлен',
  'e.g. Your order №1042 has arrived': 'например, Ваш заказ №1042 прибыл',
  Delete: 'Удалить',
  'Delete message': 'Удалить сообщение',
  'Delete a sent message, or cancel one that is still waiting, such as a scheduled message':
    'Удалить отправленное сообщение или отменить то, которое еще ждет отправки, например отложенное',
  'Decode Report': 'Расшифровать отчет',
  'Decode report of message': 'Расшифровать отчет о сообщении',
  'Decode a status, a response or a receipt of the gateway that another system received; does not contact the gateway or verify the report':
    'Расшифровать статус, ответ или отчет шлюза, полученный другой системой; шлюз не вызывается, подлинность отчета не проверяется',
  Report: 'Отчет',
  'Enter a response of the gateway in any of its formats, the body of a callback, the text of an SMPP receipt, or a response e-mail; an expression may also give an object':
    'Ответ шлюза в любом из форматов, тело запроса к обработчику, текст отчета SMPP или ответное письмо; значение из сообщения, переменной или JSONata может быть и объектом',
  'e.g. OK - 1 SMS, ID - 1234': 'например, OK - 1 SMS, ID - 1234',
};
