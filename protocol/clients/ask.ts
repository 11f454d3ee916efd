import { exchange, type ExchangeOptions } from '../exchange';
import type { RateLimiterName } from '../pacing/account-limits';
import type { Result } from '../result';
import type { GatewayRequest, RequestEncoding, AnswerContext } from '../wire/request';

/** The rate limiter of the account that a request has to wait for. */
export interface RateWish {
  readonly name: RateLimiterName;
  /** What is counted, where that is not the content of the request. */
  readonly identity?: string;
}

/** One request and its answer, when its rate allows it; one that cannot be built asks nothing. */
export type Ask = <Value>(
  request: Result<GatewayRequest> | GatewayRequest,
  read: (answer: AnswerContext) => Result<Value>,
  rate?: RateLimiterName | RateWish,
) => Promise<Result<Value>>;

/** What the parts of a client share. */
export interface Conversation {
  readonly ask: Ask;
  readonly encoding: RequestEncoding;
}

export function createAsk(options: ExchangeOptions): Ask {
  return async (built, read, rate) => {
    if ('ok' in built && !built.ok) return built;
    const request = 'ok' in built ? built.value : built;
    const send = async () => {
      const answer = await exchange(request, options);
      if (!answer.ok) return answer;
      const result = read(answer.value);
      if (!result.ok) options.limits().noteProblem(result.problem, answer.value.startedAt);
      return result;
    };
    if (rate === undefined) return send();
    const { name, identity = JSON.stringify(request.fields) } =
      typeof rate === 'string' ? { name: rate } : rate;
    return options.limits().rate(name).run(identity, send, options);
  };
}
