import {
  buildCreateMailing,
  buildListMailings,
  buildMailingAction,
  type MailingParameters,
} from '../../../protocol/endpoints/mailing';
import { MAILING_REPEATS } from '../../../protocol/tables';
import { problemOf, valueOf } from '../../support/results';

const form = { charset: 'utf-8', format: 3 } as const;
const encoding = { ...form, now: new Date('2026-11-02T09:00:00Z') };

const AUTUMN: MailingParameters = {
  name: ' Autumn sale ',
  message: { recipients: ['+77011234567', 'G12'], channel: 'sms', text: 'Sale!' },
};

function fieldsOf(changes: Partial<MailingParameters>, message: object = {}) {
  const parameters = { ...AUTUMN, ...changes, message: { ...AUTUMN.message, ...message } };
  return valueOf(buildCreateMailing(parameters, encoding)).fields;
}

function complaintAbout(changes: Partial<MailingParameters>, message: object = {}) {
  const parameters = { ...AUTUMN, ...changes, message: { ...AUTUMN.message, ...message } };
  return problemOf(buildCreateMailing(parameters, encoding));
}

describe('buildCreateMailing', () => {
  it('is a message with a name', () => {
    expect(valueOf(buildCreateMailing(AUTUMN, encoding))).toEqual({
      endpoint: 'jobs',
      fields: [
        ['add', '1'],
        ['name', 'Autumn sale'],
        ['phones', '+77011234567,G12'],
        ['mes', 'Sale!'],
      ],
      ...form,
    });
  });

  it('contains the schedule', () => {
    const schedule = { repeatEvery: 'workdays', maxRepeats: 3 } as const;
    expect(fieldsOf(schedule, { sendAt: '2026-11-03T09:00:00Z' }).slice(4)).toEqual([
      ['time', '01793696400'],
      ['rpt', '3'],
      ['rptn', '3'],
    ]);
  });

  it.each(MAILING_REPEATS)('repeats $name as $code', ({ name, code }) => {
    const rpt = fieldsOf({ repeatEvery: name }).find(([field]) => field === 'rpt');
    expect(rpt).toEqual(name === 'never' ? undefined : ['rpt', String(code)]);
  });

  it('sends the number of repetitions only for a repeated mailing', () => {
    expect(fieldsOf({ repeatEvery: 'never', maxRepeats: 0 })).toHaveLength(4);
  });

  it('uses the text of a template', () => {
    expect(fieldsOf({ templateId: '701' }, { text: undefined })).toEqual([
      ['add', '1'],
      ['name', 'Autumn sale'],
      ['phones', '+77011234567,G12'],
      ['tpl', '701'],
    ]);
  });

  it('contains a text for each recipient', () => {
    const entries = [
      { recipients: ['77011234567'], text: 'Hello Anna' },
      { recipients: ['77017654321'], text: 'Hello\nBo' },
    ];
    const recipients = ['77011234567', '77017654321'];
    expect(fieldsOf({}, { recipients, entries, text: undefined }).slice(2)).toEqual([
      ['list', '77011234567:Hello Anna\n77017654321:Hello\\nBo'],
    ]);
  });

  it('contains the fields that only mailings have', () => {
    const own = {
      retryUndelivered: true,
      retrySender: ' Shop ',
      fallbackText: 'Sale by SMS',
      includeCost: true,
    };
    expect(fieldsOf(own, { channel: 'viber' }).slice(4)).toEqual([
      ['viber', '1'],
      ['fl[5]', '1'],
      ['sender2', 'Shop'],
      ['mes2', 'Sale by SMS'],
      ['cost', '1'],
    ]);
  });

  it.each([
    ['name', { name: ' ' }, {}],
    ['to', {}, { recipients: [] }],
    ['text', {}, { text: '' }],
    ['text', {}, { text: '__CALL__: hello' }],
    ['sendAt', {}, { sendAt: '2020-01-01T00:00:00Z' }],
    ['repeatEvery', { repeatEvery: 'often' as 'daily' }, {}],
    ['maxRepeats', { repeatEvery: 'daily' as const, maxRepeats: 0 }, {}],
    ['maxRepeats', { repeatEvery: 'daily' as const, maxRepeats: 1.5 }, {}],
    ['templateId', { templateId: 'spring' }, {}],
    ['comment', { templateId: '7' }, { comment: 'for us' }],
    ['channel', {}, { channel: 'viber', entries: [{ recipients: ['77'], text: 'a' }] }],
  ])('rejects an invalid %s', (parameter, changes, message) => {
    expect(complaintAbout(changes, message)).toMatchObject({ kind: 'input', parameter });
  });
});

describe('buildMailingAction', () => {
  it.each(['get', 'cancel', 'del'] as const)('can %s a mailing', (action) => {
    expect(valueOf(buildMailingAction(action, ' 12 ', form))).toEqual({
      endpoint: 'jobs',
      fields: [
        [action, '1'],
        ['id', '12'],
      ],
      ...form,
    });
  });

  it.each(['', '0', '1,2', 'sale'])('rejects the ID %j', (id) => {
    expect(problemOf(buildMailingAction('get', id, form))).toMatchObject({
      parameter: 'mailingId',
    });
  });
});

describe('buildListMailings', () => {
  it('requests all mailings, or those of a period', () => {
    expect(valueOf(buildListMailings({}, form)).fields).toEqual([['get_all', '1']]);
    const period = { dateFrom: '2026-11-01T10:00:00.000+05:00', dateTo: '2026-11-30' };
    expect(valueOf(buildListMailings(period, form)).fields).toEqual([
      ['get_all', '1'],
      ['start', '01.11.2026'],
      ['end', '30.11.2026'],
    ]);
  });

  it.each(['dateFrom', 'dateTo'])('rejects a %s that no calendar has', (name) => {
    expect(problemOf(buildListMailings({ [name]: '2026-02-30' }, form))).toMatchObject({
      parameter: name,
    });
  });
});
