/** One-time codes and call confirmation. */
export const CODES: Readonly<Record<string, string>> = {
  'One-Time Code': 'Одноразовый код',
  'Send one-time code': 'Отправить одноразовый код',
  "Send a one-time code that the node generates, which costs money, and return a token for 'Verify'; requires no database":
    'Отправить одноразовый код, который создает узел (стоит денег), и вернуть токен для операции «Проверить»; база данных не нужна',
  'Call that reads the text out': 'Звонок, который читает текст вслух',
  'Enter the one phone number that gets the code': 'Один номер телефона, на который придет код',
  'Enter the text, with {code} as the placeholder for the code, of which a call reads the digits one by one; empty for a short text in the language of the recipient':
    'Текст с местом для кода {code}; звонок читает код по одной цифре. Пусто – короткий текст на языке получателя',
  'e.g. Your code: {code}': 'например, Ваш код: {code}',
  "{code} stands for the code; leave the field empty for a text in the recipient's language":
    '{code} – место для кода; оставьте поле пустым, чтобы отправить текст на языке получателя',
  'Max Codes per Recipient': 'Максимум кодов на номер',
  'Limit how many codes one phone number gets in one execution, sent again or new, over all nodes and tool calls; 3 without this option':
    'Сколько кодов, новых и повторных, может получить один номер при обработке одного входящего msg; без этого параметра – 3',
  'Code Length': 'Длина кода',
  'Set the number of digits of the code': 'Сколько цифр в коде',
  'Expires After (Minutes)': 'Срок действия (минуты)',
  'Limit how long the code is valid': 'Как долго действует код',
  'Fallback After (Seconds)': 'Переход на резерв через (секунды)',
  "Wait this long for delivery on the first channel if 'Fallback Channel' is set; taken from the first item":
    'Сколько ждать доставки по первому каналу, если задан «Резервный канал»; значение берется из первой записи',
  'Fallback Channel': 'Резервный канал',
  "Send the same code on this channel to recipients who do not get it on 'Channel' in time":
    'Отправить тот же код по этому каналу тем, кто не получил его вовремя по каналу из поля «Канал»',
  None: 'Нет',
  'Max Attempts': 'Максимум попыток',
  "Limit how many codes a person can try with 'Verify'":
    'Сколько кодов можно ввести в операции «Проверить»',
  Purpose: 'Назначение',
  "Name the purpose of the code. 'Verify' must use the same purpose, so that a code for one purpose does not work for another.":
    'Для чего служит код. В операции «Проверить» нужно то же назначение, чтобы код для одной цели не подошел для другой.',
  'e.g. login': 'например, login',
  'Recipient Language': 'Язык получателя',
  "Choose the language of the text if 'Text' is empty. Automatic uses the region of the credential: Russian for smsc.kz and smsc.ru, Ukrainian for smsc.ua, otherwise English.":
    'Язык текста, если поле «Текст» пусто. «Автоматически» – по региону аккаунта: русский для smsc.kz и smsc.ru, украинский для smsc.ua, в остальных случаях английский.',
  Automatic: 'Автоматически',
  'Ukrainian (Українська)': 'Украинский (Українська)',
  'Kazakh (Қазақша)': 'Казахский (Қазақша)',
  'Return Code': 'Возвращать код',
  'Whether to return the code in the output, where everybody with access to the execution can see it':
    'Вернуть код в результате, где его увидит каждый, у кого есть доступ к сообщениям потока',
  Verify: 'Проверить',
  'Verify one-time code': 'Проверить одноразовый код',
  'Verify a one-time code that a person typed against its token, and return the reason if it is wrong; does not contact the gateway':
    'Сверить введенный человеком код с токеном и назвать причину, если код неверен; шлюз не вызывается',
  Token: 'Токен',
  "Enter the token that 'Send' returned": 'Токен, который вернула операция «Отправить»',
  'e.g. c1.WyJ…': 'например, c1.WyJ…',
  Code: 'Код',
  'Enter what the person typed, as text or as a number; spaces, dashes and a full stop are ignored':
    'Что ввел человек, текстом или числом; пробелы, дефисы и точка не учитываются',
  'Enter the phone number to confirm, to which the code was sent':
    'Подтверждаемый номер, на который был отправлен код',
  Resend: 'Отправить повторно',
  'Resend one-time code': 'Отправить одноразовый код повторно',
  'Send the code of a token again while it is valid, which costs money; the token, its time and its attempts stay the same':
    'Еще раз отправить код по токену, пока он действует (стоит денег); токен, срок и число попыток не меняются',
  'Call Confirmation': 'Подтверждение звонком',
  'Get Number': 'Получить номер',
  'Get number for call confirmation': 'Получить номер для подтверждения звонком',
  'Get a number that a subscriber calls to confirm their phone; the gateway drops the call, may charge for it, and notifies SMSC Trigger':
    'Получить номер, на который абонент звонит, чтобы подтвердить свой телефон. Шлюз сбрасывает звонок, может взять за него плату и сообщает о нем узлу smsc in',
  'Enter the phone number to confirm, from which the subscriber calls':
    'Подтверждаемый номер, с которого звонит абонент',
  'Wait for Call': 'Ждать звонка',
  'Wait for confirmation call': 'Ждать звонка для подтверждения',
  "Wait until the subscriber calls the number from 'Get Number'; requires a published SMSC Trigger with the same credential":
    'Дождаться звонка абонента на номер из операции «Получить номер»; нужен развернутый узел smsc in с тем же аккаунтом',
  'Limit how long to wait for the call; after that, the output holds confirmed false, or null if the call may have reached another process':
    'Сколько ждать звонка; по истечении срока поле confirmed равно false, или null, если звонок мог попасть в другой процесс',
};
