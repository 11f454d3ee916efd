import axios from 'axios';
import { SECRETS, Stage } from './support/stage';

const PHONE = '77010000101';
const FORMATS = ['text', 'values', 'xml', 'json'];

describe('pasted reports in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  /** What another system received: the body of a response, in the requested charset. */
  async function ask(fields: Record<string, string>): Promise<string> {
    const url = `${stage.emulator.url}/sys/status.php`;
    const params = { apikey: SECRETS.apiKey, charset: 'utf-8', ...fields };
    const { data } = await axios.get<string>(url, {
      params,
      responseType: 'text',
      transformResponse: (body: string) => body,
    });
    return data;
  }

  const decode = (report: string) =>
    stage.run({ resource: 'message', operation: 'decodeReport', report });

  it('message: decodeReport reads the responses of status.php in every format', async () => {
    const sent = await stage.run({
      resource: 'message',
      operation: 'send',
      to: PHONE,
      text: 'Hello, you',
    });
    await stage.emulator.control.advance(60);
    const id = String(sent.json[0]?.['id']);
    const asked = await stage.run({
      resource: 'message',
      operation: 'getStatus',
      messageId: id,
      phone: PHONE,
      detail: 'full',
    });
    for (const [fmt, format] of FORMATS.entries()) {
      const report = await ask({ id, phone: PHONE, fmt: String(fmt), all: '1' });
      const { json } = await decode(report);
      expect(json).toMatchObject([
        { kind: 'status', format, phone: `+${PHONE}`, statusName: 'delivered', text: 'Hello, you' },
      ]);
      expect(json[0]?.['changedAt']).toBe(asked.json[0]?.['changedAt']);
      expect(json[0]?.['cost']).toBe(asked.json[0]?.['cost']);
    }
  });

  it('message: decodeReport reads receipts and errors without a credential', async () => {
    const { json, report } = await stage.run(
      { resource: 'message', operation: 'decodeReport', report: '={{ $json.report }}' },
      {
        items: [{ report: 'id:5 stat:UNDELIV err:006' }, { report: 'ERROR = 7 (x), ID - 9' }],
        settings: { credentials: undefined },
      },
    );
    expect(report.error).toBeNull();
    expect(json).toMatchObject([
      { kind: 'status', id: '5', statusName: 'undeliverable', errorName: 'subscriberOffline' },
      { kind: 'refused', id: '9', errorName: 'invalidPhone' },
    ]);
  });
});
