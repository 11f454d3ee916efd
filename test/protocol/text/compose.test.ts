import { composeText } from '../../../protocol';

describe('composeText', () => {
  it('composes decomposed letters', () => {
    expect(composeText('Cafe\u0301 Мои\u0306')).toBe('Café Мой');
  });

  it('keeps a text whose letters have endless marks', () => {
    const text = `a${'\u0301\u0323'.repeat(100_000)}`;
    const began = performance.now();
    expect(composeText(text)).toBe(text);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
