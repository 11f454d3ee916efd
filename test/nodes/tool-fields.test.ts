import { type INode, type INodeTypeDescription, NodeHelpers } from 'n8n-workflow';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { SmscAccount } from '../../nodes/SmscAccount/SmscAccount.node';

const SENDING = [
  ...['send', 'sendAndWait', 'getCost'].map((operation) => ['message', operation] as const),
  ...['send', 'resend'].map((operation) => ['code', operation] as const),
];

/** The properties of an operation that the editor shows, in the node or in the tool made of it. */
function shown(
  description: INodeTypeDescription,
  [resource, operation]: readonly [string, string],
  isTool: boolean,
  others: object = {},
) {
  const type = isTool ? { ...description, name: `${description.name}Tool` } : description;
  const values = {
    resource,
    operation,
    channel: 'sms',
    answerBy: 'link',
    responseType: 'approval',
    ...others,
  };
  return type.properties.filter((property) =>
    NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, type),
  );
}

describe('fields of the tool that an AI agent uses', () => {
  const { description } = new Smsc();

  it.each(SENDING)('offers the sender of %s: %s to people only', (resource, operation) => {
    const [inNode, inTool] = [false, true].map((isTool) =>
      shown(description, [resource, operation], isTool).filter(({ name }) => name === 'sender'),
    );
    expect(inNode).toMatchObject([{ displayName: 'Sender', type: 'resourceLocator' }]);
    expect(inNode?.[0]).not.toHaveProperty('noDataExpression');
    // The editor lets a model choose each field that takes expressions.
    expect(inTool).toMatchObject([{ displayName: 'Sender', noDataExpression: true }]);
  });

  it.each(SENDING)('are otherwise those of the node in %s: %s', (resource, operation) => {
    const [inNode, inTool] = [false, true].map((isTool) =>
      shown(description, [resource, operation], isTool).map(({ name }) => name),
    );
    const others = inTool?.filter((name) => !['toolDescription', 'openToolNotice'].includes(name));
    expect(others).toEqual(inNode);
  });

  it.each([
    ['without a list', {}, true],
    ['with an empty list, which allows nobody', { allowedRecipients: '' }, true],
    ['with a list', { allowedRecipients: '+7701*' }, false],
    ['with an expression', { allowedRecipients: '={{ $json.list }}' }, false],
  ])('warn about a tool %s of allowed recipients', (_name, options, isShown) => {
    const of = (isTool: boolean) =>
      shown(description, ['message', 'send'], isTool, { options }).map(({ name }) => name);
    expect(of(true).includes('openToolNotice')).toBe(isShown);
    expect(of(false)).not.toContain('openToolNotice');
  });

  it('give no warning where nothing is sent, nor in a review, whose recipient is typed in', () => {
    for (const operation of ['getStatus', 'getCost', 'sendAndWait']) {
      const names = shown(description, ['message', operation], true).map(({ name }) => name);
      expect(names).not.toContain('openToolNotice');
    }
  });

  it('leave n8n able to resolve the parameters of the node', () => {
    const given = { resource: 'message', operation: 'send', to: '+77011234567', text: 'Hello' };
    const node = { name: 'SMSC', typeVersion: 1, parameters: given } as unknown as INode;
    const { properties } = description;
    expect(
      NodeHelpers.getNodeParameters(properties, given, true, false, node, description),
    ).toMatchObject({ ...given, channel: 'sms', sender: { mode: 'list' } });
  });

  it('does not change fields of administration', () => {
    const { properties } = new SmscAccount().description;
    expect(JSON.stringify(properties)).not.toContain('isChosenByPerson');
    expect(JSON.stringify(description.properties)).not.toContain('isChosenByPerson');
  });
});
