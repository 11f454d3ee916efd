import { isSamePhone } from '../../../protocol/text/phone';

describe('isSamePhone', () => {
  it.each([
    ['77011234567', '+7 (701) 123-45-67'],
    ['77011234567', 77011234567],
    ['87011234567', '77011234567'],
    ['0501234567', '380501234567'],
    ['Ann@Example.com', ' ann@example.com'],
    ['@Nick', '@nick'],
    ['2288', '2288'],
    [null, ''],
  ])('takes %p and %p for one recipient', (one, other) => {
    expect(isSamePhone(one, other)).toBe(true);
  });

  it.each([
    ['77011234567', '77011234568'],
    ['2288', '772288'],
    ['ann@example.com', 'bob@example.com'],
    ['@nick', 'nick'],
    ['77011234567', undefined],
    ['a77011234567', 'b77011234567'],
  ])('keeps %p and %p apart', (one, other) => {
    expect(isSamePhone(one, other)).toBe(false);
  });
});
