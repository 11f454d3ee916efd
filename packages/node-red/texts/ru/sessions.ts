/** The texts of SMPP sessions. */
export const SESSIONS: Readonly<Record<string, string>> = {
  'SMPP Session': 'SMPP-подключение',
  Host: 'Сервер',
  Port: 'Порт',
  Connections: 'Подключений',
  'Messages per Second': 'Сообщений в секунду',
  Window: 'Окно',
  Version: 'Версия',
  'Receipt for Each Part': 'Отчет по каждой части',
  'Latin-1 Instead of the GSM Alphabet': 'Latin-1 вместо алфавита GSM',
  'Certificate Authority': 'Центр сертификации',
  'Accept Any Certificate': 'Принимать любой сертификат',
  'e.g. smpp.example.com': 'например, smpp.example.com',
  'e.g. mycompany': 'например, mycompany',
  'e.g. a password only for SMPP': 'например, пароль только для SMPP',
  'e.g. -----BEGIN CERTIFICATE-----': 'например, -----BEGIN CERTIFICATE-----',
  'Enter the name or IP address of the SMPP server of a reseller or of the emulator':
    'Имя или IP-адрес SMPP-сервера реселлера или эмулятора',
  'Whether to encrypt the connection. Otherwise the password and all messages are sent unencrypted.':
    'Шифровать подключение. Иначе пароль и все сообщения передаются открыто.',
  'Enter the port; the gateway uses 3443 with TLS and 3700 without':
    'Порт; у шлюза 3443 с TLS и 3700 без него',
  'Enter the login of the SMSC dashboard, in Latin letters':
    'Логин личного кабинета SMSC, латинскими буквами',
  'Enter a password for SMPP from the SMSC dashboard, page Access passwords («Пароли для доступа»), in Latin letters':
    'Пароль для SMPP со страницы «Пароли для доступа» личного кабинета SMSC, латинскими буквами',
  'Set the number of connections that the login may have at the same time. With 1, a second connection closes the first. Use the same value in every program of the login.':
    'Сколько подключений с этим логином может быть одновременно. При 1 второе подключение завершает первое. Укажите одно и то же число во всех программах с этим логином.',
  'Limit the SMS per second; 0 for no limit. The gateway allows 30 unless its support sets more; each part of a long text counts.':
    'Сколько SMS отправлять в секунду; 0 – без ограничения. Шлюз допускает 30, если служба поддержки не увеличила предел; считается каждая часть длинного текста.',
  'Limit the messages in flight, which have no response yet. For mass sending, the gateway recommends 1000 to 2000.':
    'Сколько сообщений может ждать ответа шлюза. Для массовых рассылок шлюз советует от 1000 до 2000.',
  'Choose the SMPP version; the gateway supports both': 'Версия SMPP; шлюз поддерживает обе',
  'Whether each part of a long text gets its own ID and delivery receipt (SINGLE)':
    'Отдельный ID и отчет о доставке для каждой части длинного текста (SINGLE)',
  'Whether to send texts that are not UCS-2 in ISO-8859-1 (ISO). Only for accounts that are set up for it.':
    'Отправлять тексты не в UCS-2 в кодировке ISO-8859-1 (ISO). Только для аккаунтов, настроенных на это.',
  "Enter the PEM text of the authority that signed the server's certificate, if Node-RED does not trust it already; replaces the built-in list":
    'Текст PEM центра, подписавшего сертификат сервера, если Node-RED ему еще не доверяет; заменяет встроенный список',
  'Whether to connect even if the certificate cannot be verified. An attacker in between can then read the password and all messages.':
    'Подключаться, даже если сертификат не удается проверить. Тогда злоумышленник на линии сможет прочитать пароль и все сообщения.',
  'In the SMSC dashboard, in API settings («Настройки API»), turn on SMPP and add the IP address of Node-RED. Create a password for SMPP on the page Access passwords («Настройки → Пароли для доступа»).':
    'В личном кабинете SMSC, в группе «Настройки API», включите SMPP и добавьте IP-адрес Node-RED. Создайте пароль для SMPP на странице «Настройки → Пароли для доступа».',
  'Enter a name or an IP address, without a path': 'Укажите имя или IP-адрес, без пути',
  'Enter 1 to 65535': 'Укажите от 1 до 65535',
  'Enter 1 to 9': 'Укажите от 1 до 9',
  'For incoming messages turn on «Передавать входящие SMS по SMPP-подключению» in the API settings of the SMSC dashboard and clear the callback URL («адрес обработчика»).':
    'Чтобы получать входящие сообщения, включите «Передавать входящие SMS по SMPP-подключению» в группе «Настройки API» личного кабинета SMSC и очистите адрес обработчика.',
  connected: 'подключено',
  connecting: 'подключение',
  disconnected: 'отключено',
  'no SMPP session': 'нет подключения',
};
