import type { IWebhookFunctions } from 'n8n-workflow';
import { readRawCallback } from '../../nodes/SmscTrigger/read-raw-callback';
import { refusing } from './support/refusing';

/** A request whose multipart data n8n has parsed. */
async function read(data: unknown): Promise<string> {
  const request = { body: { data, files: {} }, originalUrl: '/webhook' };
  const functions = refusing('The webhook context', {
    getRequestObject: () => request,
    getHeaderData: () => ({ 'content-type': 'multipart/form-data; boundary=b' }),
  });
  const { body } = await readRawCallback(functions as unknown as IWebhookFunctions);
  return Buffer.from(body).toString();
}

describe('readRawCallback: multipart data that n8n has parsed', () => {
  it('becomes a form that keeps repeated fields', async () => {
    expect(await read({ id: '1', mes: 'Қ & b', to: ['1', '2'] })).toBe(
      'id=1&mes=%D2%9A%20%26%20b&to=1&to=2',
    );
  });

  it.each([
    ['very many fields', Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [i, 'v']))],
    ['a very long value', { id: 'я'.repeat(5_000_000) }],
    ['a very long name', { ['я'.repeat(5_000_000)]: '1' }],
    ['very many values', { id: new Array<string>(1_000_000).fill('a') }],
    ['a value that is not a text', { id: { toString: 1 } }],
  ])('is not rebuilt with %s', async (_title, data) => {
    const before = process.cpuUsage();
    expect(await read(data)).toBe('');
    // Rebuilding it took 240 to 1050 ms.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(150);
  });
});
