import { composeText } from '../../../protocol';

describe('composeText', () => {
  it('writes decomposed letters as a keyboard does', () => {
    expect(composeText('Cafe\u0301 Мои\u0306')).toBe('Café Мой');
  });

  it('leaves a text alone whose letters have marks without end', () => {
    const text = `a${'\u0301\u0323'.repeat(100_000)}`;
    const began = performance.now();
    expect(composeText(text)).toBe(text);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
