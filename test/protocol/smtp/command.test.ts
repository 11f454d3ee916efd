import fc from 'fast-check';
import { readCommand, writeCommand, type SmtpCommand } from '../../../protocol/smtp/command';
import { fitsList } from '../../../protocol/smtp/list';
import { anyCodePoint } from '../../support/any-text';

const NONE = { id: '', time: '', tz: '', translit: '', format: '', sender: '', test: '' };
const alex = { ...NONE, login: 'alex', psw: 'psw' };
const one = (fields: SmtpCommand['fields']): SmtpCommand => ({
  fields,
  content: { kind: 'text', phones: ['79999999999'], text: 'повідомлення' },
});

/** Every example line of the gateway's SMTP page. */
const EXAMPLES: readonly (readonly [string, SmtpCommand])[] = [
  ['alex:123::::79999999999:повідомлення', one({ ...alex, psw: '123' })],
  [
    'alex:psw:::1,1,Alex:79999999999:повідомлення',
    one({ ...alex, translit: '1', format: '1', sender: 'Alex' }),
  ],
  ['alex:psw:::1:79999999999:повідомлення', one({ ...alex, translit: '1' })],
  ['alex:psw:::,1:79999999999:повідомлення', one({ ...alex, format: '1' })],
  ['alex:psw:::,1,Alex:79999999999:повідомлення', one({ ...alex, format: '1', sender: 'Alex' })],
  ['alex:psw:::,1,,1:79999999999:повідомлення', one({ ...alex, format: '1', test: '1' })],
];

describe('the examples of the gateway', () => {
  it.each(EXAMPLES)('%s can be written', (line, command) => {
    expect(writeCommand(command)).toEqual({ ok: true, value: line });
  });

  it.each(EXAMPLES)('%s can be read', (line, command) => {
    expect(readCommand(line)).toEqual(command);
  });
});

describe('writeCommand', () => {
  it('writes a list after two colons, with its last line', () => {
    const entries = [
      { phones: ['79991', '79992'], text: 'one: a;b,c' },
      { phones: ['+79993'], text: 'first\r\nsecond' },
    ];
    const command: SmtpCommand = {
      fields: { ...alex, id: 'a-1', time: '10-21', tz: '2', format: '9' },
      content: { kind: 'list', entries, lastLine: 'voice: m' },
    };
    expect(writeCommand(command)).toEqual({
      ok: true,
      value: 'alex:psw:a-1:10-21,2:,9::79991,79992:one: a;b,c\n+79993:first\\nsecond\nvoice: m',
    });
  });

  it.each([
    ['login', { login: 'a:b' }, 'login'],
    ['password', { psw: 'hush:hush' }, 'password'],
    ['password with a line break', { psw: 'hush\nhush' }, 'password'],
    ['password that is empty', { psw: '' }, 'password'],
    ['ID', { id: 'a:1' }, 'messageId'],
    ['time', { time: '10:21' }, 'sendAt'],
    ['sender with a colon', { sender: 'A:B' }, 'sender'],
    ['sender with a comma', { sender: 'A,B' }, 'sender'],
  ])('rejects values that do not fit into the command: %s', (_, fields, parameter) => {
    const written = writeCommand(one({ ...alex, ...fields }));
    expect(written).toMatchObject({ ok: false, problem: { kind: 'input', parameter } });
    expect(JSON.stringify(written)).not.toContain('hush');
  });

  it.each([[[]], [['']], [['7999:1']], [['7999\n1']], [['7999,1']]])(
    'rejects the recipients %j',
    (phones) => {
      const content = { kind: 'text', phones, text: 'a' } as const;
      const problem = { parameter: 'to' };
      expect(writeCommand({ fields: alex, content })).toMatchObject({ ok: false, problem });
    },
  );

  it('rejects a list without entries, with an invalid recipient, or with a text that it would change', () => {
    const write = (entries: { phones: string[]; text: string }[]) =>
      writeCommand({ fields: alex, content: { kind: 'list', entries, lastLine: '' } });
    expect(write([])).toMatchObject({ ok: false, problem: { parameter: 'to' } });
    expect(write([{ phones: ['7;9'], text: 'a' }])).toMatchObject({ problem: { parameter: 'to' } });
    expect(write([{ phones: ['79'], text: 'c:\\new' }])).toMatchObject({
      problem: { parameter: 'text', text: expect.stringContaining('entry 1') },
    });
  });
});

describe('readCommand', () => {
  it('reads a list whose texts have several lines, when test is 2', () => {
    const body = 'alex:psw:::,,,2::79991:first\nsecond: line\n79992;other\n';
    expect(readCommand(body)?.content).toEqual({
      kind: 'list',
      entries: [
        { phones: ['79991'], text: 'first\nsecond: line' },
        { phones: ['79992'], text: 'other' },
      ],
      lastLine: '',
    });
  });

  it.each(['', 'alex', 'alex:psw:::', 'alex:psw:::::no line of a list', ':psw::::79:a'])(
    'rejects %j as a command',
    (body) => {
      expect(readCommand(body)).toBeNull();
    },
  );

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: anyCodePoint }), (body) => void readCommand(body)));
  });
});

describe('writeCommand and readCommand', () => {
  const plain = fc.stringMatching(/^[A-Za-z0-9 ._+-]{0,12}$/);
  const required = fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/);
  const phones = fc.array(fc.stringMatching(/^\+?\d{5,12}$/), { minLength: 1, maxLength: 3 });
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ' '));
  const fields = fc.record({
    login: required,
    psw: required,
    ...{ id: plain, time: plain, tz: plain, translit: plain, format: plain, sender: plain },
    test: fc.constantFrom('', '0', '1'),
  });

  it('return the original values, with one text', () => {
    const content = fc.record({ kind: fc.constant('text' as const), phones, text: line });
    fc.assert(
      fc.property(fc.record({ fields, content }), (command) => {
        const written = writeCommand(command);
        expect(written.ok && readCommand(written.value)).toEqual(command);
      }),
    );
  });

  it('return the original values, with a list', () => {
    const text = fc.array(line.filter(fitsList), { minLength: 1, maxLength: 3 });
    const entry = fc.record({ phones, text: text.map((lines) => lines.join('\n')) });
    const content = fc.record({
      kind: fc.constant('list' as const),
      entries: fc.array(
        entry.filter((one) => fitsList(one.text)),
        { minLength: 1, maxLength: 4 },
      ),
      lastLine: fc.constantFrom('', 'subj: A', 'voice: m'),
    });
    fc.assert(
      fc.property(fc.record({ fields, content }), (command) => {
        const written = writeCommand(command);
        expect(written.ok && readCommand(written.value)).toEqual(command);
      }),
    );
  });
});
