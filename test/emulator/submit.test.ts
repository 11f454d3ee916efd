import { normalisePhone } from '../../emulator/numbers/normalise';
import { readList } from '../../emulator/submit/list';
import { limitParts, splitText } from '../../emulator/submit/parts';
import { readSendTime } from '../../emulator/submit/send-time';
import { transliterate } from '../../emulator/submit/translit';
import { START } from './support';

/** START is 12:00 in Moscow. */
describe('readSendTime', () => {
  const at = (text: string, timezone = 0) => {
    const time = readSendTime(text, timezone, START);
    return typeof time === 'number' ? new Date(time).toISOString() : time;
  };

  it.each([
    ['0311261530', 0, '2026-11-03T12:30:00.000Z'],
    ['03.11.26 15:30', 0, '2026-11-03T12:30:00.000Z'],
    ['03.11.26 15.30', 2, '2026-11-03T10:30:00.000Z'],
    ['03.11.26 15:30', -1, '2026-11-03T13:30:00.000Z'],
    ['01793620800', 0, '2026-11-02T12:00:00.000Z'],
    ['+90', 0, '2026-11-02T10:30:00.000Z'],
    ['14-20', 0, '2026-11-02T11:00:00.000Z'],
    ['8-11', 0, '2026-11-03T05:00:00.000Z'],
    ['10-12', 3, '2026-11-03T04:00:00.000Z'],
  ])('reads %s in zone %d', (text, timezone, expected) => {
    expect(at(text, timezone)).toBe(expected);
  });

  it.each(['', '0', '0111261530', '01700000000', '10-21', '0-24', '12-13'])(
    'reads %j as immediate',
    (text) => expect(at(text)).toBeNull(),
  );

  it.each([
    'tomorrow',
    '3102261530',
    '31.02.26 10:00',
    '03.11.26 24:00',
    '03.11.2026 10:00',
    ' 60',
    '10-25',
  ])('rejects %j', (text) => expect(at(text)).toBe('invalid'));
});

describe('splitText', () => {
  it.each([
    ['x'.repeat(160), 1],
    ['x'.repeat(161), 2],
    ['x'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    [']'.repeat(153), 3],
    ['я'.repeat(70), 1],
    ['я'.repeat(71), 2],
    ['я'.repeat(135), 3],
    ['😀'.repeat(35), 1],
    ['😀'.repeat(36), 2],
    ['', 1],
  ])('counts the parts of a text (case %#)', (text, parts) => {
    expect(splitText(text)).toHaveLength(parts);
    expect(splitText(text).join('')).toBe(text);
  });

  it('cuts a text to the allowed parts', () => {
    expect(limitParts('x'.repeat(400), 2)).toHaveLength(306);
    expect(limitParts('я'.repeat(100), 1)).toHaveLength(70);
    expect(limitParts('x', 1)).toBe('x');
  });
});

describe('normalisePhone', () => {
  it.each([
    ['+7 (701) 123-45-67', '77011234567', true],
    ['87011234567', '77011234567', true],
    ['9161234567', '79161234567', true],
    ['0671234567', '380671234567', true],
    ['+380671234567', '380671234567', true],
    ['380671234', '380671234', false],
    ['7701123456', '77701123456', true],
    ['770112345678', '770112345678', false],
    ['123', '123', false],
    ['call me', '', false],
    ['77011234567x', '77011234567', false],
  ])('reads %j', (written, phone, isValid) => {
    expect(normalisePhone(written)).toEqual({ phone, isValid });
  });
});

describe('readList', () => {
  it('continues a text over lines that start no entry with nl=1', () => {
    const entries = readList('77011234567:a\nnote: b\n\nc\\n\na@b.kz:d', true);
    expect(entries?.map(({ phones, text }) => [phones, text])).toEqual([
      ['77011234567', 'a\nnote: b\n\nc\\n'],
      ['a@b.kz', 'd'],
    ]);
  });

  it('rejects a line that is not a valid entry without nl', () => {
    expect(readList('77011234567:a\nb', false)).toBeNull();
  });
});

describe('transliterate', () => {
  it('does not change a text in mode 0 and has two other modes', () => {
    expect(transliterate('Юля 5', '0')).toBe('Юля 5');
    expect(transliterate('Юля 5', '1')).toBe('Yulya 5');
    expect(transliterate('Транслит', '2')).toBe('MpaHc/Ium');
  });
});
