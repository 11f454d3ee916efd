/** What is different over SMPP. */
export const SMPP: Readonly<Record<string, string>> = {
  'Enter phone numbers in international format, such as +77011234567, separated by comma, semicolon or line break; an expression may also give a list.':
    'Номера телефонов в международном формате, например +77011234567, через запятую, точку с запятой или с новой строки. Значение из сообщения, переменной или JSONata может быть и списком.',
  'Enter phone numbers in international format, such as +77011234567, separated by comma, semicolon or line break; an expression may also give a list. Nicknames and IDs such as #123 are also possible.':
    'Номера телефонов в международном формате, например +77011234567, через запятую, точку с запятой или с новой строки. Значение из сообщения, переменной или JSONata может быть и списком. Подходят также ники и ID вида #123.',
  'Enter e-mail addresses of up to 20 characters, the limit of SMPP, separated by comma, semicolon or line break; an expression may also give a list':
    'Адреса e-mail до 20 символов (предел SMPP) через запятую, точку с запятой или с новой строки; значение из сообщения, переменной или JSONata может быть и списком',
  'Enter the message that the recipient reads; 70 Cyrillic or 160 Latin characters make one paid part':
    'Текст, который прочитает получатель; одна оплачиваемая часть – 70 символов кириллицей или 160 латиницей',
  'Whether to wait for the delivery receipt with the final status of every recipient and return it as delivery':
    'Дождаться отчета о доставке с конечным статусом по каждому получателю и вернуть его в поле delivery',
  "Limit how long 'Wait for Delivery' waits; after that, delivery holds the last received status":
    'Сколько ждет «Ждать доставки»; по истечении срока в поле delivery будет последний полученный статус',
  'Whether to return parts, encoding and characters instead of sending; does not connect to a server, and each recipient returns accepted false and errorName dryRun':
    'Вернуть число частей, кодировку и число символов, не отправляя сообщение; подключения к серверу нет, у каждого получателя будет accepted со значением false и errorName со значением dryRun',
  'Delivery Receipt': 'Отчет о доставке',
  'Whether to get the status over SMPP, with the SMSC SMPP Trigger; otherwise the gateway sends it to the callback URL of the account. The gateway stores receipts that are not received.':
    'Получать статус по SMPP, через узел smsc smpp in; иначе шлюз передает его на адрес обработчика аккаунта. Неполученные отчеты шлюз хранит.',
  Encoding: 'Кодировка',
  'Choose the encoding of the text': 'В какой кодировке отправить текст',
  'Use the GSM alphabet if it has all characters of the text, otherwise Unicode':
    'Алфавит GSM, если в нем есть все символы текста, иначе Unicode',
  'GSM Alphabet': 'Алфавит GSM',
  'Send 160 characters per part; rejects texts with other characters':
    '160 символов в части; тексты с другими символами отклоняются',
  'Send 70 characters per part': '70 символов в части',
  'Set the protocol identifier (TP-PID) of the message':
    'Идентификатор протокола сообщения (TP-PID)',
  'Get the delivery status of a message that was sent over SMPP':
    'Узнать статус доставки сообщения, отправленного по SMPP',
  'Cancel message': 'Отменить сообщение',
  'Cancel a message that was not passed to the operator yet, such as a scheduled message':
    'Отменить сообщение, которое еще не передано оператору, например отложенное',
  'Start an HLR lookup, which costs money, without waiting for its result; the trigger returns the result':
    'Отправить платный HLR-запрос и не ждать результата; его вернет узел smsc smpp in',
  'Send an invisible SMS whose receipt shows whether the phone is reachable; costs as much as an SMS':
    'Отправить невидимое SMS, по отчету о котором видно, доступен ли телефон; стоит как обычное SMS',
};
