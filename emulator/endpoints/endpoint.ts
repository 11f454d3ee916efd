import type { EndpointName, RateLimit } from '../../protocol/tables';
import type { Answer } from '../answers/answer';
import type { Format } from '../answers/encode';
import type { Gateway } from '../gateway';
import type { UploadedFile } from '../messages/message';

/** A request that has passed authentication. */
export interface EndpointRequest {
  readonly gateway: Gateway;
  /** The value of a parameter, `''` when absent. */
  readonly read: (name: string) => string;
  readonly has: (name: string) => boolean;
  readonly format: Format;
  readonly files: readonly UploadedFile[];
  /** The emulator's time at which the request is handled. */
  readonly now: number;
}

/** One row of the registry: everything the server has to know about an endpoint. */
export interface Endpoint {
  /** Name in fault rules and in the log. */
  readonly name: string;
  readonly paths: readonly string[];
  /** Whose error texts and limits apply. */
  readonly family: EndpointName;
  /** How many requests may be under way at once. */
  readonly concurrency: readonly RateLimit[];
  /** JSON in and out, whatever `fmt` says. */
  readonly isRest?: boolean;
  handle(request: EndpointRequest): Answer;
}

export function concurrencyLimits(limits: readonly RateLimit[]): readonly RateLimit[] {
  return limits.filter(({ per }) => per === 'connection');
}
