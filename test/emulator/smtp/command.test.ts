import { readCommand } from '../../../emulator/smtp/command';

function read(written: string): Record<string, string> {
  const fields = readCommand(written)?.fields ?? [];
  return Object.fromEntries([...fields].filter(([, value]) => value !== ''));
}

const ALEX = { login: 'alex', psw: 'psw', phones: '79999999999', mes: 'text' };

describe('a command by e-mail', () => {
  it.each([
    ['alex:psw:::1,1,Alex:79999999999:text', { translit: '1', flash: '1', sender: 'Alex' }],
    ['alex:psw:::1:79999999999:text', { translit: '1' }],
    ['alex:psw:::,1:79999999999:text', { flash: '1' }],
    ['alex:psw:::,1,Alex:79999999999:text', { flash: '1', sender: 'Alex' }],
    ['alex:psw::::79999999999:text', {}],
    ['alex:psw:a-1:+5,-3:,0,,0:79999999999:text', { id: 'a-1', time: '+5', tz: '-3' }],
    ['alex:psw::02.11.26 12.30::79999999999:text', { time: '02.11.26 12.30' }],
  ])('is parsed: %s', (written, extra) => {
    expect(read(written)).toEqual({ ...ALEX, ...extra });
  });

  it.each([
    ['1', { flash: '1' }],
    ['2', { push: '1' }],
    ['3', { hlr: '1' }],
    ['4', { bin: '1' }],
    ['5', { bin: '2' }],
    ['6', { ping: '1' }],
    ['7', { mms: '1' }],
    ['8', { mail: '1' }],
    ['9', { call: '1' }],
    ['10', { viber: '1' }],
    ['11', { whatsapp: '1' }],
    ['12', { soc: '1' }],
  ])('selects the message type by format %s', (format, flag) => {
    expect(read(`alex:psw:::,${format}:79999999999:text`)).toEqual({ ...ALEX, ...flag });
  });

  it('keeps colons, commas and line breaks of the text', () => {
    expect(read('alex:psw::::79999999999:at 12:30, or\r\nlater: 13:00').mes).toBe(
      'at 12:30, or\nlater: 13:00',
    );
  });

  it('reads subject and voice from the last lines of the message types that have them', () => {
    const mail = read('alex:psw:::,8,a@example.org:b@example.org:text\nsubj: Hello');
    expect(mail).toMatchObject({ mes: 'text', subj: 'Hello' });
    expect(read('alex:psw:::,9:79999999999:text\nvoice: w2').voice).toBe('w2');
    expect(read('alex:psw::::79999999999:text\nsubj: Hello').mes).toBe('text\nsubj: Hello');
  });

  it('reads a list, with line breaks inside its texts when test is 2', () => {
    expect(read('alex:psw:::::79999999999:a\n79999999998;b')).toMatchObject({
      list: '79999999999:a\n79999999998;b',
      nl: '0',
    });
    expect(read('alex:psw:::,,,2::79999999999:a\nb')).toMatchObject({ nl: '1' });
  });

  it.each([
    ['0', false],
    ['', false],
    ['1', true],
    ['2', false],
  ])('requests a response e-mail by test=%s: %s', (test, expected) => {
    expect(readCommand(`alex:psw:::,,,${test}:79999999999:text`)?.wantsResponse).toBe(expected);
  });

  it.each([
    ['', 'nothing'],
    ['Hello, please call me', 'no command'],
    [':psw::::79999999999:text', 'no login'],
    ['alex:::::79999999999:text', 'no password'],
    ['alex:psw::::79999999999', 'a field too few'],
    ['alex:psw:::,13:79999999999:text', 'an unknown format'],
    ['alex:psw:::,,,1,1:79999999999:text', 'a value too many'],
  ])('is not valid: %s (%s)', (written) => {
    expect(readCommand(written)).toBeNull();
  });
});
