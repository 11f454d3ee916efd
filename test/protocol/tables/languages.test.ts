import {
  CONNECTION_REASONS,
  ERRORS_COMMON,
  ERRORS_EMAIL,
  FLAG_BITS,
  MESSAGE_TYPES,
  NO_ERROR_TEXTS,
  REQUEST_ERRORS,
  STATUSES,
  VOICES,
  findRequestError,
  type CodeRow,
  type EndpointName,
} from '../../../protocol/tables';
import { SMPP_STATUSES } from '../../../protocol/tables/smpp';

type WordedRow = Pick<CodeRow, 'code' | 'name' | 'text' | 'advice' | 'ru'>;

const TABLES: Readonly<Record<string, readonly WordedRow[]>> = {
  statuses: STATUSES,
  'errors of all channels but e-mail': ERRORS_COMMON,
  'errors of e-mail': ERRORS_EMAIL,
  'request errors': REQUEST_ERRORS,
  'message types': MESSAGE_TYPES,
  'SMPP statuses': SMPP_STATUSES,
};

/** Texts without advice. */
const SHORT_TEXTS: readonly (readonly [english: string, russian: string])[] = [
  ...Object.values(CONNECTION_REASONS).map(({ text, ru }) => [text, ru.text] as const),
  ...Object.values(FLAG_BITS).map(({ text, ru }) => [text, ru.text] as const),
  ...VOICES.map(({ label, ru }) => [label, ru.label] as const),
  [NO_ERROR_TEXTS.unfinished, NO_ERROR_TEXTS.ru.unfinished],
  [NO_ERROR_TEXTS.undelivered, NO_ERROR_TEXTS.ru.undelivered],
];

const ROWS = Object.values(TABLES).flat();
const ENGLISH: readonly string[] = [
  ...ROWS.flatMap(({ text, advice }) => [text, advice ?? []].flat()),
  ...SHORT_TEXTS.map(([english]) => english),
];
const RUSSIAN: readonly string[] = [
  ...ROWS.flatMap(({ ru }) => [ru.text, ru.advice ?? []].flat()),
  ...SHORT_TEXTS.map(([, russian]) => russian),
];
const TEXTS = [...ENGLISH, ...RUSSIAN];

const CYRILLIC = /\p{Script=Cyrillic}/u;

/** Names of channels that the gateway's Russian pages write in Latin letters. */
const LATIN_NAMES = ['SMS', 'Flash-SMS', 'Wap-push', 'Ping-SMS', 'MMS', 'E-mail', 'Viber'];

/** Latin words that the gateway's Russian pages, or the specifications, use within a sentence. */
const LATIN_WORDS = new Set([
  ...['API', 'DNS', 'HLR', 'ID', 'IP', 'ip', 'MCON', 'NPI', 'SIM', 'SMPP', 'SMS', 'TLS', 'TLV'],
  ...['TON', 'E-mail', 'e-mail', 'sender', 'id', 'sim', 'transceiver', 'name@example.com'],
]);

/** Returns the Latin words of a Russian sentence, without names of fields such as (system_type). */
function listLatinWords(russian: string): string[] {
  const sentence = russian.replace(/\(\w+_\w+\)|\{server\}/g, '');
  return sentence.match(/[A-Za-z@.-]*[A-Za-z]/g)?.map((word) => word.replace(/^[.-]/, '')) ?? [];
}

/** What the gateway's pages call the codes; users know these names from the dashboard. */
const GATEWAY_NAMES: readonly (readonly [string, readonly WordedRow[], Record<number, string>])[] =
  [
    [
      'statuses',
      STATUSES,
      {
        [-3]: 'Сообщение не найдено',
        [-2]: 'Остановлено',
        [-1]: 'Ожидает отправки',
        0: 'Передано оператору',
        1: 'Доставлено',
        2: 'Прочитано',
        3: 'Просрочено',
        4: 'Нажата ссылка',
        20: 'Невозможно доставить',
        22: 'Неверный номер',
        23: 'Запрещено',
        24: 'Недостаточно средств',
        25: 'Недоступный номер',
      },
    ],
    [
      'errors of all channels but e-mail',
      ERRORS_COMMON,
      {
        0: 'Нет ошибки',
        1: 'Абонент не существует',
        6: 'Абонент не в сети',
        11: 'Не подключена услуга',
        12: 'Ошибка в телефоне абонента',
        13: 'Абонент заблокирован',
        21: 'Нет поддержки сервиса',
        200: 'Виртуальная отправка',
        219: 'Замена sim-карты',
        220: 'Переполнена очередь у оператора',
        237: 'Абонент не отвечает',
        238: 'Нет шаблона',
        239: 'Запрещенный ip-адрес',
        240: 'Абонент занят',
        241: 'Ошибка конвертации',
        242: 'Зафиксирован автоответчик',
        243: 'Не заключен договор',
        244: 'Рассылка запрещена',
        245: 'Статус не получен',
        246: 'Ограничение по времени',
        247: 'Превышен лимит сообщений',
        248: 'Нет маршрута',
        249: 'Неверный формат номера',
        250: 'Номер запрещен настройками',
        251: 'Превышен лимит на один номер',
        252: 'Номер запрещен',
        253: 'Запрещено спам-фильтром',
        254: 'Незарегистрированный sender id',
        255: 'Отклонено оператором',
      },
    ],
    [
      'errors of e-mail',
      ERRORS_EMAIL,
      {
        0: 'Нет ошибки',
        1: 'Адресат не существует',
        2: 'Переполнен почтовый ящик',
        3: 'Сервер получателя не найден',
        4: 'Почтовый ящик заблокирован',
        239: 'Запрещенный ip-адрес',
        245: 'Статус не получен',
        248: 'Нет маршрута',
        249: 'Неверный формат адреса',
        252: 'E-mail адрес запрещен',
        253: 'Запрещено спам-фильтром',
        254: 'Незарегистрированный отправитель',
        255: 'Отклонено сервером получателя',
      },
    ],
    [
      'message types',
      MESSAGE_TYPES,
      {
        0: 'SMS',
        1: 'Flash-SMS',
        2: 'Бинарное SMS',
        3: 'Wap-push',
        4: 'HLR-запрос',
        5: 'Ping-SMS',
        6: 'MMS',
        7: 'Звонок',
        8: 'E-mail',
        10: 'Viber',
        12: 'Соцсети',
      },
    ],
  ];

/** The same for `error_code`, of the endpoints whose pages list them in Russian. */
const GATEWAY_REQUEST_ERRORS: readonly (readonly [EndpointName, Record<number, string>])[] = [
  [
    'send',
    {
      1: 'Ошибка в параметрах',
      2: 'Неверный логин или пароль',
      3: 'Недостаточно средств на счете',
      4: 'IP-адрес временно заблокирован',
      5: 'Неверный формат даты',
      6: 'Сообщение запрещено (по тексту или по имени отправителя)',
      7: 'Неверный формат номера телефона',
      8: 'Сообщение на указанный номер не может быть доставлено',
    },
  ],
  [
    'status',
    {
      1: 'Ошибка в параметрах',
      2: 'Неверный логин или пароль',
      4: 'IP-адрес временно заблокирован',
      5: 'Ошибка удаления сообщения',
    },
  ],
];

describe.each(Object.entries(TABLES))('the table of %s', (_name, rows) => {
  it('has a text in both languages, and an advice in both or in neither', () => {
    const halves = rows.filter(
      ({ text, advice, ru }) =>
        text === '' || ru.text === '' || Boolean(advice) !== Boolean(ru.advice),
    );
    expect(halves).toEqual([]);
    expect(rows.flatMap(({ advice, ru }) => [advice, ru.advice])).not.toContain('');
  });

  it('is in the order of the codes', () => {
    const codes = rows.map(({ code }) => code);
    expect(codes).toEqual([...codes].sort((one, other) => one - other));
  });
});

describe('the texts', () => {
  it('have no full stop at the end, and no stray space', () => {
    expect(TEXTS.filter((text) => /[.;:,]$|^\s|\s$|\s\s/.test(text))).toEqual([]);
  });

  it('are English, with Russian only as the name of a menu', () => {
    const withoutMenus = ENGLISH.map((text) => text.replace(/ \("[А-Яа-яA-Z ]+"\)/g, ''));
    expect(withoutMenus.filter((text) => CYRILLIC.test(text))).toEqual([]);
  });

  it('are Russian too, but for the names of channels', () => {
    const latin = RUSSIAN.filter((text) => !CYRILLIC.test(text));
    expect(new Set(latin)).toEqual(new Set(LATIN_NAMES));
  });

  it('have no English words in Russian', () => {
    const sentences = RUSSIAN.filter((text) => !LATIN_NAMES.includes(text));
    const words = sentences.flatMap(listLatinWords);
    expect(words.filter((word) => !LATIN_WORDS.has(word))).toEqual([]);
    expect(listLatinWords('{server} недоступен: check it (system_type)')).toEqual(['check', 'it']);
  });

  it('are spelled in Russian as on the pages of the gateway', () => {
    expect(RUSSIAN.filter((text) => /[ё"'“”]/i.test(text))).toEqual([]);
    const open = RUSSIAN.filter((text) => text.split('«').length !== text.split('»').length);
    expect(open).toEqual([]);
  });
});

describe.each(GATEWAY_NAMES)('the Russian texts of %s', (_name, rows, names) => {
  it('are those of the codes that the gateway lists', () => {
    expect(rows.map(({ code }) => code).sort((one, other) => one - other)).toEqual(
      Object.keys(names)
        .map(Number)
        .sort((one, other) => one - other),
    );
  });

  it("begin with the gateway's own names", () => {
    const starts = rows.map(({ code, ru }) => {
      const name = names[code] ?? '';
      return [code, new RegExp(`^${name}(?=$|[:, ])`).exec(ru.text)?.[0] ?? ru.text];
    });
    expect(starts).toEqual(rows.map(({ code }) => [code, names[code]]));
  });
});

describe.each(GATEWAY_REQUEST_ERRORS)('the Russian texts of errors of %s', (endpoint, names) => {
  it("begin with the gateway's own words", () => {
    const starts = Object.entries(names).map(([code, words]) => {
      const text = findRequestError(endpoint, Number(code))?.ru.text ?? '';
      return [code, text.slice(0, words.length)];
    });
    expect(starts).toEqual(Object.entries(names));
  });
});

describe('no table has a row twice', () => {
  const { 'request errors': _several, ...oneRowPerCode } = TABLES;

  it.each(Object.entries(oneRowPerCode))('%s', (_name, rows) => {
    for (const key of ['code', 'name'] as const) {
      const values = rows.map((row) => row[key]);
      expect([...new Set<unknown>(values)]).toEqual(values);
    }
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
    expect(new Set(rows.map(({ ru }) => ru.text)).size).toBe(rows.length);
  });

  it('request errors, by endpoint', () => {
    const codes = REQUEST_ERRORS.flatMap(({ code, endpoints }) =>
      endpoints.map((endpoint) => `${endpoint} ${code}`),
    );
    expect([...new Set(codes)]).toEqual(codes);
  });

  it('SMPP statuses, by the name in the specification', () => {
    const names = SMPP_STATUSES.map(({ esmeName }) => esmeName);
    expect([...new Set(names)]).toEqual(names);
  });
});

describe('a reason of a failed connection', () => {
  it.each(Object.entries(CONNECTION_REASONS))('%s names the server once', (_name, { text, ru }) => {
    expect(text.split('{server}')).toHaveLength(2);
    // A masculine noun in the nominative, so that no form has to agree with anything else.
    expect(ru.text).toMatch(/^\{server\} [^{]+$/);
  });
});
