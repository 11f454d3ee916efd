/** HLR lookups and phone numbers. */
export const NUMBERS: Readonly<Record<string, string>> = {
  Lookup: 'Проверить номер',
  'Look up number with HLR': 'Проверить номер HLR-запросом',
  'Ask the operator whether a phone number exists and is reachable, and wait for the result; each lookup costs money':
    'Узнать у оператора, существует ли номер и доступен ли он, и дождаться результата; каждый запрос платный',
  'Poll Interval (Seconds)': 'Интервал опроса (секунды)',
  'Wait this long between two requests for results, or longer if the rate limits of the gateway require it':
    'Пауза между двумя запросами результата; она длиннее, если того требуют ограничения шлюза',
  'Timeout (Seconds)': 'Время ожидания (секунды)',
  "Limit how long to wait for results; a phone number without a result is then 'pending' and keeps its ID":
    'Сколько ждать результата; номер без результата получает вердикт pending и сохраняет ID',
  Start: 'Запустить',
  'Start HLR lookup': 'Запустить HLR-запрос',
  "Start an HLR lookup, which costs money, without waiting for its result; 'Get Result' or the trigger returns the result":
    'Отправить платный HLR-запрос и не ждать результата; его вернет операция «Получить результат» или узел smsc in',
  'Get Result': 'Получить результат',
  'Get result of HLR lookup': 'Получить результат HLR-запроса',
  'Get the result of an HLR lookup that was started earlier':
    'Получить результат HLR-запроса, отправленного ранее',
  Number: 'Номер',
  Format: 'Привести к формату',
  'Format number': 'Привести номер к международному формату',
  'Convert phone numbers to international format, with country and line type; does not contact the gateway, and keeps values that are not phone numbers':
    'Привести номера к международному формату, узнать страну и тип линии; шлюз не вызывается, значения, которые не являются номерами, сохраняются',
  'Enter phone numbers in any format, one or several, including numbers mangled by a spreadsheet; an expression may give a list':
    'Номера в любой записи, один или несколько, в том числе искаженные таблицей; значение из сообщения, переменной или JSONata может быть списком',
  'e.g. 8 (701) 123-45-67, 8 702 123 45 67': 'например, 8 (701) 123-45-67, 8 702 123 45 67',
  'Get Operator': 'Узнать оператора',
  'Get operator of number': 'Узнать оператора номера',
  'Get the country, operator and region of a phone number from the database of the gateway':
    'Узнать страну, оператора и регион номера по базе шлюза',
  'Enter the phone number in international format': 'Номер телефона в международном формате',
  'Ping number': 'Проверить номер через Ping-SMS',
  'Send an invisible SMS whose status shows whether the phone is reachable; costs as much as an SMS':
    'Отправить невидимое SMS, по статусу которого видно, доступен ли телефон; стоит как обычное SMS',
};
