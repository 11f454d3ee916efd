import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { COMMON_TEXTS, type TextTree } from '../../packages/node-red/texts/common';
import { ENGLISH_HERE } from '../../packages/node-red/texts/here';
import {
  type FormText,
  listFormTexts,
  type TextKind,
} from '../../packages/node-red/texts/form-texts';
import { RUSSIAN } from '../../packages/node-red/texts/ru';
import { COUNTRIES } from '../../packages/node-red/texts/ru/countries';
import { HYPHENATED, UNCHANGED } from '../../packages/node-red/texts/ru/unchanged';

const NODES = resolve(__dirname, '../../packages/node-red/nodes');

/** Most characters of a text in the narrow dialogs of Node-RED; descriptions wrap. */
const ROOM: Readonly<Record<TextKind, number>> = {
  label: 40,
  option: 60,
  action: 60,
  placeholder: 60,
  status: 20,
  description: 500,
};

/** What must not be in a text of Node-RED, because it names things of n8n. */
const OF_N8N =
  /(?<!regular )\bexpressions?\b|workflow|credential|\bexecution|\btools?\b|\bagents?\b|n8n|trigger|binary (?:data|field)|input field|published|\bitems?\b|\bbatch/i;

/**
 * What a translation must keep: placeholders, URLs, phone numbers and other numbers, IDs, names of
 * fields of the output, commands of the gateway.
 */
const KEPT =
  /\{\w+\}|https?:\S+|__\w+__|~~~|#\d+|\bG\d+\b|[+/\\]*\d[\d,.:-]*\d|\d|\b[a-z]+[A-Z]\w*\b/g;

/** Returns the texts of the dialogs and nodes themselves, from their files. */
function listNodeTexts(): FormText[] {
  const files = readdirSync(NODES)
    .map((folder) => join(NODES, folder, 'texts.ts'))
    .filter((file) => existsSync(file));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a new node needs no change here
  const trees = files.map((file) => (require(file) as { TEXTS: TextTree }).TEXTS);
  return [COMMON_TEXTS, ...trees].flatMap((tree) => textsOfTree(tree, ''));
}

function textsOfTree(tree: TextTree, place: string): FormText[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const below = place === '' ? key : `${place}.${key}`;
    if (typeof value !== 'string') return textsOfTree(value, below);
    return [
      { text: value, kind: NODE_KINDS[below.split('.')[0] ?? ''] ?? 'description', place: below },
    ];
  });
}

/** What the groups of texts of a node are for; others are sentences. */
const NODE_KINDS: Readonly<Record<string, TextKind>> = {
  label: 'label',
  output: 'status',
  placeholder: 'placeholder',
  status: 'status',
};

const forms = [...listFormTexts(), ...listNodeTexts()];
const english = new Set(forms.map(({ text }) => text));
const translated = Object.entries(RUSSIAN);
const latinNames = new Set([...UNCHANGED, ...Object.keys(HYPHENATED)]);

function kept(text: string): string[] {
  // 10,000 is 10 000 in Russian.
  const plain = text.replace(/(?<=\d)[, ](?=\d{3}\b)/g, '');
  return [...new Set(plain.match(KEPT))].sort();
}

function inEnglish(text: string): string {
  return ENGLISH_HERE[text] ?? text;
}

function placesWhere(isWrong: (form: FormText) => boolean): string[] {
  return [...new Set(forms.filter(isWrong).map(({ place, text }) => `${place}: ${text}`))];
}

describe('Russian texts of the forms', () => {
  it('cover every English text', () => {
    expect(placesWhere(({ text }) => RUSSIAN[text] === undefined)).toEqual([]);
  });

  it('translate only texts that exist', () => {
    expect(translated.filter(([text]) => !english.has(text))).toEqual([]);
  });

  it('have one place each', () => {
    const folder = resolve(__dirname, '../../packages/node-red/texts/ru');
    const keys = readdirSync(folder).flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      return [...source.matchAll(/^ {2}('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\w+):/gm)].map(
        ([, key]) => (key ?? '').replace(/^["']|["']$/g, ''),
      );
    });
    expect(keys.length).toBeGreaterThan(800);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('are in Russian, except names and abbreviations', () => {
    const latin = translated.filter(
      ([text, russian]) => !latinNames.has(text) && !/[а-я]/i.test(russian),
    );
    expect(latin).toEqual([]);
  });

  it('keep placeholders, numbers, addresses and names of fields', () => {
    const changed = translated.filter(
      ([text, russian]) => kept(inEnglish(text)).join() !== kept(russian).join(),
    );
    expect(changed).toEqual([]);
  });

  it('name other texts of the form as the form does', () => {
    const labels = [...inEnglishTexts()];
    const wrong = translated.filter(([text, russian]) =>
      labels.some(
        (label) =>
          inEnglish(text).includes(`'${inEnglish(label)}'`) &&
          !russian.includes(`«${RUSSIAN[label] ?? ''}»`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('mix no alphabets in a word', () => {
    const mixed = translated.filter(([, russian]) => /[а-я][a-z]|[a-z][а-я]/i.test(russian));
    expect(mixed).toEqual([]);
  });

  it('use the typography of Russian and no letter ё', () => {
    const wrong = translated.filter(
      ([text, russian]) => !(text in COUNTRIES) && /[ёЁ]|['“”—]| - |\s$|^\s| {2}/.test(russian),
    );
    // A response of the gateway.
    expect(wrong).toEqual([['e.g. OK - 1 SMS, ID - 1234', 'например, OK - 1 SMS, ID - 1234']]);
  });

  it('begin placeholders as examples where English does', () => {
    const wrong = translated.filter(
      ([text, russian]) => text.startsWith('e.g. ') !== russian.startsWith('например, '),
    );
    expect(wrong).toEqual([]);
  });
});

describe('texts of the forms', () => {
  it.each([
    ['English', inEnglish],
    ['Russian', (text: string) => RUSSIAN[text] ?? ''],
  ])('have room in the dialog in %s', (_language, translate) => {
    expect(placesWhere(({ kind, text }) => translate(text).length > ROOM[kind])).toEqual([]);
  });

  it('have an English text of their own where n8n names its own things', () => {
    expect(placesWhere(({ text }) => OF_N8N.test(inEnglish(text)))).toEqual([]);
  });

  it('differ from those of n8n only where such a text exists', () => {
    expect(Object.keys(ENGLISH_HERE).filter((text) => !english.has(text))).toEqual([]);
    expect(Object.entries(ENGLISH_HERE).filter(([text, here]) => text === here)).toEqual([]);
  });
});

function inEnglishTexts(): Set<string> {
  return new Set(forms.filter(({ kind }) => kind === 'label').map(({ text }) => text));
}
