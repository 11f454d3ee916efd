import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RUSSIAN } from '../../packages/node-red/texts/ru';

const NODES = resolve(__dirname, '../../packages/node-red/nodes');

/** Names of pages and switches of the Russian dashboard of the gateway. */
const DASHBOARD = [
  'Настройки API',
  'Настройки пользователя',
  'Настройки → Пароли для доступа',
  'Пароли для доступа',
  'Передавать входящие SMS по SMPP-подключению',
  'адрес обработчика',
];

const folders = readdirSync(NODES);

function read(folder: string, language: string): string {
  const path = join(NODES, folder, 'help', `${language}.html`);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Names of tags in their order, `/` before a closing one. */
function tagsOf(html: string): string[] {
  return [...html.matchAll(/<(\/?)([a-z0-9]+)/g)].map(([, slash, name]) => `${slash}${name}`);
}

/** Returns the open tag that is left or closed in the wrong place, `null` if there is none. */
function findUnbalanced(html: string): string | null {
  const open: string[] = [];
  for (const tag of tagsOf(html)) {
    if (!tag.startsWith('/')) open.push(tag);
    else if (open.pop() !== tag.slice(1)) return tag;
  }
  return open[0] ?? null;
}

/** What is code, properties and addresses included: it is the same in all languages. */
function codeOf(html: string): string[] {
  const code = [...html.matchAll(/<code>([^<]*)<\/code>/g)].map(([, text]) => text ?? '');
  const properties = [...html.matchAll(/<dt[^>]*>\s*([\w.]+)/g)].map(([, name]) => name ?? '');
  return [...code, ...properties].map((text) => text.replace(/\s+/g, ' ')).sort();
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe.each(folders)('help of %s', (folder) => {
  const english = read(folder, 'en-US');
  const russian = read(folder, 'ru');

  it.each([
    ['en-US', english],
    ['ru', russian],
  ])('begins with a tooltip of one or two sentences in %s', (_language, html) => {
    const tooltip = textOf(/^<script[^>]*>\s*<p>([^]*?)<\/p>/.exec(html)?.[1] ?? '');
    expect(tooltip).toMatch(/^[A-ZА-Я][^]*\.$/);
    expect(tooltip.split('. ').length).toBeLessThanOrEqual(2);
    expect(tooltip.length).toBeLessThanOrEqual(200);
  });

  it.each([
    ['en-US', english],
    ['ru', russian],
  ])('has a name and no open tag in %s', (_language, html) => {
    const registration = join(NODES, folder, `${folder}.html`);
    const registered = existsSync(registration)
      ? /registerType\('([^']+)'/.exec(readFileSync(registration, 'utf8'))?.[1]
      : undefined;
    const named = /<script type="text\/html" data-help-name="([^"]+)">/.exec(html)?.[1];
    expect(named?.replace(/ /g, '-')).toBe(folder);
    if (registered !== undefined) expect(named).toBe(registered);
    expect(findUnbalanced(html)).toBeNull();
  });

  it('has the same structure and code in both languages', () => {
    expect(tagsOf(russian)).toEqual(tagsOf(english));
    expect(codeOf(russian)).toEqual(codeOf(english));
  });

  it('is in Russian and names the texts of the form as they are', () => {
    const known = new Set([...Object.values(RUSSIAN), ...DASHBOARD]);
    const named = [...textOf(russian).matchAll(/«([^»]+)»/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(russian).not.toMatch(/[ёЁ—]/);
    expect(english.replace(/«[^»]*»/g, '')).not.toMatch(/[а-я]/i);
  });
});
