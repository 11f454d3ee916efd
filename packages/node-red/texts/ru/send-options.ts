/** Options of a message. */
export const SEND_OPTIONS: Readonly<Record<string, string>> = {
  Options: 'Параметры',
  'Add option': 'Добавить параметр',
  'Send At': 'Время отправки',
  'Send at this time, in the time zone of the workflow unless the value names one':
    'Отправить в это время; без указания часового пояса – в часовом поясе из настроек аккаунта',
  'Wait for Delivery': 'Ждать доставки',
  'Whether to wait for the final status of every recipient and return it as delivery':
    'Дождаться конечного статуса по каждому получателю и вернуть его в поле delivery',
  'Wait Timeout (Seconds)': 'Предел ожидания (секунды)',
  "Limit how long 'Wait for Delivery' waits; after that, delivery holds the last known status":
    'Сколько ждет «Ждать доставки»; по истечении срока в поле delivery будет последний известный статус',
  'Validity (Hours)': 'Время жизни (часы)',
  'Limit how long the operator tries to deliver the message':
    'Как долго оператор пытается доставить сообщение',
  'Default Country': 'Страна по умолчанию',
  'Convert phone numbers to international format, and use this country (two letters, ISO 3166-1, in an expression) for numbers without one: 8 701 123 45 67 becomes +77011234567. Groups, short numbers and e-mail addresses are not changed.':
    'Приводить номера к международному формату и подставлять эту страну (в значении из сообщения – две буквы по ISO 3166-1) в номера без кода: из 8 701 123 45 67 получится +77011234567. Группы, короткие номера и адреса e-mail не изменяются.',
  'Country of the Credential': 'Страна аккаунта',
  'The country of the region that the credential names':
    'Страна региона, выбранного в настройках аккаунта',
  'Keep Input Fields': 'Сохранять поля записи',
  'Whether to pass to the output all the input fields, along with the fields of the result; an input field named error and binary data are not passed on':
    'Добавлять к результату поля входной записи; поле с именем error и файлы не передаются',
  Language: 'Язык текстов',
  'Choose the language of the texts in the output, such as statusText, errorText and errorAdvice; names and codes stay the same, and messages about the values of fields are always in English':
    'На каком языке тексты результата, такие как statusText, errorText и errorAdvice; имена и коды не меняются, а сообщения о значениях полей всегда на английском',
  English: 'Английский',
  'Russian (Русский)': 'Русский',
  'Dry Run': 'Проверка без отправки',
  'Whether to return the request, without the credential, instead of sending it; the gateway is not contacted, and each recipient returns accepted false and errorName dryRun':
    'Вернуть запрос (без логина, пароля и ключа), не отправляя его; шлюз не вызывается, у каждого получателя будет accepted со значением false и errorName со значением dryRun',
  'Delivery Window': 'Часы отправки',
  "Send the message only between these hours of the day, in the zone of 'Time Zone'":
    'Отправлять сообщение только в эти часы суток; часовой пояс задает «Часовой пояс»',
  'e.g. 10-21': 'например, 10-21',
  Scheduling: 'Расписание',
  'Time Zone': 'Часовой пояс',
  "Set the time zone of 'Delivery Window', such as Asia/Almaty or UTC+5":
    'Часовой пояс для «Часы отправки», например Asia/Almaty или UTC+5',
  'e.g. Asia/Almaty': 'например, Asia/Almaty',
  'Spread Over (Hours)': 'Растянуть на (часы)',
  "Spread the messages to all recipients over this time; requires 'Spread Interval (Minutes)'":
    'Растянуть отправку всем получателям на это время; нужен параметр «Интервал между группами (минуты)»',
  'Spread Interval (Minutes)': 'Интервал между группами (минуты)',
  "Wait this long between two groups of recipients; used with 'Spread Over (Hours)'":
    'Пауза между двумя группами получателей; действует вместе с «Растянуть на (часы)»',
  'Shorten Links': 'Сокращать ссылки',
  'Whether to replace links in the text with short links that count clicks':
    'Заменять ссылки в тексте короткими, чтобы считать переходы',
  'Save Parts by Replacing Characters': 'Экономить части заменой символов',
  'Whether to replace quotes, dashes, spaces, № and other characters that are not in the GSM alphabet with similar ones that are, which saves parts':
    'Заменять кавычки, тире, пробелы, № и другие символы, которых нет в алфавите GSM, похожими символами из него: частей станет меньше',
  Transliterate: 'Транслит',
  'Write Cyrillic text in Latin letters, which saves parts':
    'Записать кириллицу латинскими буквами: частей станет меньше',
  No: 'Нет',
  'To Latin Letters': 'Латинскими буквами',
  'Such as "Privet"': 'Например, "Privet"',
  'To Letters That Look Alike': 'Похожими по виду буквами',
  'Such as "npuBeT"': 'Например, "npuBeT"',
  'Max Parts': 'Максимум частей',
  'Cut longer texts to this number of SMS parts': 'Обрезать текст до этого количества частей SMS',
  'Add Analysis': 'Добавить анализ',
  "Whether to add the analysis of the text to the output: encoding, characters, parts, and how to save parts; same as 'Analyze'":
    'Добавить к результату анализ текста: кодировку, число символов и частей, способы сократить число частей; то же, что «Анализ текста»',
  Comment: 'Комментарий',
  'Add a note to the history in the SMSC dashboard; the recipient does not get it':
    'Комментарий для истории в личном кабинете SMSC; получатель его не увидит',
  'Allow Gateway Commands': 'Разрешить команды шлюза',
  'Whether to allow a text that starts with a prefix of the gateway, such as __CALL__, or contains its comment separator ~~~. Otherwise such a text is rejected, because the gateway would send something else.':
    'Пропускать текст, который начинается с префикса шлюза, например __CALL__, или содержит разделитель комментария ~~~. Иначе такой текст отклоняется, потому что шлюз отправил бы не то, что написано.',
  'Max Cost': 'Предельная стоимость',
  'Get the price of all items first, and send nothing if it is above this amount in the currency of the account':
    'Сначала узнать цену всех сообщений и ничего не отправлять, если она больше этой суммы в валюте аккаунта',
  Limits: 'Ограничения',
  'Max Cost per Execution': 'Предельная стоимость на msg',
  'Get the price first, and send nothing more if this node would spend more than this amount in one execution, over all its runs and tool calls, in the currency of the account':
    'Сначала узнать цену и больше ничего не отправлять, если одно входящее msg обойдется этому узлу дороже этой суммы в валюте аккаунта',
  'Minimum Balance': 'Минимальный баланс',
  'Send nothing if the balance of the account is below this amount':
    'Ничего не отправлять, если на балансе аккаунта меньше этой суммы',
  'Max Recipients': 'Максимум получателей',
  'Reject an item with more recipients before anything is sent; also rejects groups of contacts, because their members cannot be counted':
    'Отклонить запись, если получателей больше, еще до отправки; группы контактов тоже отклоняются, потому что число их участников неизвестно',
  'Max Messages per Execution': 'Максимум сообщений на msg',
  "Send nothing more if this node would send more messages, lookups or pings than this in one execution, over all its runs and tool calls. As a tool without this option and 'Max Cost per Execution' the node sends at most 20.":
    'Больше ничего не отправлять, если для одного входящего msg этот узел отправил бы больше сообщений, HLR-запросов и Ping-SMS, чем указано',
  'Send nothing more if this node would send more messages, lookups or pings than this in one execution, over all its runs and tool calls. As a tool without this option the node sends at most 20.':
    'Больше ничего не отправлять, если для одного входящего msg этот узел отправил бы больше сообщений, HLR-запросов и Ping-SMS, чем указано',
  'Allowed Recipients': 'Разрешенные получатели',
  'Allow only these phone numbers, e-mail addresses and groups, separated by comma, semicolon or line break, with * for any digits, or a regular expression such as /\\+7701\\d{7}/. An item with any other recipient is rejected before anything is sent. Enter the value yourself; do not let an AI agent define it.':
    'Разрешить только эти номера телефонов, адреса e-mail и группы: через запятую, точку с запятой или с новой строки, * вместо любых цифр, или регулярное выражение вида /\\+7701\\d{7}/. Запись с любым другим получателем отклоняется до отправки. Впишите значение сами, не берите его из сообщения.',
  'e.g. +7701*, +77172250000': 'например, +7701*, +77172250000',
  'Allow Groups': 'Разрешить группы',
  "Whether to allow groups of contacts, such as G12, in expressions and together with 'Max Recipients', which counts a group as one. Otherwise only a group that is written into the field itself gets messages.":
    'Разрешить группы контактов, например G12, в значениях из сообщения, переменной или JSONata и вместе с «Максимум получателей»: группа считается одним получателем. Иначе сообщения получит только группа, вписанная в само поле.',
  'Leave Out Blocked Numbers': 'Пропускать номера из черного списка',
  'Whether to check the blocklist of the account first and send nothing to blocked recipients; they return accepted false and errorName numberBlocked':
    'Сначала проверить черный список аккаунта и не отправлять номерам из него; у них будет accepted со значением false и errorName со значением numberBlocked',
  'Repeated Numbers': 'Повторы номеров',
  'Choose how to handle phone numbers that occur more than once in the input':
    'Что делать с номерами, которые встречаются на входе больше одного раза',
  Bulk: 'Массовая отправка',
  Merge: 'Объединить',
  'Send the same text to the same phone number once':
    'Одинаковый текст на один номер отправить один раз',
  Reject: 'Отклонить',
  'Reject an item with a phone number of an earlier item, whatever its text':
    'Отклонить запись с номером из предыдущих записей, каким бы ни был текст',
  'Send every message; the gateway requires a minute between equal messages':
    'Отправить все сообщения; шлюз требует минуту паузы между одинаковыми',
  'Send Once Key': 'Ключ однократной отправки',
  'Send at most one message with this key, such as an order number, to each recipient from this node, in all executions. The node looks the key up at the gateway first; messages that were sent before return sentBefore true.':
    'Отправить каждому получателю из этого узла не больше одного сообщения с этим ключом, например номером заказа, в том числе после перезапуска. Узел сначала ищет ключ у шлюза; у отправленных ранее сообщений будет sentBefore со значением true.',
  'e.g. order-1042': 'например, order-1042',
  'Message ID': 'ID сообщения',
  'Use your own ID: a number up to 2147483647, or up to 40 Latin letters, digits, dots, dashes and underscores. Without it the node generates one. Items with different IDs do not share requests.':
    'Ваш собственный ID: число до 2147483647 или до 40 латинских букв, цифр, точек, дефисов и подчеркиваний. Без него ID создает узел. Записи с разными ID не попадают в один запрос.',
  'Items per Batch': 'Получателей в одном запросе',
  'Limit the number of recipients in one request':
    'Не больше этого количества получателей в одном запросе',
  'Pause Between Batches (Ms)': 'Пауза между запросами (мс)',
  'Wait this long between two requests; 0 sends several requests at the same time':
    'Пауза между двумя запросами; при 0 несколько запросов отправляются одновременно',
  'Call Attempts': 'Попыток дозвона',
  'Maximum number of calls if the recipient does not answer':
    'Сколько раз звонить, если получатель не отвечает',
  'Call Repeat (Seconds)': 'Пауза между звонками (секунды)',
  'Time between two calls': 'Время между двумя звонками',
  'Call Wait (Seconds)': 'Ожидание ответа (секунды)',
  'How long to ring before the call counts as unanswered':
    'Сколько звонить, прежде чем вызов считается неотвеченным',
  'Confirm Number After (Days)': 'Подтверждать номер через (дни)',
  'Hide the text until the recipient confirms the phone number again, if the last confirmation is older than this':
    'Скрыть текст, пока получатель снова не подтвердит номер, если последнее подтверждение старше указанного срока',
  'Data Coding': 'Кодирование (TP-DCS)',
  "Set the data coding scheme (TP-DCS) of the message; requires 'Protocol ID'":
    'Схема кодирования данных сообщения (TP-DCS); нужен параметр «Протокол (TP-PID)»',
  'File URL': 'URL файла',
  'Attach the file at this URL; the gateway downloads it, and it must have at least 101 bytes':
    'Приложить файл по этому адресу: шлюз загрузит его сам; файл должен быть не меньше 101 байта',
  'e.g. https://example.com/picture.jpg': 'например, https://example.com/picture.jpg',
  'Protocol ID': 'Протокол (TP-PID)',
  "Set the protocol identifier (TP-PID) of the message; requires 'Data Coding'":
    'Идентификатор протокола сообщения (TP-PID); нужен параметр «Кодирование (TP-DCS)»',
  'User Data Header': 'Заголовок UDH',
  'Add this user data header, in hexadecimal and without its length byte':
    'Добавить этот заголовок пользовательских данных: шестнадцатеричной записью и без байта длины',
  'e.g. 0504158a0000': 'например, 0504158a0000',
};
