import type { IDataObject } from 'n8n-workflow';
import { chooseLanguage } from '../../nodes/Smsc/answer-page/accept-language';
import { RECIPIENT_TEXTS } from '../../operations/recipient-language/texts';
import { findApproval, RECIPIENT_LANGUAGES, REGIONS } from '../../protocol';
import { countParts } from '../../protocol/text/parts';
import { accepted, ask, ASK, PHONE } from './support/ask-person';
import { openPage } from './support/fake-answer-page';
import { CREDENTIAL, fakeExecution, formOf } from './support/fake-execution';
import { Smsc } from '../../nodes/Smsc/Smsc.node';

type Leaf = readonly [path: string, text: string];

function listTexts(texts: object, path = ''): Leaf[] {
  return Object.entries(texts).flatMap(([name, value]): Leaf[] =>
    typeof value === 'string'
      ? [[`${path}${name}`, value]]
      : listTexts(value as object, `${path}${name}.`),
  );
}

const LETTERS: Readonly<Record<string, RegExp>> = {
  en: /^[\p{Script=Latin}\P{L}]+$/u,
  ru: /^[а-яА-Я\P{L}]+$/u,
  uk: /^[а-щА-ЩьюяЮЯЬіїєґІЇЄҐ\P{L}]+$/u,
  kk: /^[а-яА-ЯәғқңөұүһіӘҒҚҢӨҰҮҺІ\P{L}]+$/u,
};

describe.each(RECIPIENT_LANGUAGES)('the texts for recipients in %s', (language) => {
  const texts = RECIPIENT_TEXTS[language];
  const leaves = listTexts(texts);

  it('are all there, in its letters', () => {
    expect(leaves.map(([path]) => path)).toEqual(
      listTexts(RECIPIENT_TEXTS.en).map(([path]) => path),
    );
    for (const [path, text] of leaves) {
      const written = text.replaceAll(/\{(?:code|number)\}/g, '');
      expect([path, text, LETTERS[language]?.test(written), text.trim()]).toEqual([
        ...[path, text, true, text],
      ]);
    }
  });

  it('ask for answers by SMS that are understood', () => {
    const words = texts.message.replyHint.match(/\p{Lu}{2,}/gu) ?? [];
    expect(words.map(findApproval)).toEqual([true, false]);
    const numbered = texts.message.numberedHint.match(/\p{Lu}{2,}(?= \{number\})/gu) ?? [];
    expect(numbered).toEqual(words);
  });

  it('hold a code and fit into one SMS', () => {
    const { code, spokenCode, replyHint, numberedHint } = texts.message;
    for (const text of [code, spokenCode]) expect(text.split('{code}')).toHaveLength(2);
    expect(countParts(code.replace('{code}', '1234567890'))).toBe(1);
    // Beside a question of 35 characters.
    expect(replyHint.length).toBeLessThanOrEqual(34);
    expect(numberedHint.replaceAll('{number}', '47').length).toBeLessThanOrEqual(34);
  });
});

describe('the language of a browser', () => {
  it.each([
    ['ru', 'ru'],
    ['ru;q=0.3', 'ru'],
    ['uk-UA', 'uk'],
    ['UK-ua,ru;q=0.8,en;q=0.5', 'uk'],
    ['kk', 'kk'],
    ['kk-KZ, ru;q=0.9', 'kk'],
    ['kk-Cyrl-KZ', 'kk'],
    ['ru_RU', 'ru'],
    ['en-GB', 'en'],
    ['en-GB,en;q=0.9,ru;q=0.8', 'en'],
    ['en;q=0.3, ru;q=0.9', 'ru'],
    ['ru;q=0.5,uk;q=0.5', 'ru'],
    ['uk;q=0.5,ru;q=0.5', 'uk'],
    ['de-DE,de;q=0.9,ru;q=0.2', 'ru'],
    ['de', 'en'],
    ['*', 'en'],
    ['ru;q=0.3,*;q=0.1', 'ru'],
    ['*;q=0.1, kk;q=0.2', 'kk'],
    ['en;q=0,*', 'ru'],
    ['ru;q=0', 'en'],
    ['ru;q=0, uk;q=0.001', 'uk'],
    ['ru ; q = 0.7 , en ; q=0.4', 'ru'],
    ['ru;q=abc, uk;q=0.1', 'uk'],
    ['ru;q=7, kk;q=0.1', 'kk'],
    ['ru;q=-1', 'en'],
    ['russian', 'en'],
    ['', 'en'],
    [',,;;=', 'en'],
    ['<script>', 'en'],
    ['__proto__', 'en'],
    [`${'x,'.repeat(100_000)}ru`, 'en'],
    [undefined, 'en'],
    [['ru'], 'en'],
    [null, 'en'],
  ])('%# of %.40j is %s', (header, language) => {
    expect(chooseLanguage(header)).toBe(language);
  });
});

const BUTTONS = /<button[^>]*>\s*([^<]*?)\s*</g;

/** Asks a question and opens its page. */
async function open(
  options: IDataObject,
  headers: Record<string, string>,
  others: IDataObject = {},
  request: { method?: string; body?: unknown; context?: IDataObject } = {},
) {
  const parameters = { ...ASK, ...others, options };
  const { link } = await ask(parameters);
  const opened = await openPage({ link, parameters, headers, ...request });
  const buttons = [...opened.page.matchAll(BUTTONS)].map(([, label]) => label);
  return { ...opened, link, buttons, lang: /<html lang="(\w+)"/.exec(opened.page)?.[1] };
}

describe('the page of a question', () => {
  it.each(RECIPIENT_LANGUAGES)('is in %s for a browser in it', async (language) => {
    const texts = RECIPIENT_TEXTS[language].page;
    const headers = { 'accept-language': `de,${language};q=0.4` };
    const { lang, buttons, page } = await open({}, headers);
    expect([lang, buttons]).toEqual([language, [texts.approve, texts.decline]]);
    expect(page).toContain(`<title>${texts.title}</title>`);
    const free = await open({}, headers, { responseType: 'freeText' });
    expect([free.buttons, free.page]).toEqual([
      [texts.send],
      expect.stringContaining(`>${texts.answer}<`),
    ]);
  });

  it.each(RECIPIENT_LANGUAGES)('thanks, complains and ends in %s', async (language) => {
    const texts = RECIPIENT_TEXTS[language].page;
    const headers = { 'accept-language': language };
    const body = { decision: 'approve' };
    const thanks = await open({}, headers, {}, { method: 'POST', body });
    expect([thanks.lang, thanks.answer]).toMatchObject([language, { approved: true }]);
    expect(thanks.page).toContain(`<h1>${texts.thanks.title}</h1>`);
    expect(thanks.page).toContain(texts.thanks.text);
    const outdated = await open({}, headers, {}, { context: { smscQuestion: 'other' } });
    expect([outdated.status, outdated.page]).toEqual([
      ...[410, expect.stringContaining(texts.outdated.text)],
    ]);
    const types = ['checkbox', 'date', 'dropdown', 'email', 'number', 'text', 'textarea'] as const;
    const values = types.map((fieldType) => ({
      ...{ fieldLabel: fieldType, fieldType, choices: 'One', requiredField: true },
    }));
    const form = { responseType: 'customForm', formFields: { values } };
    const complained = await open({}, headers, form, { method: 'POST', body: { data: {} } });
    const told = [...complained.page.matchAll(/role="alert">([^<]*)</g)].map(([, text]) => text);
    expect([complained.status, told]).toEqual([422, types.map((type) => texts.complaints[type])]);
    const changed = await openPage({
      ...{ link: thanks.link, headers },
      parameters: { ...ASK, responseType: 'gone' },
    });
    expect(changed.page).toContain(texts.changed.text);
  });

  it('has the language that the user chose, whatever the browser says', async () => {
    const { lang, buttons, headers } = await open(
      { recipientLanguage: 'kk' },
      { 'accept-language': 'ru' },
    );
    expect([lang, buttons]).toEqual(['kk', ['Растау', 'Бас тарту']]);
    expect(headers['Content-Security-Policy']).toContain("default-src 'none'");
  });

  it.each([['auto'], ['xx'], [''], [7]])(
    'follows the browser for %j',
    async (recipientLanguage) => {
      const { lang } = await open({ recipientLanguage }, { 'accept-language': 'uk' });
      expect(lang).toBe('uk');
    },
  );

  it('keeps the labels that the user wrote', async () => {
    const approvalOptions = { values: { approveLabel: 'Отгрузить', disapproveLabel: '' } };
    const { buttons } = await open({}, { 'accept-language': 'kk' }, { approvalOptions });
    expect(buttons).toEqual(['Отгрузить', 'Бас тарту']);
  });

  it('has no language in its link, which is signed', async () => {
    const { link } = await open({ recipientLanguage: 'ru' }, {});
    expect([...new URL(link).searchParams.keys()].sort()).toEqual(['q', 'signature']);
  });
});

describe('short texts of messages', () => {
  const reply = { answerBy: 'reply' };
  const textOf = async (region: string, options: IDataObject) => {
    const limit = { limitWaitTime: { values: { resumeAmount: 0.01, resumeUnit: 'minutes' } } };
    const { text } = await ask(
      { ...reply, options: { ...limit, ...options } },
      { credential: { ...CREDENTIAL, region } },
    );
    return text.split('\n').at(-1);
  };

  it.each([
    ['smsc.kz', 'Ответьте ДА или НЕТ'],
    ['smsc.ru', 'Ответьте ДА или НЕТ'],
    ['smsc.ua', 'Відповідайте ТАК або НІ'],
    ['smscentre.com', 'Reply YES or NO'],
    ['custom', 'Reply YES or NO'],
  ])('have the language of %s', async (region, hint) => {
    expect(await textOf(region, {})).toBe(hint);
    expect(await textOf(region, { recipientLanguage: 'auto' })).toBe(hint);
  });

  it('have the chosen language, and the text of the user wins', async () => {
    expect(await textOf('smsc.ru', { recipientLanguage: 'kk' })).toBe(
      'ИӘ немесе ЖОҚ деп жауап беріңіз',
    );
    expect(await textOf('smsc.ru', { replyHint: 'Да?' })).toBe('Да?');
    expect(await textOf('smsc.ru', { replyHint: '' })).toBe('Ship order 1042?');
  });

  it('are known for every region', () => {
    for (const { language } of REGIONS) expect(RECIPIENT_LANGUAGES).toContain(language);
  });
});

describe('the text of a one-time code', () => {
  async function send(parameters: IDataObject, region = 'smsc.ua') {
    const items = [
      { resource: 'code', operation: 'send', phone: PHONE, sender: '', ...parameters },
    ];
    const credential = { ...CREDENTIAL, region, authentication: 'apiKey', apiKey: 'secret-key' };
    const { functions, requests } = fakeExecution({ items, answers: accepted, credential });
    await new Smsc().execute.call(functions);
    const form = requests.map(formOf).find((one) => one.has('mes'));
    return [form?.get('mes')?.replace(/\d(?:, \d)+|\d+/, '#'), form?.get('voice')];
  }

  it.each([
    ['en', 'Your code: #', 'Your code is: #.', 'm3,en'],
    ['ru', 'Ваш код: #', 'Ваш код: #.', 'm3'],
    ['uk', 'Ваш код: #', 'Ваш код: #.', 'm3'],
    ['kk', 'Сіздің кодыңыз: #', 'Сіздің кодыңыз: #.', 'm3'],
  ])('is short in %s', async (recipientLanguage, written, spoken, voice) => {
    const options = { recipientLanguage };
    expect(await send({ text: '', options })).toEqual([written, null]);
    expect(await send({ text: ' ', channel: 'voice', options })).toEqual([spoken, voice]);
  });

  it.each(['KK', 'kk-KZ', 'kk_KZ', ' kk '])('has the language of the tag %j', async (tag) => {
    const options = { recipientLanguage: tag };
    expect(await send({ text: '', options })).toEqual(['Сіздің кодыңыз: #', null]);
  });

  it('has the language of the region by default', async () => {
    expect(await send({ text: '', options: {} }, 'smsc.ru')).toEqual(['Ваш код: #', null]);
    expect(await send({ text: '', options: {} }, 'custom')).toEqual(['Your code: #', null]);
  });

  it('of the user wins', async () => {
    const options = { recipientLanguage: 'kk' };
    expect(await send({ text: 'PIN {code}!', options })).toEqual(['PIN #!', null]);
    expect(await send({ text: 'PIN {code}!', channel: 'voice', options: {} }, 'custom')).toEqual([
      ...['PIN #!', 'm3'],
    ]);
  });
});
