import { encodeRequest, findUnmappable } from '../../../protocol/wire/request';
import type { Charset } from '../../../protocol/wire/charset';
import { inWords, wordsOf } from '../../support/in-words';

function encode(value: string, charset: Charset, name = 'mes') {
  return encodeRequest({ endpoint: 'send', fields: [[name, value]], charset, format: 3 });
}

describe('encodeRequest', () => {
  it.each([
    ['utf-8', 'mes=%D0%9F%D1%80%D0%B8&charset=utf-8&fmt=3'],
    ['windows-1251', 'mes=%CF%F0%E8&charset=windows-1251&fmt=3'],
    ['koi8-r', 'mes=%F0%D2%C9&charset=koi8-r&fmt=3'],
  ] as const)('writes %s bytes with their charset', (charset, body) => {
    expect(encode('При', charset)).toEqual({ ok: true, value: body });
  });

  it('returns plain ASCII whatever the value contains', () => {
    const encoded = encode('a&b=c+d\n~~~\n"😀"%', 'utf-8');
    expect(encoded.ok && encoded.value).toMatch(/^[\x21-\x7e]+$/);
  });

  it.each([
    ['mes', 'text'],
    ['phones', 'to'],
    ['unheardOf', 'unheardOf'],
  ])('names the parameter of %s when the charset lacks a character', (field, parameter) => {
    expect(inWords(encode('Ціна 5 ₴ і 6 ₴', 'windows-1251', field))).toMatchObject({
      ok: false,
      problem: {
        kind: 'input',
        parameter,
        text: `'${parameter}' contains characters that windows-1251 does not support: "₴" at position 8, "₴" at position 14`,
      },
    });
  });

  it('rejects half an emoji even in utf-8', () => {
    expect(encode('a\ud83d', 'utf-8')).toMatchObject({ ok: false, problem: { parameter: 'text' } });
  });
});

describe('findUnmappable', () => {
  it('counts positions in characters, not in halves of them', () => {
    expect(wordsOf(findUnmappable('text', 'ё😀ж漢', 'koi8-r'))?.text).toContain(
      '"😀" at position 2, "漢" at position 4',
    );
  });

  it('lists ten characters and counts the rest', () => {
    expect(wordsOf(findUnmappable('text', '漢'.repeat(13), 'koi8-r'))?.text).toMatch(
      /position 10, 3 more$/,
    );
  });

  it('finds nothing in a text that fits', () => {
    expect(findUnmappable('text', 'Привет, world', 'koi8-r')).toBeNull();
  });
});
