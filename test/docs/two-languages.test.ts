import { existsSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import manifest from '../../package.json';
import { listBlocks } from '../../scripts/docs/blocks';
import { listDocuments, renderDocuments } from '../../scripts/docs/documents';
import { DASHBOARD_PAGES, ENDPOINTS } from '../../protocol/tables';
import { findUnknownCommands, listFencedBlocks } from '../gates/document-rules';
import { toOwnPath } from '../gates/own-links';
import { atLeastOne } from '../support/at-least-one';
import { LABELS, N8N_LABELS, WORDS } from './product-words';

/*
 * The Russian documents say what the English ones say, and name only what exists. Screens of n8n are
 * English, so a label, a field or a code that a Russian page names is a word of the product.
 */
const ROOT = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const PAGES = listDocuments(ROOT).filter((path) => path.startsWith('docs/ru/'));
const RUSSIAN = [...PAGES, 'README.ru.md'];
const EXAMPLES = 'examples/README.ru.md';
/** Of packages: in Russian, or in both languages. */
const OF_PACKAGES = ['packages/node-red/README.ru.md', 'packages/emulator/README.md'];
const NAMING = [...RUSSIAN, 'README.md'];

const GENERATED = /^<!-- begin generated: .+ -->\n[\s\S]*?^<!-- end generated: .+ -->$/gm;
const FENCED = /^( *)```[\s\S]*?^\1```$/gm;

/** A page without its generated blocks and examples. */
function proseOf(text: string): string {
  return text.replace(GENERATED, '').replace(FENCED, '');
}

/**
 * Labels in bold, such as `Settings → On Error`. Words in Cyrillic, and a sentence that ends with a
 * full stop, are emphasis.
 */
function findUnknownLabels(text: string): string[] {
  return [...proseOf(text).matchAll(/\*\*([^*\n]+)\*\*/g)]
    .map(([, bold = '']) => bold)
    .filter((bold) => !bold.endsWith('.'))
    .flatMap((bold) => bold.split(' → '))
    .map((label) => label.replace(/[:,]$/, ''))
    .filter((label) => !/[а-яё]/i.test(label.replace('Russian (Русский)', '')))
    .filter((label) => !LABELS.has(label) && !N8N_LABELS.has(label));
}

/** What stands between backticks and is no word of the product. */
const OTHER_CODE: readonly RegExp[] = [
  /^(?:true|false|null|-?\d+|0x[\da-f]+|[-_])$/,
  // Phone numbers, also spoiled ones, hours, groups, last digits.
  /^\+?[\d ()-]{10,}(?:\.0)?$/,
  /^\d+,\d+E\+\d+$/,
  /^\d\d-\d\d$/,
  /^G\d+$/,
  // Of the callback URL, of the gateway, of SMPP and of the terminal.
  /^(?:fmt|curl|command_status|\{code\}|<callbackHash>|\?charset=utf-8&sha1=)$/,
  /^http:\/\/(?:127\.0\.0\.1|host\.docker\.internal):4010(?:\/emulator\/messages)?$/,
  // What to type into n8n.
  /^(?:sms|n8n-nodes-smsc)$/,
];

function isKnownCode(code: string): boolean {
  if (WORDS.has(code) || OTHER_CODE.some((form) => form.test(code))) return true;
  if (Object.values(ENDPOINTS).some(({ path }) => path === code)) return true;
  const [key = '', value, ...others] = code.split(': ');
  return value !== undefined && others.length === 0 && isKnownCode(key) && isKnownCode(value);
}

function findUnknownCode(text: string): string[] {
  const codes = [...proseOf(text).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return codes
    .filter((code) => !code.startsWith('npm '))
    .filter((code) => !(/^[\w./-]+\/[\w.-]+\.\w+$/.test(code) && existsSync(join(ROOT, code))))
    .filter((code) => !isKnownCode(code));
}

function findUnknownInlineCommands(text: string): string[] {
  const commands = [...proseOf(text).matchAll(/`(npm [^`\n]+)`/g)].map(([, one = '']) => one);
  return findUnknownCommands(
    commands.map((one) => `\`\`\`sh\n${one}\n\`\`\`\n`).join(''),
    Object.keys(manifest.scripts),
  );
}

/** The English page that a Russian page names in its first lines, by its path. */
function counterpartOf(path: string): string {
  const [, link = ''] = /^\[English\]\(([^)#]+)(?:#[^)]+)?\)/m.exec(read(path)) ?? [];
  return toOwnPath(path, link);
}

/** Links within the repository, by path, each with the English page in place of a Russian one. */
function listLinks(path: string): string[] {
  const links = [...read(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links
    .map((link) => toOwnPath(path, link.replace(/#.*$/, '')))
    .map((target) => ([...RUSSIAN, EXAMPLES].includes(target) ? counterpartOf(target) : target))
    .map((target) => target.replace('.ru.svg', '.svg'))
    .filter((target) => target !== 'README.md')
    .sort();
}

describe('a document in two languages', () => {
  it.each([...RUSSIAN, EXAMPLES])('%s names its English counterpart, which exists', (path) => {
    expect(counterpartOf(path)).toMatch(/^(?!docs\/ru\/).+\.md$/);
    expect(existsSync(join(ROOT, counterpartOf(path)))).toBe(true);
  });

  it.each(NAMING)('%s names only labels of the product and of n8n', (path) => {
    expect(findUnknownLabels(read(path))).toEqual([]);
  });

  it.each(NAMING)('%s names only fields, values, codes and files that exist', (path) => {
    expect(findUnknownCode(read(path))).toEqual([]);
  });

  it.each(NAMING)('%s names only commands that exist', (path) => {
    expect(findUnknownInlineCommands(read(path))).toEqual([]);
  });

  it.each(['README.ru.md', 'docs/ru/quick-start.md'])(
    '%s calls the page of keys as the dashboard does',
    (path) => {
      expect(read(path)).toContain(`«Настройки → ${DASHBOARD_PAGES.accessPasswords.russianLabel}»`);
    },
  );

  it.each(['README.ru.md', 'docs/ru/trigger.md'])(
    '%s calls the page of the callback URL as the dashboard does',
    (path) => {
      expect(read(path)).toContain(`«${DASHBOARD_PAGES.userSettings.russianLabel}»`);
    },
  );

  it.each([...RUSSIAN, EXAMPLES, ...OF_PACKAGES])(
    '%s is written without the letter "ё", as the documents of the gateway',
    (path) => {
      expect(read(path)).not.toMatch(/ё/i);
    },
  );

  it.each(PAGES.filter((path) => path !== 'docs/ru/README.md'))(
    '%s is in the index and links to it',
    (path) => {
      const index = read('docs/ru/README.md');
      expect(index).toContain(`](${posix.basename(path)})`);
      expect(read(path)).toContain('](README.md)');
    },
  );

  it.each([
    ['**Send Att**', findUnknownLabels, ['Send Att']],
    ['**Settings → On Errors**', findUnknownLabels, ['On Errors']],
    ['**Send At** и **важно**', findUnknownLabels, []],
    ['`arrived`', findUnknownCode, ['arrived']],
    ['`accepted: maybe`', findUnknownCode, ['accepted: maybe']],
    ['`docs/none.md`', findUnknownCode, ['docs/none.md']],
    [
      '`accepted: null`, `docs/hlr.md`, `deliveryStatus`, `unregisteredSender`',
      findUnknownCode,
      [],
    ],
    ['`npm run demos`', findUnknownInlineCommands, ['npm run demos']],
    ['`npm run demo`', findUnknownInlineCommands, []],
  ] as const)('check of %s', (text, find, found) => {
    expect(find(text)).toEqual(found);
  });
});

describe('the codes in Russian', () => {
  const blocks = new Map<string, string>();
  beforeAll(async () => {
    for (const { fresh } of await renderDocuments(ROOT)) {
      for (const [whole] of fresh.matchAll(GENERATED)) {
        blocks.set(listBlocks(whole)[0] ?? '', whole);
      }
    }
  });

  /** Number and name of every code in a block; the number may stand in a heading above the name. */
  function listCodes(block: string): string[] {
    let heading = '';
    const codes = (blocks.get(block) ?? '').split('\n').flatMap((line) => {
      heading = /^#+ .*?(\d+)$/.exec(line)?.[1] ?? heading;
      const pairs = [...line.matchAll(/(-?\b(?:0x[\dA-F]+|\d+))[`*| ]+`(\w+)`/g)];
      const [, name] = /^- `(\w+)`/.exec(line) ?? [];
      if (pairs.length === 0 && name !== undefined) return [`${heading} ${name}`];
      return pairs.map(([, number, named]) => `${number} ${named}`);
    });
    return [...new Set(atLeastOne(codes))].sort();
  }

  it.each([
    'statuses',
    'delivery errors',
    'delivery errors of e-mail',
    'request errors',
    'message types',
    'verdicts',
    'smpp statuses',
  ])('"%s" has the same rows in both languages', (block) => {
    expect(listCodes(`${block} in Russian`)).toEqual(listCodes(block));
  });

  it('of the flag have the same names in both languages', () => {
    const names = (block: string) =>
      [...(blocks.get(block) ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name).sort();
    expect(names('flag in Russian')).toEqual(atLeastOne(names('flag')));
  });

  it('are in eight lists', () => {
    const russian = [...blocks.keys()].filter((name) => name.endsWith(' in Russian'));
    expect(russian).toHaveLength(8);
  });
});

describe('README.ru.md', () => {
  const [english, russian] = [read('README.md'), read('README.ru.md')];
  const levels = (text: string) =>
    [...proseOf(text).matchAll(/^(#+) /gm)].map(([, level]) => level);
  const blocksOf = (text: string, ...infos: string[]) =>
    listFencedBlocks(text).filter(({ info }) => infos.includes(info));
  const steps = (text: string) =>
    text.split(/^## /m).map((part) => [...part.matchAll(/^(?:\d\.|-) /gm)].length);

  it('has the sections and the steps of README.md', () => {
    expect(levels(russian)).toEqual(levels(english));
    expect(steps(russian)).toEqual(steps(english));
  });

  it('has the commands of README.md', () => {
    expect(blocksOf(russian, 'sh', 'text')).toEqual(blocksOf(english, 'sh', 'text'));
    const inline = (text: string) => [...text.matchAll(/`(npm [^`]+)`/g)].map(([, one]) => one);
    expect(inline(russian)).toEqual(inline(english));
  });

  it('has the example of README.md, but for its text', () => {
    const nodes = (text: string) =>
      blocksOf(text, 'json node').map(({ content }) => content.replace(/"text": ".*"/, ''));
    expect(nodes(russian)).toEqual(nodes(english));
    expect(nodes(english)).toHaveLength(1);
  });

  it('has the links of README.md', () => {
    expect(listLinks('README.ru.md')).toEqual(listLinks('README.md'));
  });

  it('has at most 12 KiB', () => {
    expect(Buffer.byteLength(russian)).toBeLessThanOrEqual(12 * 1024);
  });
});
