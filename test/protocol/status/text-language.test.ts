import {
  CONNECTION_REASONS,
  type ConnectionReason,
  ENDPOINTS,
  type EndpointName,
  ERRORS_COMMON,
  ERRORS_EMAIL,
  formatProblem,
  requestError,
  invalidInput,
  nameNumbers,
  type Problem,
  problemIn,
  recordIn,
  REQUEST_ERRORS,
  type RequestErrorRow,
  SMPP_FAILURES,
  SMPP_STATUSES,
  smppFailure,
  type SmppFailureReason,
  smppProblemIn,
  smppRefusal,
  type GatewayFields,
  STATUSES,
  toStatusRecord,
  transportFailure,
  type TransportReason,
  unreadableResponse,
} from '../../../protocol';
import { equalMessage, usedUpRate, usedUpStatuses } from '../../../protocol/rate-problem';
import { atLeastOne } from '../../support/at-least-one';

const RATE = { per: 'request', allowed: 10, seconds: 60 } as const;

/** Russian, with at most two Latin words one after the other, such as names of the protocol. */
const RUSSIAN = /^(?!.*[a-z]{2,} [a-z]{2,} [a-z]{2,}).*\p{Script=Cyrillic}/isu;

describe('a record in a language', () => {
  const RECORDS: GatewayFields[] = [
    ...STATUSES.flatMap(({ code }): GatewayFields[] => [
      { status: code },
      { status: code, err: 0 },
    ]),
    ...ERRORS_COMMON.map(({ code }) => ({ status: 20, err: code })),
    ...ERRORS_EMAIL.map(({ code }) => ({ status: 20, err: code, phone: 'a@example.com' })),
    ...ERRORS_COMMON.map(({ code }) => ({ status: 20, err: code, type: 4, imsi: '', msc: '' })),
    { status: 77, err: 999 },
    { mes: 'x' },
  ];

  it.each(RECORDS)('has other texts and the same rest: %j', (fields) => {
    const english = toStatusRecord({ id: '7', cost: '1.5', ...fields });
    const russian = recordIn(english, 'ru');
    const texts = ['statusText', 'errorText', 'errorAdvice'] as const;
    for (const name of texts) {
      if (english[name] === null) expect(russian[name]).toBeNull();
      else expect(russian[name]).toMatch(/\p{Script=Cyrillic}/u);
    }
    const { statusText, errorText, errorAdvice } = english;
    expect({ ...russian, statusText, errorText, errorAdvice }).toEqual(english);
    expect(Object.keys(russian)).toEqual(Object.keys(english));
    expect(recordIn(russian, 'en')).toEqual(english);
  });

  it('has the texts of the tables', () => {
    expect(recordIn(toStatusRecord({ status: 20, err: 6 }), 'ru')).toMatchObject({
      statusText: STATUSES.find(({ code }) => code === 20)?.ru.text,
      errorText: ERRORS_COMMON.find(({ code }) => code === 6)?.ru.text,
      errorAdvice: ERRORS_COMMON.find(({ code }) => code === 6)?.ru.advice,
    });
    expect(recordIn(toStatusRecord({ status: 0, err: 0 }), 'ru').errorText).toBe('Ошибки пока нет');
  });
});

describe('a problem in a language', () => {
  const endpoints = Object.keys(ENDPOINTS) as EndpointName[];
  const reasons = Object.keys(CONNECTION_REASONS) as ConnectionReason[];
  const failures: TransportReason[] = [
    ...(['connection', 'timeout', 'aborted', 'redirect', 'tooLarge', 'file'] as const),
  ];
  const PROBLEMS: readonly Problem[] = [
    ...endpoints.flatMap((endpoint) => [
      requestError(endpoint, 99),
      requestError(endpoint, null),
      transportFailure(endpoint, { reason: 'httpStatus', httpStatus: 502 }),
      transportFailure(endpoint, { reason: 'connection', neverSent: true }),
      unreadableResponse(endpoint, 'an HTML page'),
    ]),
    ...failures.map((reason) => transportFailure('send', { reason })),
    ...reasons.map((cause) => transportFailure('send', { reason: 'connection', cause })),
    ...REQUEST_ERRORS.flatMap(({ endpoints: some, code }) =>
      some.map((endpoint) => requestError(endpoint, code)),
    ),
  ];

  it.each(PROBLEMS)('$kind $endpoint $code $reason $cause has Russian words only', (problem) => {
    const russian = problemIn(problem, 'ru');
    const { text, advice } = formatProblem(russian);
    expect(text).toMatch(RUSSIAN);
    expect(advice).toMatch(RUSSIAN);
    expect({ ...russian, text: problem.text, advice: problem.advice }).toEqual(problem);
    expect(problemIn(problem, 'en')).toBe(problem);
  });

  const rejections: readonly RequestErrorRow[] = REQUEST_ERRORS;
  const ofNumber = rejections
    .filter((row) => row.ofNumber !== undefined)
    .flatMap((row) => row.endpoints.map((endpoint) => ({ endpoint, row })));
  it.each(atLeastOne(ofNumber))(
    'names the number of a rejection: $endpoint $row.code',
    ({ endpoint, row }) => {
      const rejected = requestError(endpoint, row.code);
      const one = problemIn(nameNumbers(rejected, ['+7701']), 'ru');
      expect(one.text).toMatch(RUSSIAN);
      expect(one.text).toBe(row.ru.ofNumber?.replace('{number}', '"+7701"'));
      expect(one.advice).toBe(row.ru.advice);
      const many = problemIn(nameNumbers(rejected, ['1', '2', '3', '4', '5']), 'ru');
      expect(many.text).toBe(`${row.ru.text}: "1", "2", "3" и еще 2`);
    },
  );

  it('says which advice fits an endpoint that charges a repetition', () => {
    const open = problemIn(transportFailure('send', { reason: 'timeout' }), 'ru');
    expect(open.advice).toContain('мог принять сообщение');
    const sure = { reason: 'connection', neverSent: true } as const;
    expect(problemIn(transportFailure('send', sure), 'ru').advice).toContain('позже');
  });

  it.each([
    [equalMessage(52_001, 8000), 'Подождите 53 с или измените текст'],
    [equalMessage(65_000, null), 'Подождите 65 с или измените текст'],
    [
      equalMessage(52_000, 8000, true),
      'одинаковый запрос об одном номере раз в минуту. Подождите 52 с',
    ],
    [
      usedUpRate('balance', RATE, 41_200),
      'к /sys/balance.php больше, чем принимает шлюз. Подождите 42 с',
    ],
    [usedUpStatuses(), 'к /sys/status.php больше, чем принимает шлюз. Подождите 60 с'],
  ])('says when a run that does not wait may be repeated: %j', (problem, words) => {
    const russian = problemIn(problem, 'ru');
    expect(russian.text).toContain(words);
    expect(russian.advice).toContain('в редакторе');
    expect({ ...russian, text: problem.text, advice: problem.advice }).toEqual(problem);
  });

  it('of validation stays in English', () => {
    const invalid = invalidInput('to', 'There is no phone number', 'Enter one');
    expect(problemIn(invalid, 'ru')).toEqual(invalid);
  });

  it.each([
    ...SMPP_STATUSES.map(({ code }) => smppRefusal('submit_sm', code)),
    smppRefusal('submit_sm', 0x4999),
    ...(Object.keys(SMPP_FAILURES) as SmppFailureReason[]).flatMap((reason) => [
      smppFailure(reason),
      smppFailure(reason, { retry: 'unknownOutcome', detail: 'command_length 15' }),
    ]),
  ])('of SMPP has Russian words only: $name $code $reason $retry', (problem) => {
    const russian = smppProblemIn(problem, 'ru');
    expect(russian.text).toMatch(RUSSIAN);
    expect(russian.advice).toMatch(RUSSIAN);
    expect({ ...russian, text: problem.text, advice: problem.advice }).toEqual(problem);
  });
});
