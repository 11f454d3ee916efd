import { findUtcOffset, readDateTime, toMoscowOffset } from '../../../protocol/time';

const WINTER = new Date('2026-01-15T00:00:00Z');
const SUMMER = new Date('2026-07-15T00:00:00Z');

describe('findUtcOffset', () => {
  it.each([
    ['Europe/Moscow', 180],
    ['Asia/Almaty', 300],
    ['Asia/Kathmandu', 345],
    ['America/New_York', -300],
    ['UTC', 0],
    ['z', 0],
    ['gmt', 0],
    ['Etc/UTC', 0],
    ['UTC+5', 300],
    ['utc + 5:30', 330],
    ['GMT-3:30', -210],
    ['UTC\u22122', -120],
    ['+05:30', 330],
    ['-3', -180],
    ['UTC+14', 840],
  ])('returns the offset of %s in winter', (zone, minutes) => {
    expect(findUtcOffset(zone, WINTER)).toBe(minutes);
  });

  it.each(['', ' ', 'Moscow', 'UTC+15', 'UTC+14:30', 'UTC+5:60', 'UTC+', 'Europe/Nowhere', '5'])(
    'rejects %j',
    (zone) => {
      expect(findUtcOffset(zone, WINTER)).toBeNull();
    },
  );

  it('follows summer time', () => {
    expect(findUtcOffset('Europe/Kyiv', WINTER)).toBe(120);
    expect(findUtcOffset('Europe/Kyiv', SUMMER)).toBe(180);
  });

  it('drops the seconds of a historical offset', () => {
    expect(findUtcOffset('Africa/Monrovia', new Date('1970-01-01T00:00:00Z'))).toBe(-44);
  });
});

describe('toMoscowOffset', () => {
  it.each([
    ['Europe/Moscow', '0'],
    ['Asia/Almaty', '2'],
    ['UTC', '-3'],
    ['Asia/Kolkata', '2.5'],
    ['Asia/Kathmandu', '2.75'],
  ])('converts %s to the offset from Moscow', (zone, offset) => {
    expect(toMoscowOffset(zone, WINTER)).toBe(offset);
  });

  it('rejects an invalid zone', () => {
    expect(toMoscowOffset('nowhere', WINTER)).toBeNull();
  });
});

describe('readDateTime', () => {
  it.each([
    ['2026-05-01T10:00:00Z', 'UTC', '2026-05-01T10:00:00.000Z'],
    ['2026-05-01T10:00', 'UTC', '2026-05-01T10:00:00.000Z'],
    ['2026-05-01T10:00:30.999+05:00', 'UTC', '2026-05-01T05:00:30.000Z'],
    ['2026-05-01t10:00:00-0330', 'UTC', '2026-05-01T13:30:00.000Z'],
    ['2026-05-01T10:00+05', 'UTC', '2026-05-01T05:00:00.000Z'],
    [' 2026-05-01T10:00 ', 'Asia/Almaty', '2026-05-01T05:00:00.000Z'],
    ['2026-01-15T10:00', 'Europe/Kyiv', '2026-01-15T08:00:00.000Z'],
    // The night in which summer time begins (03:00 -> 04:00) and ends (04:00 -> 03:00).
    ['2026-03-29T02:59', 'Europe/Kyiv', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T04:00', 'Europe/Kyiv', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T05:00', 'Europe/Kyiv', '2026-10-25T03:00:00.000Z'],
    ['2028-02-29T00:00Z', 'UTC', '2028-02-29T00:00:00.000Z'],
    // Formats of databases, spreadsheets and other languages.
    ['2026-05-01 10:00', 'UTC', '2026-05-01T10:00:00.000Z'],
    ['2027-08-24 18:30:00', 'Asia/Almaty', '2027-08-24T13:30:00.000Z'],
    ['2027-08-24 18:30:00.123456', 'Asia/Almaty', '2027-08-24T13:30:00.000Z'],
    ['2027-08-24 18:30:00+05:00', 'UTC', '2027-08-24T13:30:00.000Z'],
    ['2027-08-24 18:30:00.5+0500', 'UTC', '2027-08-24T13:30:00.000Z'],
    ['2027-08-24 18:30:00+05', 'UTC', '2027-08-24T13:30:00.000Z'],
    ['2027-08-24 18:30:00 +0500', 'UTC', '2027-08-24T13:30:00.000Z'],
    ['2027-08-24 18:30:00Z', 'Asia/Almaty', '2027-08-24T18:30:00.000Z'],
    ['2027-08-24 18:30:00 UTC', 'Asia/Almaty', '2027-08-24T18:30:00.000Z'],
    ['2027-08-24T18:30:00\u221205:00', 'UTC', '2027-08-24T23:30:00.000Z'],
    ['2027-08-24 18:30 -03:30', 'UTC', '2027-08-24T22:00:00.000Z'],
  ])('reads %s in %s', (text, zone, iso) => {
    const moment = readDateTime(text, zone);
    expect(moment === null ? null : new Date(moment).toISOString()).toBe(iso);
  });

  it.each([
    '',
    'tomorrow',
    '2026-05-01',
    '2026-05-01 10',
    '2026-05-01 10:00 PM',
    '2026-05-01 10:00 MSK',
    '2026-05-01 10:00 - 12:00',
    '05/01/2026 10:00',
    '2026-5-1 10:00',
    '26-05-01 10:00',
    '2026-05-01 10.00',
    '46143.5',
    '01.05.2026 10:00',
    '2026-02-29T00:00Z',
    '2026-13-01T00:00Z',
    '2026-05-01T24:00Z',
    '2026-05-01T10:60Z',
    '2026-05-01T10:00:60Z',
    '2026-05-01T10:00+15:00',
    '2026-05-01T10:00+05:75',
    '1777777777',
  ])('rejects %j', (text) => {
    expect(readDateTime(text, 'UTC')).toBeNull();
  });

  it('rejects an unknown zone only when it is required', () => {
    expect(readDateTime('2026-05-01T10:00', 'nowhere')).toBeNull();
    expect(readDateTime('2026-05-01T10:00Z', 'nowhere')).not.toBeNull();
  });
});
