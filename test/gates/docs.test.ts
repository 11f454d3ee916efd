import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import manifest from '../../package.json';
import { RESOURCES } from '../../operations/resources';
import { listBlocks, replaceBlocks } from '../../scripts/docs/blocks';
import { createCatalogue, nameOperationBlock } from '../../scripts/docs/catalogue';
import { listDocuments, renderDocuments } from '../../scripts/docs/documents';
import { findFirstDifference } from '../../scripts/docs/first-difference';
import { linkTo, overviewOf, pageOf } from '../../scripts/docs/operations';
import {
  findBrokenLinks,
  findMachineTraces,
  findOrphans,
  findUnknownCommands,
  findUnknownParameters,
  listAnchors,
  listFencedBlocks,
} from './document-rules';
import { withRelativeLinks } from './own-links';

const ROOT = resolve(__dirname, '../..');
const read = (path: string) => withRelativeLinks(path, readFileSync(join(ROOT, path), 'utf8'));
const DOCUMENTS = new Map(listDocuments(ROOT).map((path) => [path, read(path)]));
/** Longer pages take seconds to show and cannot be read in one go. */
const LARGEST_BYTES = 40 * 1024;
const OPERATIONS = RESOURCES.flatMap(({ value, operations }) =>
  operations.map((operation) => ({ resource: value, operation })),
);

describe('the documents of this repository', () => {
  it('have up-to-date generated blocks', async () => {
    const rendered = await renderDocuments(ROOT);
    const stale = rendered
      .map(({ path, current, fresh }) => [path, findFirstDifference(current, fresh)])
      .filter(([, difference]) => difference !== null);
    expect(stale).toEqual([]);
  });

  it('link to existing files and headings', () => {
    expect(findBrokenLinks(DOCUMENTS, (path) => existsSync(join(ROOT, path)))).toEqual([]);
  });

  // The changelog only grows, and readers look for one version in it.
  it('have at most 40 KiB each, except the changelog', () => {
    const sizes = [...DOCUMENTS].map(([path, text]) => [path, Buffer.byteLength(text)] as const);
    const large = sizes.filter(([path, size]) => path !== 'CHANGELOG.md' && size > LARGEST_BYTES);
    expect(sizes.length).toBeGreaterThan(40);
    expect(large).toEqual([]);
  });

  it.each(['README.md', 'docs/README.md'])('can all be found from %s', (start) => {
    expect(findOrphans(DOCUMENTS, [start])).toEqual([]);
  });

  it("contain no path of a developer's machine", () => {
    const traces = [...DOCUMENTS].map(([path, text]) => [path, findMachineTraces(text)]);
    expect(traces.filter(([, found]) => found?.length)).toEqual([]);
  });

  it('name existing commands', () => {
    const unknown = [...DOCUMENTS.values()].flatMap((text) =>
      findUnknownCommands(text, Object.keys(manifest.scripts)),
    );
    expect(unknown).toEqual([]);
  });

  it('contain valid JSON, and nodes with existing parameters', () => {
    const blocks = [...DOCUMENTS.values()].flatMap(listFencedBlocks);
    const nodes = blocks.filter(({ info }) => info === 'json node');
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.flatMap(({ content }) => findUnknownParameters(content))).toEqual([]);
    for (const { info, content } of blocks) {
      if (/^json\b/.test(info)) expect(() => JSON.parse(content) as unknown).not.toThrow();
    }
  });
});

describe('README.md', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

  it('has the two commands that CI runs, in its first block', () => {
    const [block] = listFencedBlocks(readme).filter(({ info }) => info === 'sh');
    const commands = block?.content.trim().split('\n');
    const steps = [...read('.ci/run').matchAll(/^step (npm [^|]+?)(?: \|.*)?$/gm)];
    expect(commands).toEqual(['npm run demo', 'npm test']);
    expect(steps.map(([, step]) => step).slice(0, 2)).toEqual(commands);
  });

  it('has at most 8 KiB', () => {
    expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(8 * 1024);
  });

  it('says near its top that nothing was run against the live gateway', () => {
    expect(readme.split('\n').slice(0, 12).join()).toContain(
      'Not yet run against the live gateway',
    );
  });

  it('lists what the package can do in sixteen lines', () => {
    const [, , part = ''] = /^## (What it can do)\n\n([\s\S]*?)\n\n/m.exec(readme) ?? [];
    expect(part.split('\n')).toHaveLength(16);
  });

  it('names the address to paste into the SMSC dashboard', () => {
    expect(readme).toContain('<production URL>?charset=utf-8&<callbackHash>=<callbackSecret>');
  });
});

describe('the generated list of operations', () => {
  const list = createCatalogue(() => undefined).get('operations')?.() ?? '';

  it.each(OPERATIONS)('names $resource: $operation.value', ({ resource, operation }) => {
    expect(list).toContain(`\`${resource}: ${operation.value}\``);
  });
});

describe('the nodes and credentials', () => {
  const files = [
    ...listSources('nodes', '.node.json'),
    ...listSources('packages/transports/nodes', '.node.json'),
    ...listSources('credentials', '.credentials.ts'),
    ...listSources('packages/transports/credentials', '.credentials.ts'),
  ];

  it.each(files)('%s links to existing pages and headings', (path) => {
    const urls =
      readFileSync(join(ROOT, path), 'utf8').match(/https:\/\/github\.com\/[^"']+/g) ?? [];
    expect(urls.length).toBeGreaterThan(0);
    const links = withRelativeLinks(path, urls.map((url) => `[x](${url})`).join('\n'));
    const pages = new Map([...DOCUMENTS, [path, links]]);
    const broken = findBrokenLinks(pages, (target) => existsSync(join(ROOT, target)));
    expect(broken.filter((one) => one.startsWith(path))).toEqual([]);
  });
});

function listSources(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .sort();
}

describe('examples/README.md', () => {
  it('lists every workflow of the folder', () => {
    const workflows = readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.json'));
    const listed = [...read('examples/README.md').matchAll(/\]\(([^)]+\.json)\)/g)];
    expect(listed.map(([, name]) => name).sort()).toEqual(workflows.sort());
  });
});

describe('the documentation pages of a resource', () => {
  it.each(RESOURCES)('$value document exactly its operations', (resource) => {
    const pages = new Set(resource.operations.map((operation) => pageOf(resource, operation)));
    const blocks = [...pages, overviewOf(resource)].flatMap((page) =>
      listBlocks(DOCUMENTS.get(`docs/${page}`) ?? ''),
    );
    expect([...new Set(blocks)].filter((name) => name.startsWith('operation ')).sort()).toEqual(
      resource.operations.map((operation) => nameOperationBlock(resource.value, operation)).sort(),
    );
  });

  it.each(OPERATIONS)('$resource has $operation.value on its page', ({ resource, operation }) => {
    const page = DOCUMENTS.get(`docs/${pageOf({ value: resource }, operation)}`) ?? '';
    expect(listBlocks(page)).toContain(nameOperationBlock(resource, operation));
  });
});

describe('linkTo', () => {
  it.each([
    ['hlr', 'getResult', 'Get Result', 'hlr.md#get-result'],
    ['shortLink', 'get', 'Get', 'short-link.md#get'],
    ['message', 'sendAndWait', 'Send and Wait', 'message/send-and-wait.md'],
  ])('returns the page of %s.%s in kebab-case', (resource, value, name, link) => {
    expect(linkTo({ value: resource }, { value, name })).toBe(link);
  });
});

describe('docs/operations.md', () => {
  const page = read('docs/operations.md');

  it.each(OPERATIONS)('names $resource: $operation.value', ({ resource, operation }) => {
    expect(page).toContain(`(\`${resource}: ${operation.value}\`)`);
  });
});

describe('docs/status-record.md', () => {
  const [messagePart = '', hlrPart = ''] = read('docs/status-record.md').split('## HLR record');

  it.each([
    ['message/getStatus', messagePart],
    ['hlr/lookup', hlrPart],
  ])('documents exactly the fields of the output preview of %s', (operation, text) => {
    const preview = JSON.parse(read(`nodes/Smsc/__schema__/v1.0.0/${operation}.json`)) as {
      properties: Record<string, object>;
    };
    const rows = [...text.matchAll(/^\| (`[^|]+`) +\|/gm)];
    const named = rows.flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    expect(named.sort()).toEqual(Object.keys(preview.properties).sort());
  });
});

describe('replaceBlocks', () => {
  const begin = '<!-- begin generated: a -->';
  const end = '<!-- end generated: a -->';

  it('replaces only the text between the markers', async () => {
    const text = `before\n\n${begin}\nold\n${end}\n\nafter\n`;
    const fresh = `before\n\n${begin}\n\nnew\n\n${end}\n\nafter\n`;
    await expect(replaceBlocks(text, async () => 'new\n')).resolves.toBe(fresh);
    await expect(replaceBlocks(fresh, async () => 'new\n')).resolves.toBe(fresh);
  });

  it.each([
    ['without an end', `${begin}\nold\n`],
    ['without a begin', `old\n${end}\n`],
    ['with the end of another', `${begin}\n<!-- end generated: b -->\n`],
  ])('rejects a block %s', async (_, text) => {
    await expect(replaceBlocks(text, async () => 'new')).rejects.toThrow();
  });
});

describe('findFirstDifference', () => {
  it('returns the first line that differs', () => {
    expect(findFirstDifference('a\nb\nc', 'a\nx\nc')).toBe('line 2\n  - b\n  + x');
    expect(findFirstDifference('a\nb', 'a')).toBe('line 2\n  - b\n  + (end of the file)');
  });

  it('returns nothing for equal texts', () => {
    expect(findFirstDifference('a\nb', 'a\nb')).toBeNull();
  });
});

describe('findBrokenLinks', () => {
  const files = ['README.md', 'docs/a.md'];
  const find = (text: string) =>
    findBrokenLinks(
      new Map([
        ['README.md', '# One: two\n'],
        ['docs/a.md', text],
      ]),
      (path) => files.includes(path),
    );

  it.each(['[x](b.md)', '![x](../a.svg)', '[x](../README.md#three)', '[x](#here)'])(
    'rejects %s',
    (text) => {
      expect(find(text)).toHaveLength(1);
    },
  );

  it.each(['[x](a.md)', '[x](../README.md#one-two)', '[x](https://example.com)', '`[x](b.md)`'])(
    'accepts %s',
    (text) => {
      expect(find(text)).toEqual([]);
    },
  );
});

describe('findOrphans', () => {
  const find = (links: Readonly<Record<string, string>>) =>
    findOrphans(new Map(Object.entries(links)), ['README.md']);

  it('follows links of pages that were found', () => {
    const pages = { 'README.md': '[x](docs/a.md)', 'docs/a.md': '[x](b/c.md#d)' };
    expect(find({ ...pages, 'docs/b/c.md': '[x](../../README.md)' })).toEqual([]);
  });

  it.each(['`[x](docs/a.md)`', 'docs/a.md', '[x](https://example.com/docs/a.md)', '[x](#a)'])(
    'returns a page that is only named as in %s',
    (text) => {
      expect(find({ 'README.md': text, 'docs/a.md': '[x](README.md)' })).toEqual(['docs/a.md']);
    },
  );
});

describe('findUnknownCommands', () => {
  const find = (command: string) =>
    findUnknownCommands(`\`\`\`sh\n${command}\n\`\`\``, ['test', 'demo']);

  it.each(['npm test', 'npm run demo', 'npm run demo -- --json'])('accepts %s', (command) => {
    expect(find(command)).toEqual([]);
  });

  it.each(['npm run bench', 'npm start', 'npm run demos', 'make'])('rejects %s', (command) => {
    expect(find(command)).toEqual([command]);
  });
});

describe('findUnknownParameters', () => {
  const find = (parameters: object, type = 'smsc') =>
    findUnknownParameters(
      JSON.stringify({ nodes: [{ type: `n8n-nodes-smsc.${type}`, parameters }] }),
    );
  const send = { resource: 'message', operation: 'send' };

  it('accepts parameters and options of the operation', () => {
    expect(find({ ...send, to: '+77011234567', options: { comment: 'a' } })).toEqual([]);
  });

  it.each([
    [{ resource: 'message', operation: 'forget' }, 'message: forget'],
    [{ ...send, phones: '+77011234567' }, 'phones'],
    [{ ...send, options: { mood: 'good' } }, 'options.mood'],
  ])('rejects %j', (parameters, found) => {
    expect(find(parameters)).toEqual([found]);
  });

  it('looks up an operation in the node that offers it', () => {
    const prices = { resource: 'account', operation: 'getPrices' };
    expect(find(prices, 'smscAccount')).toEqual([]);
    expect(find(prices)).toEqual(['account: getPrices']);
    expect(find(send, 'smscAccount')).toEqual(['message: send']);
  });
});

describe('findMachineTraces', () => {
  it.each(['see /home/me/a.md', '`/tmp/x`', 'from registry.example.com', '127.0.0.1:53211'])(
    'rejects %s',
    (text) => {
      expect(findMachineTraces(text)).toHaveLength(1);
    },
  );

  it.each(['docs/work/a.md', 'the /sys/send.php page', 'http://127.0.0.1:4010'])(
    'accepts %s',
    (text) => {
      expect(findMachineTraces(text)).toEqual([]);
    },
  );
});

describe('listAnchors', () => {
  it('creates anchors of headings as GitHub does', () => {
    expect(listAnchors('# Get Status\n\n## What is `flag`?\n')).toEqual([
      'get-status',
      'what-is-flag',
    ]);
  });
});
