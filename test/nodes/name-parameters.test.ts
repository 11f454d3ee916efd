import { nameParameters } from '../../operations/items/name-parameters';
import { findOperation } from '../../nodes/shared/chosen-operation';
import { RESOURCES } from '../../operations/resources';
import { gatewayRefusal, invalidInput } from '../../protocol';

const fields = findOperation(RESOURCES, 'message', 'send')?.fields ?? [];

describe('nameParameters', () => {
  it('writes the labels of the editor for the names of the protocol', () => {
    const problem = invalidInput(
      'deliveryWindow',
      "'sendAt' and 'deliveryWindow' are given together",
      "Remove 'sendAt' or 'deliveryWindow'",
    );
    expect(nameParameters(fields, problem)).toMatchObject({
      text: "'Send At' and 'Delivery Window' are given together",
      advice: "Remove 'Send At' or 'Delivery Window'",
    });
  });

  it('puts the label in front where the text does not name the parameter', () => {
    const problem = invalidInput('to', 'There is no recipient', 'Give one');
    expect(nameParameters(fields, problem)).toMatchObject({ text: "'To': There is no recipient" });
  });

  it('leaves what it does not know, and refusals of the gateway', () => {
    const unknown = invalidInput('', "'foo' is odd", 'Look');
    expect(nameParameters(fields, unknown)).toEqual(unknown);
    const refusal = gatewayRefusal('send', 1);
    expect(nameParameters(fields, refusal)).toBe(refusal);
  });
});
