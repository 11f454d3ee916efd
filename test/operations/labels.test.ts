import { findOperation } from '../../nodes/shared/run-operation';
import { labelsOf } from '../../operations/labels';
import { RESOURCES } from '../../operations/resources';
import { formatProblem, requestError, invalidInput, param, sentence } from '../../protocol';

const labelOf = labelsOf(findOperation(RESOURCES, 'message', 'send')?.fields ?? []);

describe('labelsOf', () => {
  it('replaces protocol parameter names in a problem by the labels of the form', () => {
    const problem = invalidInput(
      'deliveryWindow',
      sentence`${param('sendAt')} and ${param('deliveryWindow')} are given together`,
      sentence`Remove ${param('sendAt')} or ${param('deliveryWindow')}`,
    );
    expect(formatProblem(problem, labelOf)).toEqual({
      text: "'Send At' and 'Delivery Window' are given together",
      advice: "Remove 'Send At' or 'Delivery Window'",
    });
  });

  it('puts the label first when the text does not name the parameter', () => {
    const problem = invalidInput('to', 'There is no recipient', 'Give one');
    expect(formatProblem(problem, labelOf).text).toBe("'To': There is no recipient");
  });

  it('adds no label for parameters without a field and leaves gateway errors unchanged', () => {
    const unknown = invalidInput('', sentence`${param('foo')} is odd`, 'Look');
    expect(formatProblem(unknown, labelOf)).toEqual({ text: "'foo' is odd", advice: 'Look' });
    const { text, advice } = requestError('send', 1);
    expect(formatProblem(requestError('send', 1), labelOf)).toEqual({ text, advice });
  });

  it('has labels for the columns of a contact', () => {
    const create = labelsOf(findOperation(RESOURCES, 'contact', 'create')?.fields ?? []);
    expect(create('birthday')).toBe('Birthday');
  });
});
