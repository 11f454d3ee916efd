import { COST_REQUEST_LIMIT, ENDPOINTS } from '../../protocol/tables';
import { reject, type Answer } from '../answers/answer';
import type { Charge } from '../limits';
import { contentKey } from '../submit/content-key';
import { priceSubmission, submit } from '../submit/submit';
import type { Submission } from '../submit/submission';
import { concurrencyLimits, type Endpoint, type EndpointRequest } from './endpoint';
import { encodeSendResponse, type ResponseOptions, type CostMode } from './send-answer';
import { readSubmission } from './send-parameters';

const { send } = ENDPOINTS;
const concurrency = concurrencyLimits(send.limits);
const identicalLimit = send.limits.find(({ per }) => per === 'identicalRequest');

export const sendEndpoint: Endpoint = {
  name: 'send',
  paths: [send.path],
  family: 'send',
  concurrency,
  handle,
};

/** send.php with JSON in the request and in the response. */
export const restSendEndpoint: Endpoint = {
  name: 'rest',
  paths: ['/rest/send/', '/rest/send'],
  family: 'send',
  concurrency,
  isRest: true,
  handle,
};

function handle(request: EndpointRequest): Answer {
  const { gateway, read, format, now } = request;
  const cost = read('cost') || '0';
  if (!['0', '1', '2', '3'].includes(cost)) return reject('send', format, { code: 1 });
  const submission = readSubmission(request);
  if (typeof submission === 'number') return reject('send', format, { code: submission });

  const charges = chargesOf(submission, cost === '1');
  if (!gateway.allows(charges)) return reject('send', format, { code: 9 });

  const context = { ...gateway, now };
  const outcome = cost === '1' ? priceSubmission(context, submission) : submit(context, submission);
  if (!outcome.ok) return reject('send', format, outcome);
  gateway.limiter.record(charges, now);
  const options: ResponseOptions = {
    cost: cost as CostMode,
    listsAll: read('op') === '1',
    listsRejected: read('err') === '1',
  };
  return encodeSendResponse(format, outcome, options);
}

function chargesOf(submission: Submission, isCostRequest: boolean): Charge[] {
  const limit = isCostRequest ? COST_REQUEST_LIMIT : identicalLimit;
  if (!limit) return [];
  return [{ limit, key: `${isCostRequest ? 'cost' : 'send'} ${contentKey(submission)}` }];
}
