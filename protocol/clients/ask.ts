import type { AnswerContext } from '../endpoints/answer-context';
import { exchange, type ExchangeOptions } from '../exchange';
import type { RequestPacing } from '../pacing/request-pacing';
import type { Result } from '../result';
import type { GatewayRequest, RequestEncoding } from '../wire/request';

/** One request and its answer. With a pacing it waits for its turn; one that cannot be built asks nothing. */
export type Ask = <Value>(
  request: Result<GatewayRequest> | GatewayRequest,
  read: (answer: AnswerContext) => Result<Value>,
  pacing?: RequestPacing,
) => Promise<Result<Value>>;

/** What the parts of a client share. */
export interface Conversation {
  readonly ask: Ask;
  readonly encoding: RequestEncoding;
}

export function createAsk(options: ExchangeOptions): Ask {
  return async (built, read, pacing) => {
    if ('ok' in built && !built.ok) return built;
    const request = 'ok' in built ? built.value : built;
    const send = async () => {
      const answer = await exchange(request, options);
      return answer.ok ? read(answer.value) : answer;
    };
    return pacing ? pacing.run(JSON.stringify(request.fields), send, options) : send();
  };
}
