import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowFile } from '../../testkit/engine/workflow-file';

const EXAMPLES = join(__dirname, '../../examples');
const LANGUAGES = ['README.md', 'README.ru.md'];
/** Characters of one SMS in Cyrillic. */
const ONE_PART = 70;
/** What an expression in a text of these examples may become, such as an order number. */
const LONGEST_VALUE = '1234567';

const read = (file: string) => readFileSync(join(EXAMPLES, file), 'utf8');
const readWorkflow = (file: string) => JSON.parse(read(file)) as WorkflowFile;

/** Workflows of a page, in its order. */
const listLinked = (page: string) =>
  [...read(page).matchAll(/\]\(([^)]+\.json)\)/g)].map(([, file = '']) => file);

/** Workflows with notes in two languages and texts of one part. */
const listMarked = (page: string) =>
  [...read(page).matchAll(/^\| ★.*\]\(([^)]+\.json)\)/gm)].map(([, file = '']) => file);

/** Texts of messages in the node "Settings". */
function listTexts({ nodes }: WorkflowFile): string[] {
  const settings = nodes.find(({ name }) => name === 'Settings');
  const { assignments } = (settings?.parameters['assignments'] ?? { assignments: [] }) as {
    assignments: { name: string; value: string }[];
  };
  return assignments
    .filter(({ name }) => /text/i.test(name))
    .map(({ value }) => value.replace(/^=/, '').replace(/\{\{.*?\}\}/g, LONGEST_VALUE));
}

/** Names that newer versions of n8n reject in an expression, although older ones read them. */
const REJECTED =
  /(?:\.|\[\W{1,2})(?:caller|callee|arguments|constructor|prototype|binding|mainModule)\b/;

it('no example reads a field that n8n rejects in expressions', () => {
  const files = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' });
  const workflows = files.filter((name) => name.endsWith('.json'));
  expect(workflows.length).toBeGreaterThan(20);
  const found = workflows.filter((name) => REJECTED.test(read(name)));
  expect(found).toEqual([]);
});

describe('the pages of the examples', () => {
  it.each(LANGUAGES)('%s lists every workflow of the folder', (page) => {
    const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'));
    expect([...new Set(listLinked(page))].sort()).toEqual(files.sort());
  });

  it('have the same order, marks and sections in both languages', () => {
    const [english = '', russian = ''] = LANGUAGES;
    expect(listLinked(russian)).toEqual(listLinked(english));
    expect(listMarked(russian)).toEqual(listMarked(english));
    const count = (page: string) => read(page).match(/^#+ /gm)?.length;
    expect(count(russian)).toBe(count(english));
  });
});

describe.each(listMarked('README.md'))('examples/%s', (file) => {
  const workflow = readWorkflow(file);

  it('has as many notes in Russian as in English', () => {
    const notes = workflow.nodes
      .filter(({ type }) => type === 'n8n-nodes-base.stickyNote')
      .map(({ parameters }) => /[а-я]{3}/.test(String(parameters['content'])));
    expect(notes.filter((isRussian) => isRussian)).toHaveLength(2);
    expect(notes.filter((isRussian) => !isRussian)).toHaveLength(2);
  });

  it('has texts of one part', () => {
    const long = listTexts(workflow).filter((text) => text.length > ONE_PART);
    expect(long).toEqual([]);
  });
});

describe('listTexts', () => {
  it('finds the texts of the shop, with a value in each expression', () => {
    const texts = listTexts(readWorkflow('shop-order-sms.json'));
    expect(texts).toHaveLength(4);
    expect(texts[0]).toMatch(/^Заказ 1234567 принят/);
  });
});
