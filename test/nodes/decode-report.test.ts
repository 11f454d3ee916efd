import type { IDataObject } from 'n8n-workflow';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { fakeExecution } from './support/fake-execution';

async function decode(reports: unknown[], continueOnFail = false) {
  const items = reports.map(
    (report) => ({ resource: 'message', operation: 'decodeReport', report }) as IDataObject,
  );
  const answers = () => {
    throw new Error('nothing should have been asked');
  };
  const [output = []] = await new Smsc().execute.call(
    fakeExecution({ items, answers, continueOnFail }).functions,
  );
  return output;
}

describe('message: decodeReport', () => {
  it('returns one item per message of a report, paired with its input item', async () => {
    const output = await decode([
      'id:854019 stat:DELIVRD err:000',
      '[{"id":"5","status":1},{"id":"6","status":0}]',
      { id: 7, phone: 77011234567, status: 20, err: 6 },
    ]);
    expect(output).toMatchObject([
      {
        json: { kind: 'status', format: 'smpp', id: '854019', isDelivered: true },
        pairedItem: { item: 0 },
      },
      { json: { format: 'json', id: '5' }, pairedItem: { item: 1 } },
      { json: { format: 'json', id: '6', statusName: 'sent' }, pairedItem: { item: 1 } },
      { json: { phone: '+77011234567', errorName: 'subscriberOffline' }, pairedItem: { item: 2 } },
    ]);
  });

  it('returns incoming messages and call confirmations in their own shape', async () => {
    const output = await decode([
      'id=7&phone=77011234567&mes=STOP&to=7701',
      'phone=77011234567&waitcall=1&ts=1286524541',
    ]);
    expect(output.map(({ json }) => json)).toMatchObject([
      { kind: 'incomingMessage', format: 'form', from: '+77011234567', text: 'STOP' },
      { kind: 'callConfirmation', format: 'form', phone: '+77011234567' },
    ]);
  });

  it('lists the formats that it reads', async () => {
    await expect(decode(['Hello'])).rejects.toThrow(
      "'Report' is not a known response or report of the gateway",
    );
    const [failed, read] = await decode(['Hello', '-3'], true);
    expect(failed?.json.error).toMatchObject({
      code: null,
      name: 'invalidInput',
      advice: expect.stringContaining('id:… stat:… err:…'),
    });
    expect(read?.json).toMatchObject({ kind: 'status', statusName: 'notFound' });
  });
});
