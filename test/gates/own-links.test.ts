import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toOwnPath, withRelativeLinks } from './own-links';

const ROOT = resolve(__dirname, '../..');

describe('README files that npm shows', () => {
  const packed = ['LICENSE'];

  it.each(['README.md', 'packages/transports/README.md', 'packages/emulator/README.md'])(
    'the links of %s work outside of the repository',
    (path) => {
      const links = [...readFileSync(join(ROOT, path), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(
        ([, link = '']) => link,
      );
      const relative = links.filter((link) => !/^(https:|#)/.test(link));
      expect(relative.filter((link) => !packed.includes(link))).toEqual([]);
    },
  );
});

describe('withRelativeLinks', () => {
  it.each([
    ['README.md', '/blob/main/docs/a.md#b', 'docs/a.md#b'],
    ['docs/ru/a.md', '/raw/main/docs/images/a.svg', '../images/a.svg'],
    ['docs/a.md', '/issues', 'https://github.com/example/n8n-nodes-smsc/issues'],
  ])('in %s replaces %s', (file, address, link) => {
    const text = `[x](https://github.com/example/n8n-nodes-smsc${address})`;
    expect(withRelativeLinks(file, text)).toBe(`[x](${link})`);
  });
});

describe('toOwnPath', () => {
  it.each([
    ['docs/ru/a.md', '../b.md#c', 'docs/b.md'],
    ['docs/a.md', '#c', 'docs/a.md'],
    ['docs/a.md', 'https://github.com/example/n8n-nodes-smsc/blob/main/README.md', 'README.md'],
    ['docs/a.md', 'https://n8n.io/', 'https://n8n.io/'],
  ])('in %s follows %s', (file, link, path) => {
    expect(toOwnPath(file, link)).toBe(path);
  });
});
