import type { IDataObject } from 'n8n-workflow';
import { SmscInboxTrigger } from '../../nodes/SmscInboxTrigger/SmscInboxTrigger.node';
import type { Answers } from './support/fake-execution';
import { pollTrigger } from './support/fake-poll';

const NOTHING = { error: 'no records found', error_code: 3 };

/** A gateway with these incoming messages. */
function inbox(ids: readonly number[]): Answers {
  return (_path, fields) => {
    const after = Number(fields.get('after_id') ?? 0);
    const rows = ids
      .filter((id) => id > after)
      .map((id) => ({ id, phone: '77', message: `m${id}` }));
    return rows.length === 0 ? NOTHING : rows;
  };
}

const textsOf = (items: readonly { json: IDataObject }[] | null) =>
  items?.map(({ json }) => json.text) ?? null;

describe('SmscInboxTrigger.description', () => {
  it('describes a polling trigger', () => {
    const { description } = new SmscInboxTrigger();
    expect(description).toMatchObject({
      displayName: 'SMSC Inbox Trigger',
      name: 'smscInboxTrigger',
      group: ['trigger'],
      version: [1],
      polling: true,
      inputs: [],
      outputs: ['main'],
      credentials: [{ name: 'smscApi', required: true }],
    });
    expect(description).not.toHaveProperty('usableAsTool');
    expect(description).not.toHaveProperty('webhooks');
  });

  it('says first that nothing has to be set up in the SMSC dashboard', () => {
    const [first] = new SmscInboxTrigger().description.properties;
    expect(first?.type).toBe('notice');
    expect(first?.displayName).toMatch(/^Nothing has to be set up in the SMSC dashboard/);
  });

  it('has the options of SMSC Trigger under the same names, in alphabetical order', () => {
    const { properties } = new SmscInboxTrigger().description;
    const options = properties.find(({ name }) => name === 'options')?.options ?? [];
    const labels = options.map((option) => ('displayName' in option ? option.displayName : ''));
    expect(labels).toEqual([...labels].sort((one, other) => one.localeCompare(other)));
    expect(labels).toEqual(expect.arrayContaining(['Phones', 'Simplify', 'Statuses']));
  });
});

describe('SmscInboxTrigger.poll', () => {
  it('ignores existing messages, then returns new ones', async () => {
    const stored: IDataObject = {};
    expect(await pollTrigger({ answers: inbox([1, 2]), stored })).toBeNull();
    expect(stored.states).toEqual({ incomingMessage: { afterId: '2' } });
    expect(textsOf(await pollTrigger({ answers: inbox([1, 2, 3, 4]), stored }))).toEqual([
      'm3',
      'm4',
    ]);
    expect(await pollTrigger({ answers: inbox([1, 2, 3, 4]), stored })).toBeNull();
  });

  it('starts anew with another credential, whose IDs differ', async () => {
    const stored: IDataObject = {};
    await pollTrigger({ answers: inbox([900]), stored });
    const other = { stored, credentialId: 'c2' };
    expect(await pollTrigger({ answers: inbox([1]), ...other })).toBeNull();
    expect(textsOf(await pollTrigger({ answers: inbox([1, 2]), ...other }))).toEqual(['m2']);
  });

  it('forgets events that are no longer selected', async () => {
    const stored: IDataObject = {};
    await pollTrigger({ answers: inbox([1]), stored });
    const balance = { parameters: { events: ['lowBalance'], balanceLimit: 5 }, stored };
    await pollTrigger({ answers: () => ({ balance: '9' }), ...balance });
    expect(stored.states).toEqual({ lowBalance: { isLow: false } });
    expect(await pollTrigger({ answers: inbox([1, 2]), stored })).toBeNull();
  });

  it('shows the latest in the editor without moving its position', async () => {
    const stored = { account: 'c1', states: { incomingMessage: { afterId: '1' } } };
    const before = structuredClone(stored);
    const items = await pollTrigger({ answers: inbox([1, 2, 3]), stored, mode: 'manual' });
    expect(textsOf(items)).toEqual(['m3']);
    expect(stored).toEqual(before);
  });

  it('does not move its position when the first poll of one event fails', async () => {
    const stored: IDataObject = {};
    const answers: Answers = (path, fields) =>
      path.includes('balance') ? { error: 'x', error_code: 9 } : inbox([1])(path, fields);
    const parameters = { events: ['incomingMessage', 'lowBalance'], balanceLimit: 5 };
    await expect(pollTrigger({ answers, parameters, stored })).rejects.toThrow(/code 9/);
    expect(stored).toEqual({});
  });

  it('returns no message twice when a poll is slower than the schedule', async () => {
    const stored = { account: 'c1', states: { incomingMessage: { afterId: '1' } } };
    const waiting: (() => void)[] = [];
    const answers: Answers = async (...request) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return inbox([1, 2])(...request);
    };
    const slow = pollTrigger({ answers, stored });
    expect(await pollTrigger({ answers: inbox([1, 2]), stored })).toBeNull();
    const other = { account: 'c1', states: { incomingMessage: { afterId: '1' } } };
    const elsewhere = { answers: inbox([1, 2]), stored: other, nodeId: 'other' };
    expect(textsOf(await pollTrigger(elsewhere))).toEqual(['m2']);
    const answering = setInterval(() => waiting.shift()?.(), 1);
    expect(textsOf(await slow)).toEqual(['m2']);
    clearInterval(answering);
    expect(await pollTrigger({ answers: inbox([1, 2]), stored })).toBeNull();
  });

  it('stops before the time limit of newer hosts', async () => {
    const stored = { account: 'c1', states: { incomingMessage: { afterId: '1' } } };
    const answers: Answers = async (...request) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return inbox([1, 2])(...request);
    };
    const poll = pollTrigger({ answers, stored, getPollBudgetMs: () => 10 });
    await expect(poll).rejects.toThrow(/cancelled/);
    expect(stored.states).toEqual({ incomingMessage: { afterId: '1' } });
  });

  it('returns a message without an ID once, at any position', async () => {
    const one = { id: 1, phone: '77', message: 'one' };
    const nameless = { phone: '77', message: 'nameless', received: '01.05.2026 10:00:00' };
    const three = { id: 3, phone: '77', message: 'three' };
    const stored = {};
    const poll = async (...records: object[]) =>
      textsOf((await pollTrigger({ answers: () => records, stored })) ?? []);
    expect(await poll(one)).toEqual([]);
    expect(await poll(one, nameless)).toEqual(['nameless']);
    expect(await poll(one, nameless)).toEqual([]);
    expect(await poll(nameless, nameless, three)).toEqual(['nameless', 'three']);
    expect(await poll(three, nameless, nameless)).toEqual([]);
    expect(JSON.stringify(stored)).not.toContain('nameless');
  });

  it('does not return messages without an ID that existed before', async () => {
    const answers = () => [{ phone: '77', message: 'old' }];
    const stored = {};
    expect(await pollTrigger({ answers, stored })).toBeNull();
    expect(await pollTrigger({ answers, stored })).toBeNull();
  });
});
