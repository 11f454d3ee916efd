import { listMessages } from '../../../protocol/bulk/duplicates';
import type { DuplicateRule } from '../../../protocol/bulk/bulk-message';
import type { SendOrder } from '../../../protocol/endpoints/send';
import { wordsOf } from '../../support/in-words';

function item(recipients: string, text: string, others: Partial<SendOrder> = {}) {
  const recipientList = recipients.split(',');
  return { recipients: recipientList, channel: 'sms', text, cost: 3, ...others } as SendOrder;
}

/** The messages that are sent, `item recipient copy`, and the merged ones with their targets. */
function list(items: (SendOrder | null)[], rule: DuplicateRule) {
  const { listed, rejected } = listMessages(items, rule);
  return {
    sent: listed
      .filter(({ first }) => first === null)
      .map(({ message }) => `${message.item} ${message.recipient} ${message.copy}`),
    merged: listed.flatMap(({ message, first }) =>
      first === null ? [] : [`${message.item} into ${first.item}`],
    ),
    rejected: [...rejected.keys()],
  };
}

const ITEMS = [item('1,2', 'A'), null, item('+1', 'A'), item('1', 'B'), item('3,3', 'A')];

describe('listMessages', () => {
  it('merges messages with the same number, text and options', () => {
    expect(list(ITEMS, 'merge')).toEqual({
      sent: ['0 1 0', '0 2 0', '3 1 0', '4 3 0'],
      merged: ['2 into 0'],
      rejected: [],
    });
    const others = [item('1', 'A'), item('1', 'A', { sender: 'Shop' })];
    expect(list(others, 'merge').merged).toEqual([]);
  });

  it('rejects only an item with a number of an earlier one', () => {
    const items = [...ITEMS, item('5,1', 'A'), item('5', 'A')];
    expect(list(items, 'refuse')).toEqual({
      sent: ['0 1 0', '0 2 0', '4 3 0', '6 5 0'],
      merged: [],
      rejected: [2, 3, 5],
    });
    const problem = listMessages(ITEMS, 'refuse').rejected.get(2);
    expect(problem).toMatchObject({ parameter: 'to' });
    expect(wordsOf(problem)?.text).toContain('item 0');
  });

  it('sends everything and counts equal messages', () => {
    expect(list(ITEMS, 'send')).toEqual({
      sent: ['0 1 0', '0 2 0', '2 +1 1', '3 1 0', '4 3 0', '4 3 1'],
      merged: [],
      rejected: [],
    });
  });

  it('treats only the formats of one subscriber as equal', () => {
    const spellings = ['+77011234567', '87011234567', '7011234567'].map((one) => item(one, 'A'));
    expect(list(spellings, 'merge').merged).toEqual(['1 into 0', '2 into 0']);
    const others = ['+77011234567', '+79011234567', '998011234567'].map((one) => item(one, 'A'));
    expect(list(others, 'merge').merged).toEqual([]);
  });

  it('names the rejected duplicate as it is written', () => {
    const items = [item('+77011234567', 'A'), item('87011234567', 'B')];
    expect(wordsOf(listMessages(items, 'refuse').rejected.get(1))?.text).toContain('"87011234567"');
  });
});
