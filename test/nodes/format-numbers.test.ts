import type { IDataObject } from 'n8n-workflow';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { useFastTime } from './support/fast-time';
import { fakeExecution, formOf, type Answers } from './support/fake-execution';
import { never } from './support/refusing';

useFastTime();

async function run(items: IDataObject[], answers: Answers) {
  const { functions, requests } = fakeExecution({ items, answers });
  const [output = []] = await new Smsc().execute.call(functions);
  return { output, forms: requests.map(formOf) };
}

const accepting: Answers = () => ({ id: 7, cnt: 1, cost: '1', balance: '9' });

describe('number: format', () => {
  const cell = (phone: unknown, defaultCountry = ''): IDataObject =>
    ({ resource: 'number', operation: 'format', phone, defaultCountry }) as IDataObject;

  it('returns one item per number of a cell, paired with its input item', async () => {
    const { output } = await run([cell('8 701 123 45 67; G12', 'kz'), cell([380501234567])], never);
    expect(output).toMatchObject([
      {
        json: {
          phone: '+77011234567',
          country: 'KZ',
          lineType: 'mobile',
          repairs: ['trunkPrefixReplaced'],
        },
        pairedItem: { item: 0 },
      },
      { json: { phone: 'G12', kind: 'group', isValid: null }, pairedItem: { item: 0 } },
      { json: { phone: '+380501234567', country: 'UA' }, pairedItem: { item: 1 } },
    ]);
  });

  it('returns a row for an empty cell', async () => {
    const { output } = await run([cell(' ; ')], never);
    expect(output).toEqual([
      {
        json: {
          ...{ input: '', phone: null, kind: 'empty', isValid: false, reason: 'empty' },
          ...{ country: null, callingCode: null, nationalNumber: null, extension: null },
          ...{ lineType: null, repairs: [] },
        },
        pairedItem: { item: 0 },
      },
    ]);
  });

  it('rejects an unknown country', async () => {
    await expect(run([cell('1', 'XX')], never)).rejects.toThrow(
      "'Default Country' is not a valid country code",
    );
  });
});

describe('the option Default Country', () => {
  const to = '8 701 123 45 67, G12';
  const send = { channel: 'sms', to, text: 'Hello', sender: '' };

  it.each([
    ['message', 'send', send],
    ['message', 'getCost', send],
    ['hlr', 'start', { phone: to }],
    ['number', 'ping', { phone: to }],
  ])('formats the recipients of %s: %s internationally', async (...row) => {
    const [resource, operation, parameters] = row;
    const item = { resource, operation, ...parameters };
    const options = { defaultCountry: 'KZ' };
    const bare = '8 702 123 45 67, G12';
    const other = { ...item, ...('to' in parameters ? { to: bare } : { phone: bare }) };
    const { forms } = await run([{ ...item, options }, other], accepting);
    const phones = forms.flatMap((form) => (form.get('phones') ?? '').split(','));
    // The second item has no such option. Equal requests of both are sent once.
    expect(phones.sort()).toEqual(['+77011234567', '87021234567', 'G12'].sort());
  });

  it('is rejected before any request when it is not a valid country', async () => {
    const item = { resource: 'message', operation: 'send', ...send };
    await expect(run([{ ...item, options: { defaultCountry: '7' } }], never)).rejects.toThrow(
      "'Default Country' is not a valid country code",
    );
  });
});
