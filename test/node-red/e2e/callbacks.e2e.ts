import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { nodeRedVersions } from '../../../testkit/node-red/versions';
import { CALLBACK_SECRET, node, openStage, probe, type Stage } from './support/stage';

interface Setting {
  readonly title: string;
  readonly settings: readonly string[];
  /** Root of the HTTP nodes. */
  readonly root?: string;
  readonly adminRoot?: string;
}

/** What decides which program of Node-RED sees a request first. */
const SETTINGS: readonly Setting[] = [
  { title: 'the default settings', settings: [] },
  { title: 'an own root of the HTTP nodes', settings: ["httpNodeRoot: '/api'"], root: '/api' },
  {
    title: 'an own root of the editor',
    settings: ["httpAdminRoot: '/admin'"],
    adminRoot: '/admin',
  },
  { title: 'no editor', settings: ['httpAdminRoot: false'] },
  {
    title: 'own roots of both',
    settings: ["httpAdminRoot: '/admin'", "httpNodeRoot: '/hooks/red'"],
    root: '/hooks/red',
    adminRoot: '/admin',
  },
  {
    title: 'body parsers of the user in front of all HTTP nodes',
    settings: [
      `httpNodeMiddleware: ((parser) => [parser.json(), parser.urlencoded({ extended: true }), parser.text({ type: '*/*' })])(
        require('module').createRequire(process.argv[1])('body-parser'))`,
    ],
  },
  { title: 'an own limit of body sizes', settings: ["apiMaxLength: '1kb'"] },
];

const TEXT = 'Привет, ёлка 5';

const flow = () => [
  node('in', 'smsc in', {
    ...{ account: 'account', path: '/smsc', authentication: 'signature', options: {} },
    events: ['deliveryStatus', 'incomingMessage', 'callConfirmation'],
    wires: [['status'], ['message'], ['call']],
  }),
  ...['status', 'message', 'call'].map(probe),
];

const sha1 = (...parts: (string | Buffer)[]): string => {
  const hash = createHash('sha1');
  parts.forEach((part, index) => hash.update(index === 0 ? '' : ':').update(part));
  return hash.digest('hex');
};

const percent = (bytes: Buffer): string =>
  [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

interface Sent {
  readonly type: string;
  readonly body: string | Buffer;
}

/** An incoming message in each form and charset of the gateway. */
function writeMessage(form: string, charset: string, phone: string): Sent {
  const text = iconv.encode(TEXT, charset);
  const hash = sha1(phone, text, '77010000001', CALLBACK_SECRET);
  const fields = [
    ['phone', phone],
    ['to', '77010000001'],
    ['charset', charset],
    ['sha1', hash],
  ] as const;
  const pairs = fields.map(([name, value]) => `${name}=${value}`).join('&');
  switch (form) {
    case 'form':
      return {
        type: `application/x-www-form-urlencoded; charset=${charset}`,
        body: `${pairs}&mes=${percent(text)}`,
      };
    case 'raw form':
      return {
        type: `application/x-www-form-urlencoded; charset=${charset}`,
        body: Buffer.concat([
          Buffer.from(`${pairs}&mes=`),
          iconv.encode(TEXT.replaceAll(' ', '+'), charset),
        ]),
      };
    case 'multipart': {
      const boundary = '----parts7';
      const open = (name: string) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`;
      const parts = fields.map(([name, value]) => `${open(name)}${value}\r\n`).join('');
      return {
        type: `multipart/form-data; boundary=${boundary}`,
        body: Buffer.concat([
          Buffer.from(`${parts}${open('mes')}`),
          text,
          Buffer.from(`\r\n--${boundary}--\r\n`),
        ]),
      };
    }
    case 'xml': {
      const elements = fields.map(([name, value]) => `<${name}>${value}</${name}>`).join('');
      return {
        type: `text/xml; charset=${charset}`,
        body: Buffer.concat([
          Buffer.from(`<?xml version="1.0" encoding="${charset}"?><sms>${elements}<mes>`),
          text,
          Buffer.from('</mes></sms>'),
        ]),
      };
    }
    default: {
      const json = JSON.stringify({ ...Object.fromEntries(fields), mes: '@' });
      const [before = '', after = ''] = json.split('@');
      return {
        type: `application/json; charset=${charset}`,
        body: Buffer.concat([Buffer.from(before), text, Buffer.from(after)]),
      };
    }
  }
}

async function send(url: string, { type, body }: Sent): Promise<readonly [number, string]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': type, connection: 'close' },
    body,
  });
  return [response.status, await response.text()];
}

const FORMS = ['form', 'raw form', 'multipart', 'xml', 'json'].flatMap((form) =>
  ['utf-8', 'windows-1251', 'koi8-r'].map((charset) => [form, charset] as const),
);

describe.each(nodeRedVersions)('smsc in of Node-RED $version', (version) => {
  describe.each(SETTINGS)('with $title', ({ settings, root = '', adminRoot }) => {
    let stage: Stage;
    let url: string;

    beforeAll(async () => {
      stage = await openStage(version, {
        ...{ settings, nodes: flow() },
        ...(adminRoot !== undefined && { adminRoot }),
      });
      url = `${stage.red.url}${root}/smsc`;
    });
    afterAll(async () => await stage.stop());

    it('reads a signed message in each form and charset', async () => {
      const before = stage.red.probed('message').length;
      for (const [index, [form, charset]] of FORMS.entries()) {
        const phone = `770112345${String(10 + index)}`;
        const answer = await send(url, writeMessage(form, charset, phone));
        expect([form, charset, ...answer]).toEqual([form, charset, 200, 'OK']);
      }
      const messages = await stage.red.untilProbed('message', before + FORMS.length);
      const texts = messages.slice(before).map(({ payload }) => (payload as { text: string }).text);
      expect(texts).toEqual(FORMS.map(() => TEXT));
    });

    it('takes statuses and calls of the gateway at their outputs', async () => {
      const { emulator, red } = stage;
      emulator.control.setCallbackUrl(`${url}?charset=windows-1251&sha1=${CALLBACK_SECRET}`);
      const status = `id=7&phone=77011234567&status=1&sha1=${sha1('7', '77011234567', '1', CALLBACK_SECRET)}`;
      const type = 'application/x-www-form-urlencoded';
      expect(await send(url, { type, body: status })).toEqual([200, 'OK']);
      await emulator.control.incoming({ phone: '77011234599', text: TEXT });
      const [delivered] = await red.untilProbed('status', 1);
      expect(delivered).toMatchObject({
        ...{ topic: 'deliveryStatus', phone: '+77011234567' },
        payload: { id: '7', statusName: 'delivered', event: 'deliveryStatus' },
      });
      const messages = await red.untilProbed('message', FORMS.length + 1);
      expect(messages.at(-1)).toMatchObject({ phone: '+77011234599', payload: { text: TEXT } });
    });

    it('rejects what is not signed, not readable or too large, and goes on', async () => {
      const type = 'application/x-www-form-urlencoded';
      const count = stage.red.probed('status').length;
      const forged = { type, body: 'id=1&phone=77011234567&status=1&sha1=00' };
      expect(await send(url, forged)).toEqual([401, 'Signature missing or invalid']);
      expect(await send(url, { type, body: '%%%' })).toEqual([400, 'Not readable']);
      expect(await send(url, { type: 'application/json', body: '{' })).toEqual([
        400,
        'Not readable',
      ]);
      expect(await send(url, { type, body: '' })).toEqual([400, 'Not readable']);
      const [status] = await send(url, { type, body: 'a'.repeat(2_000_000) }).catch(() => [413]);
      expect(status).toBe(413);
      expect(stage.red.probed('status')).toHaveLength(count);
      expect(stage.red.process.hasEnded).toBe(false);
    });

    it('ignores a repetition', async () => {
      const type = 'application/x-www-form-urlencoded';
      const body = `id=8&phone=77011234567&status=1&sha1=${sha1('8', '77011234567', '1', CALLBACK_SECRET)}`;
      const before = stage.red.probed('status').length;
      for (let time = 0; time < 3; time++) {
        expect(await send(url, { type, body })).toEqual([200, 'OK']);
      }
      await stage.red.untilProbed('status', before + 1);
      expect(stage.red.probed('status')).toHaveLength(before + 1);
    });
  });
});

it.each(nodeRedVersions)(
  'leaves callbacks to the password of httpNodeAuth in Node-RED $version',
  async (version) => {
    // The gateway has no password, so any hash will do.
    const hash = '$2b$08$W5LbSXZVbHZqjbXxzyWmxeYxJtQ3o3d3zN1WkB6V8mQz5e3m0q1yK';
    const stage = await openStage(version, {
      settings: [`httpNodeAuth: { user: 'user', pass: '${hash}' }`],
      nodes: flow(),
    });
    try {
      const body = `id=9&phone=77011234567&status=1&sha1=${sha1('9', '77011234567', '1', CALLBACK_SECRET)}`;
      const type = 'application/x-www-form-urlencoded';
      const [status] = await send(`${stage.red.url}/smsc`, { type, body });
      expect(status).toBe(401);
      expect(stage.red.probed('status')).toEqual([]);
    } finally {
      await stage.stop();
    }
  },
);
