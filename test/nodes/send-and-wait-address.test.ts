import fc from 'fast-check';
import { BlockList } from 'node:net';
import { type IDataObject, NodeOperationError } from 'n8n-workflow';
import { ask } from './support/ask-person';
import { useFastTime } from './support/fast-time';

useFastTime();

const LOCAL = [
  ...['http://localhost:5678', 'http://LocalHost', 'http://localhost.', 'http://n8n.localhost'],
  ...['http://127.0.0.1:5678', 'http://127.0.0.1.', 'http://127.1', 'http://127.255.255.254'],
  ...['http://0x7f000001', 'http://0x7F.1', 'http://2130706433', 'http://017700000001'],
  ...['http://%31%32%37.0.0.1', 'http://１２７.０.０.１', 'http://0.0.0.0:5678', 'http://0'],
  ...['http://10.0.0.5', 'http://10.255.255.255', 'http://0xa.1', 'http://172.16.0.1'],
  ...['http://172.31.255.254', 'http://192.168.1.10:5678', 'http://192.168.257'],
  ...['http://169.254.10.1', 'http://100.64.0.1', 'http://100.127.255.254', 'http://224.0.0.1'],
  ...['http://[::1]:5678', 'http://[0:0:0:0:0:0:0:1]', 'http://[::]', 'http://[::ffff:127.0.0.1]'],
  ...['http://[::FFFF:7f00:1]', 'http://[::ffff:192.168.1.10]', 'http://[::ffff:0:10.0.0.1]'],
  ...['http://[::127.0.0.1]', 'http://[64:ff9b::10.0.0.1]', 'http://[2002:c0a8:10a::1]'],
  ...['http://[fc00::1]', 'http://[fdff:1234::1]', 'http://[fe80::1]', 'http://[febf::1]'],
  ...['http://[fec0::1]', 'http://[ff02::1]', 'https://n8n', 'https://N8N.', 'http://my-server'],
  ...['http://n8n.local', 'http://n8n.LOCAL.', 'https://n8n.internal', 'https://n8n.corp'],
  ...['https://n8n.lan:8443', 'https://n8n.home', 'https://n8n.home.arpa', 'https://a.b.intranet'],
  ...['https://n8n.localdomain', 'https://n8n.private', 'https://n8n.test', 'https://n8n.invalid'],
];

const PUBLIC = [
  ...['https://n8n.example.com', 'https://n8n.example.com.', 'https://N8N.Example.COM:8443'],
  ...['https://local.example.com', 'https://localhost.example.com', 'https://internal.com'],
  ...['https://mylocal.kz', 'https://n8n.plan', 'https://10.0.0.1.example.com'],
  ...['https://n8n.xn--80aswg', 'https://заказы.рф', 'http://8.8.8.8:5678', 'http://134744072'],
  ...['http://9.255.255.255', 'http://11.0.0.0', 'http://172.15.255.255', 'http://172.32.0.0'],
  ...['http://192.167.255.255', 'http://192.169.0.0', 'http://169.253.1.1', 'http://169.255.1.1'],
  ...['http://100.63.255.255', 'http://100.128.0.0', 'http://126.0.0.1', 'http://128.0.0.1'],
  ...['http://223.255.255.255', 'http://[2a00:1450::1]', 'http://[::ffff:8.8.8.8]'],
  ...[
    'http://[fbff::1]',
    'http://[fe00::1]',
    'http://[64:ff9b::8.8.8.8]',
    'http://[2002:808:808::1]',
  ],
];

async function errorOf(webhookUrl: string, parameters: IDataObject = {}) {
  const asked = await ask(parameters, { webhookUrl });
  expect(asked.requests).toHaveLength(asked.error === null ? 1 : 0);
  expect(asked.waits).toHaveLength(asked.error === null ? 1 : 0);
  return asked.error;
}

describe('message: sendAndWait with the address of n8n', () => {
  it.each(LOCAL)('%s sends nothing, because no phone can open the link', async (webhookUrl) => {
    const error = await errorOf(webhookUrl);
    expect(error).toBeInstanceOf(NodeOperationError);
    expect(error?.message).toBe(
      `n8n's address is ${new URL(webhookUrl).origin}, which phones cannot open`,
    );
  });

  it.each(PUBLIC)('%s sends the link', async (webhookUrl) => {
    expect(await errorOf(webhookUrl)).toBeNull();
  });

  it('says how to give n8n another address, and how to do without one', async () => {
    const error = (await errorOf('http://127.0.0.1:5678')) as NodeOperationError;
    expect(error.message).not.toContain('signature');
    expect(error.description).toMatch(/^Set WEBHOOK_URL, an environment variable of n8n, /);
    expect(error.description).toContain("'Reply SMS'");
    expect(error.description).toContain("turn on 'Allow Private Address'");
  });

  it('does not advise a reply by SMS for a form, which needs the page', async () => {
    const values = [{ fieldLabel: 'Day', fieldType: 'date' }];
    const form = { responseType: 'customForm', formFields: { values } };
    const error = (await errorOf('http://n8n.local', form)) as NodeOperationError;
    expect(error.description).not.toContain('Reply SMS');
    expect(error.description).toContain('WEBHOOK_URL');
  });

  it('sends a private link to somebody who allows it', async () => {
    const options = { allowPrivateAddress: true };
    expect(await errorOf('http://192.168.1.10:5678', { options })).toBeNull();
  });

  it('finds the fault in a dry run too', async () => {
    const error = await errorOf('http://n8n.lan', { options: { dryRun: true } });
    expect(error?.message).toContain('phones cannot open');
  });

  it('does not matter to a reply by SMS', async () => {
    const values = { limitType: 'afterTimeInterval', resumeAmount: 0.001, resumeUnit: 'minutes' };
    const { error, forms } = await ask(
      { answerBy: 'reply', options: { limitWaitTime: { values } } },
      { webhookUrl: 'http://127.0.0.1:5678' },
    );
    expect(error).toBeNull();
    expect(forms.some((form) => form.has('mes'))).toBe(true);
  });
});

describe('an address in any spelling', () => {
  /** Node.js judges the plain spelling, independently of the product. */
  const local = new BlockList();
  for (const [network, bits] of [
    ...([
      ['0.0.0.0', 8],
      ['10.0.0.0', 8],
      ['100.64.0.0', 10],
      ['127.0.0.0', 8],
    ] as const),
    ...([
      ['169.254.0.0', 16],
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
    ] as const),
    ...([['224.0.0.0', 3]] as const),
  ] as const) {
    local.addSubnet(network, bits, 'ipv4');
  }
  for (const [network, bits] of [
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ] as const) {
    local.addSubnet(network, bits, 'ipv6');
  }

  const START = [...[0, 10, 100, 127, 169, 172, 192, 224], ...[8, 101, 255]];
  const octets = fc.tuple(
    fc.oneof(fc.constantFrom(...START), fc.nat(255)),
    fc.oneof(fc.constantFrom(0, 15, 16, 31, 32, 63, 64, 127, 128, 168, 254), fc.nat(255)),
    fc.nat(255),
    fc.nat(255),
  );
  const radix = fc.constantFrom(
    (value: number) => String(value),
    (value: number) => `0x${value.toString(16)}`,
    (value: number) => `0X${value.toString(16).toUpperCase()}`,
    (value: number) => `0${value.toString(8)}`,
  );

  async function isRefused(host: string): Promise<boolean> {
    const { error, requests } = await ask(
      { options: { dryRun: true } },
      { webhookUrl: `http://${host}` },
    );
    expect(requests).toEqual([]);
    return error !== null;
  }

  it('of IPv4 is judged by the networks it is in', async () => {
    await fc.assert(
      fc.asyncProperty(octets, radix, fc.nat(3), fc.boolean(), async (parts, write, cut, dot) => {
        const rest = parts.slice(cut).reduce((sum, part) => sum * 256 + part, 0);
        const spelled = [...parts.slice(0, cut), rest].map(write).join('.');
        const expected = local.check(parts.join('.'), 'ipv4');
        expect(await isRefused(`${spelled}${dot ? '.' : ''}`)).toBe(expected);
        const [a, b] = [parts[0] * 256 + parts[1], parts[2] * 256 + parts[3]];
        for (const mapped of [
          `::ffff:${parts.join('.')}`,
          `0:0:0:0:0:FFFF:${a.toString(16)}:${b.toString(16)}`,
        ]) {
          expect(await isRefused(`[${mapped}]`)).toBe(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of IPv6 is judged by the networks it is in', async () => {
    const first = fc.oneof(
      fc.constantFrom(0xfbff, 0xfc00, 0xfdff, 0xfe00, 0xfe80, 0xfebf, 0xfec0, 0xfeff, 0xff00),
      fc.integer({ min: 0x2003, max: 0xffff }),
    );
    const groups = fc.array(fc.nat(0xffff), { minLength: 7, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(first, groups, async (start, rest) => {
        const text = [start, ...rest].map((group) => group.toString(16)).join(':');
        expect(await isRefused(`[${text}]`)).toBe(local.check(text, 'ipv6'));
      }),
      { numRuns: 60 },
    );
  });
});
