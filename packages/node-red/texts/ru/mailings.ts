/** Mailings. */
export const MAILINGS: Readonly<Record<string, string>> = {
  Mailing: 'Рассылка',
  'Create mailing': 'Создать рассылку',
  'Create a mailing that the gateway sends to many recipients, at a given time and as often as you choose; each time costs as much as its messages':
    'Создать рассылку, которую шлюз отправит многим получателям в указанное время и столько раз, сколько вы выберете; каждый раз оплачиваются все ее сообщения',
  'Enter the name of the mailing, as the SMSC dashboard shows it':
    'Название рассылки, как в личном кабинете SMSC',
  'e.g. Autumn sale': 'например, Осенняя распродажа',
  'Choose the channel of the messages': 'Канал сообщений',
  Content: 'Содержание',
  'Choose what the recipients get': 'Что получат адресаты',
  'Send the text of a message template of the account':
    'Отправить текст шаблона сообщений аккаунта',
  'Text for All': 'Общий текст',
  'Send the same text to all recipients': 'Отправить всем один и тот же текст',
  'Text for Each': 'Личные тексты',
  'Send different texts to different recipients; SMS and flash SMS only':
    'Отправить разным получателям разные тексты; только SMS и Flash-SMS',
  'Enter up to 1000 characters, or the body of an e-mail':
    'До 1000 символов или текст письма e-mail',
  Texts: 'Тексты',
  'Enter one line per text: phone numbers separated by comma, a colon, and the text, with \\n for a line break. An expression may also give a list of objects with "to" and "text".':
    'По одной строке на текст: номера через запятую, двоеточие и текст; \\n означает новую строку. Значение из сообщения, переменной или JSONata может быть и списком объектов с полями "to" и "text".',
  'e.g. 77011234567: Hello Anna': 'например, 77011234567: Здравствуйте, Анна!',
  'Send for the first time at this time, in the time zone of the workflow unless the value names one; empty for now':
    'Когда отправить в первый раз; без указания часового пояса – в часовом поясе из настроек аккаунта; пусто – сразу',
  Repeat: 'Повторять',
  'Choose how often the gateway repeats the mailing; each repetition costs as much as the first':
    'Как часто шлюз повторяет рассылку; каждый повтор стоит столько же',
  Never: 'Никогда',
  'Every Hour': 'Каждый час',
  'Every Day': 'Каждый день',
  'Every Working Day': 'Каждый рабочий день',
  'Every Day of the Weekend': 'По выходным',
  'Every Week': 'Каждую неделю',
  'Every Month': 'Каждый месяц',
  'Every Year': 'Каждый год',
  'Max Repeats': 'Максимум повторов',
  'End the mailing after this many repetitions; 0 to repeat until it is cancelled':
    'После стольких повторов закончить рассылку; 0 – повторять, пока ее не отменят',
  'Fallback Text': 'Резервный текст',
  'Send this text by SMS to recipients who cannot be reached on the channel':
    'Отправить этот текст по SMS тем, кто недоступен по выбранному каналу',
  'Include Cost': 'Возвращать стоимость',
  'Whether to get the cost of the mailing from the gateway': 'Запросить у шлюза стоимость рассылки',
  'Retry Sender': 'Отправитель повтора',
  "Use this sender ID for the messages of 'Retry Undelivered'":
    'Имя отправителя для сообщений параметра «Повтор недоставленным»',
  'Retry Undelivered': 'Повтор недоставленным',
  'Whether the gateway sends the message again to recipients who could not be reached':
    'Шлюз еще раз отправит сообщение тем, кто был недоступен',
  Get: 'Получить',
  'Get mailing': 'Получить рассылку',
  'Get the state of a mailing; the gateway allows one request a minute':
    'Узнать состояние рассылки; шлюз разрешает один запрос в минуту',
  'Choose a mailing that was not deleted': 'Рассылка, которая не удалена',
  'e.g. 12345': 'например, 12345',
  'Get many mailings': 'Получить список рассылок',
  'Get the mailings of the account; the gateway allows one request a minute':
    'Получить рассылки аккаунта; шлюз разрешает один запрос в минуту',
  'Return mailings from this day on; only the date counts':
    'Рассылки начиная с этого дня; учитывается только дата',
  'Return mailings up to this day; only the date counts':
    'Рассылки по этот день включительно; учитывается только дата',
  Cancel: 'Отменить',
  'Cancel mailing': 'Отменить рассылку',
  'Cancel a scheduled or repeating mailing; it stays in the list of mailings':
    'Отменить запланированную или повторяющуюся рассылку; в списке рассылок она останется',
  'Delete mailing': 'Удалить рассылку',
  'Delete a mailing and all its messages that were not sent yet':
    'Удалить рассылку и все ее еще не отправленные сообщения',
};
