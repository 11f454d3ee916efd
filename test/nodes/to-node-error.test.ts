import { inspect } from 'node:util';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { toNodeError } from '../../nodes/Smsc/to-node-error';
import { requestError, invalidInput, transportFailure, unreadableResponse } from '../../protocol';
import { NODE } from './support/fake-execution';

describe('toNodeError', () => {
  it('reports an error with code and name in the message and the hint below', () => {
    const error = toNodeError(NODE, requestError('send', 3, '77'), 4);
    expect(error).toBeInstanceOf(NodeApiError);
    expect(error.message).toBe('The balance of the account is too low (code 3, insufficientFunds)');
    expect(error.description).toBe('Top up the account and send the request again');
    expect(error.context.itemIndex).toBe(4);
  });

  it('prevents n8n from reading a code of the gateway as an HTTP status', () => {
    const error = toNodeError(NODE, requestError('send', 4), 0) as NodeApiError;
    expect(error.httpCode).toBeNull();
    expect(error.message).toContain('IP address');
  });

  it('reports transport failures and unreadable responses as errors of the service', () => {
    const lost = toNodeError(NODE, transportFailure('send', { reason: 'timeout' }), 0);
    expect(lost).toBeInstanceOf(NodeApiError);
    expect(lost.message).toBe('The gateway did not respond in time');
    expect(lost.description).toContain('before you send it again');
    const html = toNodeError(NODE, unreadableResponse('status', 'an HTML page'), 0);
    expect(html).toBeInstanceOf(NodeApiError);
    expect(html.message).toContain('an HTML page');
  });

  it('reports invalid input as an error of the operation', () => {
    const error = toNodeError(NODE, invalidInput('to', "'To' is empty", 'Give a number'), 1);
    expect(error).toBeInstanceOf(NodeOperationError);
    expect(error.message).toBe("'To' is empty");
    expect(error.description).toBe('Give a number');
    expect(error.context.itemIndex).toBe(1);
  });

  it('contains only the problem: no cause, no request, no response', () => {
    const error = toNodeError(NODE, transportFailure('send', { reason: 'connection' }), 0);
    expect(error.cause).toBeUndefined();
    const everything = inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error);
    for (const forbidden of ['apikey', 'psw', 'phones=', 'config', 'headers']) {
      expect(everything).not.toContain(forbidden);
    }
  });
});
