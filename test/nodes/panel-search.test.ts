import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { SmscAccount } from '../../nodes/SmscAccount/SmscAccount.node';
import { SmscInboxTrigger } from '../../nodes/SmscInboxTrigger/SmscInboxTrigger.node';
import { SmscTrigger } from '../../nodes/SmscTrigger/SmscTrigger.node';
import { SmscSmpp } from '../../packages/transports/nodes/SmscSmpp/SmscSmpp.node';
import { SmscSmppTrigger } from '../../packages/transports/nodes/SmscSmppTrigger/SmscSmppTrigger.node';
import { SmscSmtp } from '../../packages/transports/nodes/SmscSmtp/SmscSmtp.node';
import {
  mergeTriggers,
  readBuiltInNodes,
  searchPanel,
  toPanelNode,
  type PanelNode,
} from './support/panel-search';
import { EVERYDAY_WORDS } from './support/panel-words';

const ROOT = join(__dirname, '../..');

interface Codex {
  readonly node: string;
  readonly categories: readonly string[];
  readonly subcategories?: Readonly<Record<string, readonly string[]>>;
  readonly alias: readonly string[];
}

interface OwnNode {
  readonly folder: string;
  readonly type: INodeType;
  readonly codex: Codex;
}

const OWN: readonly OwnNode[] = [
  ...own('nodes', [Smsc, SmscAccount, SmscInboxTrigger, SmscTrigger]),
  ...own('packages/transports/nodes', [SmscSmpp, SmscSmppTrigger, SmscSmtp]),
];

function own(folder: string, classes: readonly (new () => INodeType)[]): OwnNode[] {
  return classes.map((Node) => {
    const path = join(ROOT, folder, Node.name, `${Node.name}.node.json`);
    const codex = JSON.parse(readFileSync(path, 'utf8')) as Codex;
    return { folder: Node.name, type: new Node(), codex };
  });
}

const BUILT_IN = readBuiltInNodes();
const NODES = mergeTriggers([
  ...BUILT_IN,
  ...OWN.map(({ type, codex }) =>
    toPanelNode(codex.node.split('.')[0] ?? '', type.description, codex),
  ),
]);

const isOwn = ({ name }: PanelNode) => name.startsWith('n8n-nodes-smsc');
const find = (word: string) => searchPanel(NODES, word);
const listNames = (word: string) => find(word).map(({ node }) => node.displayName);
const listOwn = (word: string) =>
  find(word)
    .filter(({ node }) => isOwn(node))
    .map(({ node }) => node.displayName);

/** Words that are the name or an alias of other nodes, which the panel therefore lists before. */
const WORDS_OF_OTHERS = {
  telegram: ['Telegram'],
  whatsapp: ['WhatsApp Business Cloud'],
  otp: ['TOTP'],
  '2fa': ['TOTP'],
  stop: ['Stop and Error'],
  message: ['MessageBird'],
  approval: [
    ...['Gmail', 'Telegram', 'Send Email', 'WhatsApp Business Cloud', 'Slack', 'Discord'],
    ...['Microsoft Outlook', 'Microsoft Teams', 'Google Chat'],
  ],
};

const ADMINISTRATION_WORDS = [
  ...['contacts', 'address book', 'blocklist', 'blacklist', 'block number', 'sender id'],
  ...['message template', 'mailing', 'price list', 'statistics', 'short link', 'subaccount'],
  ...['контакты', 'адресная книга', 'имя отправителя', 'шаблон', 'рассылки', 'тарифы'],
  ...['статистика', 'субаккаунт', 'заблокировать номер', 'аренда номера'],
];

describe('a search in the node panel', () => {
  describe.each(Object.entries(EVERYDAY_WORDS))('in %s', (_, words) => {
    it.each(words)('lists SMSC first for "%s"', (word) => {
      const [first, second] = find(word);
      expect(first?.node.displayName).toBe('SMSC');
      // A tie would leave the order to n8n.
      if (second && isOwn(second.node)) expect(first?.score).toBeGreaterThan(second.score);
    });
  });

  it.each(Object.entries(WORDS_OF_OTHERS))(
    'lists only its owners before SMSC for "%s"',
    (...of) => {
      const [word, owners] = of;
      const names = listNames(word);
      expect(names).toContain('SMSC');
      expect(names.slice(0, names.indexOf('SMSC')).sort()).toEqual(
        owners.filter((owner) => names.includes(owner)).sort(),
      );
    },
  );

  it.each(ADMINISTRATION_WORDS)('lists SMSC Account before SMSC for "%s"', (word) => {
    expect(listOwn(word)[0]).toBe('SMSC Account');
  });

  it('lists SMSC SMPP and SMSC SMTP for their own names only', () => {
    expect(listNames('smpp')[0]).toBe('SMSC SMPP');
    expect(listOwn('smtp')).toEqual(['SMSC SMTP']);
    expect(listOwn('smpp')).toEqual(['SMSC SMPP']);
    // They are called "SMSC …", so the panel finds them by the letters of that name, after SMSC.
    const ofName = ['sms', 'smsc'];
    const found = Object.values(EVERYDAY_WORDS)
      .flat()
      .filter((word) => !ofName.includes(word))
      .filter((word) => listOwn(word).some((name) => /SMPP|SMTP/.test(name)));
    expect(found).toEqual([]);
  });

  it('lists no node of ours before a node whose name was typed', () => {
    const overtaken = mergeTriggers(BUILT_IN)
      .map(({ displayName }) => displayName)
      .filter((name) => {
        const names = find(name);
        const place = names.findIndex(({ node }) => node.displayName === name);
        return names.slice(0, Math.max(place, 0)).some(({ node }) => isOwn(node));
      });
    expect(overtaken).toEqual([]);
  });
});

/** What n8n's checks of community packages accept. */
const CATEGORIES = [
  ...['AI', 'Analytics', 'Communication', 'Data & Storage', 'Development'],
  ...['Finance & Accounting', 'Marketing & Content', 'Miscellaneous', 'Productivity'],
  ...['Sales', 'Utility'],
];

describe.each(OWN)('the codex of $folder', ({ codex, type }) => {
  it('belongs to the node and has categories that n8n accepts', () => {
    expect(codex.node).toMatch(
      new RegExp(`^n8n-nodes-smsc(-transports)?\\.${type.description.name}$`),
    );
    expect(codex.categories).toContain('Communication');
    expect(codex.categories.filter((category) => !CATEGORIES.includes(category))).toEqual([]);
    expect(Object.keys(codex.subcategories ?? {}).filter((name) => name !== 'AI')).toEqual([]);
  });

  it('has no alias twice', () => {
    expect(new Set(codex.alias).size).toBe(codex.alias.length);
    expect(codex.alias).toEqual(codex.alias.map((alias) => alias.trim().toLowerCase()));
  });
});

describe('the entry of an action node and its trigger', () => {
  // The panel shows the description of the trigger for both.
  it.each([
    ['SMSC', SmscTrigger],
    ['SMSC SMPP', SmscSmppTrigger],
  ])('says that %s sends and starts workflows', (_, Trigger) => {
    const { description } = new Trigger().description;
    expect(description).toMatch(/^Send .+\bstart on /);
    // A second line would push actions out of sight.
    expect(description.length).toBeLessThanOrEqual(50);
  });
});
