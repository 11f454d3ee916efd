/** Subaccounts. */
export const SUBACCOUNTS: Readonly<Record<string, string>> = {
  Subaccount: 'Субклиент',
  'Get statistics of subaccounts': 'Получить статистику субклиентов',
  'Get the number of messages that subaccounts sent in a period, and their payments and income':
    'Узнать число сообщений субклиентов за период, их платежи и доход от них',
  Login: 'Логин',
  'Enter the login of the subaccount; empty for all': 'Логин субклиента; пусто – все субклиенты',
  'e.g. shop-1': 'например, shop-1',
  'Subaccounts With': 'Какие субклиенты',
  'Return the subaccounts that use the balance of the account, or those with their own':
    'Субклиенты, которые пользуются балансом аккаунта, или субклиенты со своим балансом',
  'The Balance of the Account': 'С балансом аккаунта',
  'Their Own Balance': 'Со своим балансом',
  Detailed: 'Подробно',
  'Whether to return the detailed form of the statistics': 'Вернуть статистику в подробном виде',
  'Hide Deleted': 'Без удаленных',
  'Whether to leave out deleted subaccounts': 'Не включать удаленных субклиентов',
  'Whether to convert amounts to the currency of the account':
    'Пересчитать суммы в валюту аккаунта',
  'Whether to return payments from the second balance': 'Вернуть оплату со второго баланса',
  'Subaccount ID': 'ID субклиента',
  'Enter the ID of a subaccount if its login is unknown': 'ID субклиента, если логин неизвестен',
  'Create subaccount': 'Создать субклиента',
  'Create a subaccount with its own login': 'Создать субклиента со своим логином',
  'Enter the login of the subaccount': 'Логин субклиента',
  Password: 'Пароль',
  'Enter at least 8 characters of three of these kinds: lowercase letters, uppercase letters, digits, other characters':
    'Не меньше 8 символов, из них символы трех видов: строчные буквы, прописные буквы, цифры, другие знаки',
  Settings: 'Настройки',
  'Allowed Country Codes': 'Разрешенные коды стран',
  'Number prefixes to which messages can be sent, separated by commas. A minus before a prefix excludes it, e.g. 7,-77':
    'Начала номеров, на которые можно отправлять сообщения, через запятую. Минус перед кодом исключает его, например 7,-77',
  'Allowed Sending Hours': 'Разрешенные часы отправки',
  'Hours of the day between which messages are sent, e.g. 9-21':
    'Часы суток, в которые отправляются сообщения, например 9-21',
  'Automatic Reply to Calls': 'Автоответ на звонки',
  'Text that callers receive by SMS': 'Текст SMS, которое получит звонящий',
  'Automatic Reply to Messages': 'Автоответ на сообщения',
  'Text that is sent in reply to each incoming message':
    'Текст, который отправляется в ответ на каждое входящее сообщение',
  'Callback URL': 'Адрес обработчика',
  'URL that receives the delivery statuses and incoming messages of the subaccount, if they are turned on':
    'URL, на который передаются статусы доставки и входящие сообщения субклиента, если передача включена',
  'Command Phones': 'Телефоны для команд',
  'Phone numbers, or group numbers, that can start mailings with SMS commands':
    'Номера телефонов или групп, с которых можно запускать рассылки SMS-командами',
  'Note that only the main account can see': 'Заметка, которую видит только основной аккаунт',
  'Company Details': 'Реквизиты',
  'Details of the company of the subaccount, for documents':
    'Реквизиты компании субклиента для документов',
  'Contract Number': 'Номер договора',
  'Number of the contract with the subaccount, for documents':
    'Номер договора с субклиентом для документов',
  Currency: 'Валюта',
  'Currency in which the subaccount pays': 'Валюта, в которой платит субклиент',
  'Daily Limit': 'Лимит в сутки',
  'Maximum number of messages per day': 'Сколько сообщений можно отправить за сутки',
  'Daily Limit per IP Address': 'Лимит в сутки на IP-адрес',
  'Maximum number of messages per day from one IP address':
    'Сколько сообщений можно отправить за сутки с одного IP-адреса',
  'Daily Limit per Number': 'Лимит в сутки на номер',
  'Maximum number of messages per day to one number':
    'Сколько сообщений можно отправить за сутки на один номер',
  'Daily Limit per Number and Text': 'Лимит в сутки на номер и текст',
  'Maximum number of messages per day with the same text to one number':
    'Сколько сообщений с одинаковым текстом можно отправить за сутки на один номер',
  'Main e-mail address': 'Основной адрес e-mail',
  'E-Mail to SMS: First Hour': 'E-mail в SMS: первый час',
  'Hour of the day from which e-mails are forwarded as SMS':
    'Час суток, с которого письма пересылаются по SMS',
  'E-Mail to SMS: Last Hour': 'E-mail в SMS: последний час',
  'Hour of the day until which e-mails are forwarded as SMS':
    'Час суток, до которого письма пересылаются по SMS',
  'E-Mail to SMS: Longest Message': 'E-mail в SMS: максимальная длина',
  'Maximum number of characters, to which an e-mail is shortened':
    'До скольких символов сокращается письмо',
  'E-Mail to SMS: Phones': 'E-mail в SMS: телефоны',
  'Phone numbers to which e-mails are forwarded as SMS':
    'Номера телефонов, на которые письма пересылаются по SMS',
  'Forwarding E-Mail': 'E-mail для пересылки',
  'E-mail address for incoming messages, if it differs from the main one':
    'Адрес e-mail для входящих сообщений, если он отличается от основного',
  'Forwarding Phone': 'Телефон для пересылки',
  'Phone number for incoming messages, if it differs from the main one':
    'Номер телефона для входящих сообщений, если он отличается от основного',
  'History (Days)': 'История (дни)',
  'Number of days for which sent messages are kept': 'Сколько дней хранятся отправленные сообщения',
  'Longest Validity (Minutes)': 'Предел времени жизни (минуты)',
  'Number of minutes for which the operator can try to deliver a message':
    'Сколько минут оператор может пытаться доставить сообщение',
  'Low Balance': 'Низкий баланс',
  'Balance below which the subaccount is notified':
    'Баланс, при падении ниже которого субклиент получает уведомление',
  'Minimum Tariff': 'Минимальный тариф',
  'Number of the tariff, from 1 to 9': 'Номер тарифа от 1 до 9',
  'Full name of the person or name of the company': 'ФИО или название компании',
  'Main phone number': 'Основной номер телефона',
  'Sender ID': 'Имя отправителя',
  'Default sender ID': 'Имя отправителя по умолчанию',
  'Sender ID in Reserve': 'Резервное имя отправителя',
  'Sender ID to use where the default one is not allowed':
    'Имя отправителя для случаев, когда имя по умолчанию не разрешено',
  'Site ID': 'ID сайта',
  'Reseller site to which the subaccount belongs': 'Сайт реселлера, к которому относится субклиент',
  'Switch Off': 'Выключить',
  'Turn these settings of the subaccount off': 'Какие настройки субклиента выключить',
  'Switch On': 'Включить',
  'Turn these settings of the subaccount on': 'Какие настройки субклиента включить',
  Tariff: 'Тариф',
  'Time zone such as Asia/Almaty or UTC+5, whole hours only':
    'Часовой пояс, например Asia/Almaty или UTC+5, только целые часы',
  Type: 'Тип',
  'Tariff and balance that the subaccount uses': 'Каким тарифом и балансом пользуется субклиент',
  'Additional Login of the Account': 'Дополнительный логин аккаунта',
  'Own Tariff, Balance of the Account': 'Свой тариф, баланс аккаунта',
  'Own Tariff, Own Balance': 'Свой тариф, свой баланс',
  'Tariff and Balance of the Account': 'Тариф и баланс аккаунта',
  'Tariff of the Account, Own Balance': 'Тариф аккаунта, свой баланс',
  'Top Up': 'Пополнить баланс',
  'Top up subaccount': 'Пополнить баланс субклиента',
  'Move money from the balance of the account to the balance of a subaccount':
    'Перевести деньги с баланса аккаунта на баланс субклиента',
  Amount: 'Сумма',
  'Move this amount, in the currency of the account': 'Сколько перевести, в валюте аккаунта',
  'Whether to move the money between the second balances':
    'Перевести деньги между вторыми балансами',
  'Update subaccount': 'Изменить субклиента',
  'Update a subaccount; fields without a value are not changed':
    'Изменить субклиента; поля без значения не изменяются',
  'Current Password': 'Текущий пароль',
  'Enter the current password, if the gateway requires it': 'Текущий пароль, если его требует шлюз',
  'New Login': 'Новый логин',
  'Enter the new login of the subaccount; empty to keep the current one':
    'Новый логин субклиента; пусто – оставить прежний',
  'New Password': 'Новый пароль',
};
