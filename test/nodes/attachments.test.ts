import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import axios from 'axios';
import type { IBinaryData, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { SmscApi } from '../../credentials/SmscApi.credentials';
import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { createExecutionHost } from '../../nodes/shared/execution-host';
import { readAttachments } from '../../operations/message/read-message';
import { MultipartBody } from '../../nodes/Smsc/multipart-body';
import { formatProblem } from '../../protocol/format-problem';
import { findChannel, type AttachedFile } from '../../protocol';

const CONTENT = randomBytes(300_001);

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes of buffers that are still referenced. */
function measureHeld(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

interface Item {
  readonly channel?: unknown;
  readonly attachments?: unknown;
  readonly binary?: Readonly<Record<string, IBinaryData>>;
}

/** The functions of the host to find and read files; contents by ID for stored ones. */
function runOf(items: readonly Item[], stored: Readonly<Record<string, Buffer>> = {}) {
  const read: string[] = [];
  const functions = {
    getInputData: () => items,
    getNodeParameter: (name: 'channel' | 'attachments', index: number, fallback: unknown) => {
      const value = items[index]?.[name];
      if (value instanceof Error) throw value;
      return value ?? fallback;
    },
    helpers: {
      assertBinaryData: (index: number, name: string | IBinaryData) => {
        if (typeof name !== 'string') return name;
        const data = items[index]?.binary?.[name];
        if (!data) throw new Error('The item has no such binary field');
        return data;
      },
      getBinaryMetadata: (id: string) => Promise.resolve({ fileSize: stored[id]?.length ?? 0 }),
      getBinaryStream: (id: string) => {
        read.push(id);
        return Promise.resolve([stored[id]]);
      },
    },
  } as unknown as IExecuteFunctions;
  const host = createExecutionHost(functions, { credential: 'smscApi' });
  return { host, read };
}

async function contentOf(file: AttachedFile | undefined): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file?.open() ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function channelOf({ channel }: Item) {
  return findChannel(String(channel)) ?? { accepts: [] };
}

async function filesOf(item: Item, stored?: Readonly<Record<string, Buffer>>) {
  return await readAttachments(runOf([item], stored).host, 0, channelOf(item));
}

const inMemory: IBinaryData = { data: CONTENT.toString('base64'), mimeType: 'image/png' };

describe('readAttachments', () => {
  it('decodes files in memory chunk by chunk', async () => {
    const binary = { photo: { ...inMemory, fileName: 'a.png' } };
    const files = await filesOf({ channel: 'mms', attachments: ' photo, ', binary });
    expect(files).toMatchObject({
      ok: true,
      value: [{ name: 'a.png', contentType: 'image/png', size: CONTENT.length }],
    });
    const [file] = files.ok ? files.value : [];
    expect((await contentOf(file)).equals(CONTENT)).toBe(true);
    const sizes = [...(file?.open() as Iterable<Uint8Array>)].map(({ length }) => length);
    expect(Math.max(...sizes)).toBeLessThan(100_000);
  });

  it('requests the size from the store and reads a stored file only when it is sent', async () => {
    const binary = { data: { data: 'database', id: 'db:1', mimeType: 'audio/mpeg' } };
    const item = { channel: 'viber', attachments: 'data', binary };
    const { host, read } = runOf([item], { 'db:1': CONTENT });
    const files = await readAttachments(host, 0, channelOf(item));
    expect(files).toMatchObject({ ok: true, value: [{ name: 'data', size: CONTENT.length }] });
    expect(read).toEqual([]);
    expect((await contentOf(files.ok ? files.value[0] : undefined)).equals(CONTENT)).toBe(true);
    expect(read).toEqual(['db:1']);
  });

  it('trusts the size in the item', async () => {
    const binary = { data: { data: '', id: 'db:1', mimeType: 'a/b', bytes: 77 } };
    const files = await filesOf({ channel: 'mms', attachments: ['data'], binary });
    expect(files).toMatchObject({ ok: true, value: [{ size: 77 }] });
  });

  it('accepts data from an expression and generates a file name', async () => {
    const data = { ...inMemory, fileExtension: 'png' };
    const files = await filesOf({ channel: 'email', attachments: data });
    expect(files).toMatchObject({ ok: true, value: [{ name: 'file.png' }] });
  });

  it.each(['sms', 'telegram', 'nothing', 5])(
    'finds no files for the channel %j',
    async (channel) => {
      const binary = { data: inMemory };
      expect(await filesOf({ channel, attachments: 'data', binary })).toEqual({
        ok: true,
        value: [],
      });
    },
  );

  it.each([
    ['a field that the item lacks', 'data, photo', '"photo"'],
    ['an expression that fails', new Error('No such node'), 'No such node'],
  ])('rejects %s and keeps the other items', async (_title, attachments, text) => {
    const binary = { data: inMemory };
    const items = [
      { channel: 'mms', attachments, binary },
      { channel: 'mms', attachments: 'data', binary },
    ];
    const { host } = runOf(items);
    const [refused, other] = await Promise.all(
      items.map(async (item, index) => await readAttachments(host, index, channelOf(item))),
    );
    expect(refused).toMatchObject({ ok: false, problem: { parameter: 'attachments' } });
    expect(
      !refused?.ok && refused?.problem.kind === 'input' && formatProblem(refused.problem).text,
    ).toContain(text);
    expect(other?.ok).toBe(true);
  });
});

describe('MultipartBody', () => {
  let emulator: EmulatorHandle;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => emulator.control.reset());
  afterAll(() => emulator.stop());

  const file = {
    name: 'a.bin',
    contentType: 'a/b',
    size: CONTENT.length,
    open: () => [CONTENT.subarray(0, 9), CONTENT.subarray(9)],
  };
  const FORM = 'phones=77011234567&mes=a%0Ab&mms=1&fmt=3&charset=utf-8';

  /** In the order of n8n: first the credential, then the HTTP library. */
  async function post(body: MultipartBody): Promise<IHttpRequestOptions> {
    const given: IHttpRequestOptions = {
      method: 'POST',
      url: `${emulator.url}/sys/send.php`,
      headers: { 'Content-Type': body.type },
      body,
    };
    const credential = { authentication: 'apiKey', apiKey: 'demo-key' };
    const options = await new SmscApi().authenticate(credential, given);
    await axios.post(options.url, options.body, { headers: options.headers as never });
    return options;
  }

  it('contains fields, files and the secret of the credential, in the body only', async () => {
    const { url } = await post(new MultipartBody(FORM, [file]));
    expect(url).not.toContain('demo-key');
    const sha256 = createHash('sha256').update(CONTENT).digest('hex');
    expect(emulator.control.readMessages()).toMatchObject([
      { text: 'a\nb', files: [{ name: 'a.bin', size: CONTENT.length, sha256 }] },
    ]);
    expect(emulator.control.readLog()[0]).toMatchObject({ fields: { apikey: '***' } });
  });

  it('is not mistaken for an empty body', () => {
    expect(Object.keys(new MultipartBody(FORM, [file]))).not.toEqual([]);
    expect(new MultipartBody(FORM, []).type).toMatch(/^multipart\/form-data; boundary=\S{20,}$/);
  });

  it.each([
    ['is shorter', [Buffer.alloc(10)]],
    ['is longer', [CONTENT, Buffer.alloc(10)]],
  ])('is not sent when a file %s than announced', async (_title, chunks) => {
    const body = new MultipartBody(FORM, [{ ...file, open: () => chunks }]);
    await expect(post(body)).rejects.toThrow(/\S/);
    expect(body.brokenFile).toBe('a.bin');
    expect(emulator.control.readMessages()).toEqual([]);
  });

  it('reads a file no further than it is sent', async () => {
    let produced = 0;
    function* chunks() {
      for (let chunk = 0; chunk < 800; chunk += 1) {
        produced += 65_536;
        yield Buffer.alloc(65_536);
      }
    }
    const body = new MultipartBody(FORM, [{ ...file, size: 800 * 65_536, open: chunks }]);
    let consumed = 0;
    for await (const chunk of body.stream()) {
      consumed += chunk.byteLength;
      expect(produced - consumed).toBeLessThan(1_000_000);
    }
    expect(consumed).toBe(body.size);
  });

  it('is not held in memory as a whole while it is sent', async () => {
    const size = 64 * 1024 * 1024;
    const before = measureHeld();
    // The minimum of several measurements, since unreferenced buffers may take a while to be freed.
    let least = Infinity;
    function* chunks() {
      for (let sent = 0; sent < size; sent += 65_536) {
        const isLook = sent > size / 2 && sent % (4 * 1024 * 1024) === 0;
        if (isLook) least = Math.min(least, measureHeld() - before);
        yield Buffer.allocUnsafeSlow(65_536);
      }
    }
    let received = 0;
    const server = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => (received += chunk.length));
      request.on('end', () => response.end('{}'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const body = new MultipartBody(FORM, [{ ...file, size, open: chunks }]);
    const headers = { 'Content-Type': body.type };
    // As n8n does for `disableFollowRedirect`; a body that may be redirected is kept as a whole.
    const settings = { headers, maxRedirects: 0, maxBodyLength: Infinity };
    await axios.post(`http://127.0.0.1:${port}`, body, settings);
    await new Promise((resolve) => server.close(resolve));
    expect(received).toBe(body.size);
    expect(least).toBeLessThan(8 * 1024 * 1024);
  });

  it('does not report a file error when the connection breaks', async () => {
    const body = new MultipartBody(FORM, [{ ...file, size: 50 * CONTENT.length, open: endless }]);
    const reader = body.stream().getReader();
    let received = 0;
    while (received < CONTENT.length) received += (await reader.read()).value?.byteLength ?? 0;
    await reader.cancel();
    expect(body.brokenFile).toBeNull();
    function* endless() {
      for (;;) yield CONTENT;
    }
  });
});
