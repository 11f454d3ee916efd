/** The texts of dialogs and nodes that no operation has: labels, statuses, hints. */
export const DIALOGS: Readonly<Record<string, string>> = {
  Resource: 'Раздел',
  Operation: 'Операция',
  'On Failed Row': 'При ошибке в записи',
  'Stop and Report the Error': 'Остановиться с ошибкой',
  'Continue, with the Error in Its Row': 'Продолжать, ошибка – в ее записи',
  running: 'выполняется',
  done: 'готово',
  failed: 'ошибка',
  'Add Option': 'Добавить параметр',
  'Add Field': 'Добавить поле',
  Add: 'Добавить',
  Remove: 'Удалить',
  'Take the Fields from the Row': 'Брать поля из записи',
  'Deploy the account first to see its list':
    'Сначала разверните аккаунт, чтобы увидеть его список',
  'Loading …': 'Загрузка …',
  'The form could not be loaded. Reload the editor.':
    'Не удалось загрузить форму. Перезагрузите редактор.',
  'msg.phone, else msg.topic': 'msg.phone, иначе msg.topic',
  'Empty fields take their values from the message.': 'Пустые поля берут значения из сообщения.',
  right: 'верно',
  wrong: 'неверно',
  Region: 'Регион',
  Authentication: 'Способ входа',
  'API Key': 'API-ключ',
  'Callback Hash': 'Алгоритм хеша',
  'Callback Secret': 'Секретная строка',
  'Previous Callback Secret': 'Прежняя секретная строка',
  'Russia (smsc.ru)': 'Россия (smsc.ru)',
  'Kazakhstan (smsc.kz)': 'Казахстан (smsc.kz)',
  'Ukraine (smsc.ua)': 'Украина (smsc.ua)',
  'International (smscentre.com)': 'Международный (smscentre.com)',
  'Other Address': 'Другой адрес',
  'Login and Password': 'Логин и пароль',
  'e.g. https://sms.example.com': 'например, https://sms.example.com',
  'e.g. Asia/Almaty; empty for that of the server': 'например, Asia/Almaty',
  'e.g. 32 random letters and digits': 'например, 32 случайные буквы и цифры',
  'Choose the site where the account was created; the account works only there':
    'Сайт, на котором создан аккаунт; работает он только там',
  'Enter the URL of a reseller or of the emulator, without a path':
    'URL реселлера или эмулятора, без пути',
  'Choose how to sign in; an API key can be deleted without a change of the password':
    'Как входить; API-ключ можно удалить, не меняя пароль',
  'Enter the time zone of dates and times without one, as an IANA name':
    'Часовой пояс для дат и времени без указания пояса, имя по IANA; пусто – как у сервера',
  "Enter a secret of your choice, and use the same one in the callback URL in the SMSC dashboard. The node 'smsc in' verifies callbacks with it, and with 16 characters or more it signs one-time codes.":
    'Придумайте секретную строку и укажите ее же в адресе обработчика в личном кабинете SMSC. По ней узел smsc in проверяет запросы шлюза, а если в ней не меньше 16 символов, ею подписываются и одноразовые коды.',
  'Enter the old secret while you change it, so that both are accepted; clear it afterwards':
    'Старая строка на время замены, чтобы принимались обе; затем очистите поле',
  Check: 'Проверить',
  'Enter the API key, or the login and the password, then check again':
    'Укажите API-ключ или логин и пароль, затем проверьте снова',
  'The address has changed, so the stored secrets are not sent to it. Enter them again, then check again':
    'Адрес изменился, поэтому сохраненные ключ и пароль на него не отправляются. Укажите их заново, затем проверьте снова',
  'An environment variable has its value only after a deploy. Deploy, then check again':
    'Переменная среды получает значение только после развертывания. Разверните поток, затем проверьте снова',
  'Checking …': 'Проверка …',
  'Balance: __balance__': 'Баланс: __balance__',
  'The editor cannot reach Node-RED, or you may not check accounts':
    'Редактор не может связаться с Node-RED, или у вас нет права проверять аккаунты',
  'Enter an http or https URL, without a user name':
    'Укажите URL http или https без имени пользователя',
  'Enter a time zone such as Asia/Almaty': 'Укажите часовой пояс, например Asia/Almaty',
  'Use only Latin letters, digits, "-" and "_"': 'Только латинские буквы, цифры, "-" и "_"',
  Path: 'Путь',
  Verification: 'Проверка',
  Events: 'События',
  Signature: 'По подписи',
  'e.g. /smsc': 'например, /smsc',
  'Enter the path of the callback URL, below the root of the HTTP nodes':
    'Путь в адресе обработчика, после корня HTTP-узлов',
  "Accept only callbacks that are signed with the 'Callback Secret' of the account, or callbacks from everybody who knows the URL":
    'Принимать только запросы, подписанные строкой из поля «Секретная строка» аккаунта, или запросы от любого, кто знает URL',
  'Enter this URL in the SMSC dashboard, in user settings («Настройки пользователя»), as callback URL («адрес обработчика»). Put the callback secret of the account in the place of SECRET.':
    'Впишите этот URL в личном кабинете SMSC, в разделе «Настройки пользователя», как адрес обработчика. Вместо SECRET укажите секретную строку аккаунта.',
  'Without a signature, everybody who knows the URL can start the flow.':
    'Без подписи поток может запустить любой, кто знает URL.',
  'Node-RED asks for a password at its HTTP nodes (httpNodeAuth). The gateway has none, so its callbacks get 401. Let your reverse proxy add the password for this path.':
    'Node-RED требует пароль на своих HTTP-узлах (httpNodeAuth). У шлюза его нет, поэтому его запросы получат ответ 401. Пусть пароль для этого пути добавляет обратный прокси.',
  'Node-RED has no HTTP nodes (httpNodeRoot is false), so the gateway cannot reach this node.':
    'В Node-RED выключены HTTP-узлы (httpNodeRoot равен false), поэтому шлюз не достигнет этого узла.',
  'Start with a slash, and use only Latin letters, digits, "-", "_", "." and "~"':
    'Начните с косой черты; только латинские буквы, цифры, "-", "_", "." и "~"',
  'Choose at least one event': 'Выберите хотя бы одно событие',
  status: 'статус',
  message: 'сообщение',
  call: 'звонок',
  waiting: 'ожидание',
  received: 'получено',
  'unreadable callback': 'запрос не прочитан',
  'wrong signature': 'неверная подпись',
  'wrong filter': 'неверный фильтр',
  'no HTTP nodes': 'нет HTTP-узлов',
  'path in use': 'путь уже занят',
  'wrong path': 'неверный путь',
  'no callback secret': 'нет секретной строки',
  'Interval (Seconds)': 'Интервал (секунды)',
  'Balance Limit': 'Порог баланса',
  'Wait this long between two requests for new events': 'Пауза между двумя запросами новых событий',
  'Report a balance below this amount, in the currency of the account; once until it is topped up':
    'Сообщать о балансе ниже этой суммы в валюте аккаунта; один раз, пока баланс не пополнен',
  "This Node-RED keeps the context in memory only. After a restart the node does not report what arrived in between. Set 'contextStorage' in settings.js to a store with the module 'localfilesystem'.":
    'Этот Node-RED хранит контекст только в памяти. После перезапуска узел не сообщит о том, что пришло за это время. Задайте в settings.js для contextStorage хранилище с модулем localfilesystem.',
  'Enter 5 to 86400 seconds': 'Укажите от 5 до 86400 секунд',
  'Enter an amount': 'Укажите сумму',
  'low balance': 'низкий баланс',
  'memory only': 'только в памяти',
  'will try again': 'попробует еще раз',
  'no account': 'нет аккаунта',
  'wrong value': 'неверное значение',
};
