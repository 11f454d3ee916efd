import type { EndpointName, RateLimit } from '../../protocol/tables';
import type { Answer } from '../answers/answer';
import type { Format } from '../answers/encode';
import type { Gateway } from '../gateway';
import type { UploadedFile } from '../messages/message';

/** A request that has passed authentication. */
export interface EndpointRequest {
  readonly gateway: Gateway;
  /** The value of a parameter, `''` if absent. */
  readonly read: (name: string) => string;
  readonly has: (name: string) => boolean;
  readonly format: Format;
  readonly files: readonly UploadedFile[];
  /** The emulator's time at which the request is handled. */
  readonly now: number;
}

/** One row of the registry: everything that the server needs to know about an endpoint. */
export interface Endpoint {
  /** Name in fault rules and in the log. */
  readonly name: string;
  readonly paths: readonly string[];
  /** Endpoint whose error texts and limits apply. */
  readonly family: EndpointName;
  /** Limits on concurrent requests. */
  readonly concurrency: readonly RateLimit[];
  /** Whether request and response are JSON, whatever `fmt` says. */
  readonly isRest?: boolean;
  handle(request: EndpointRequest): Answer;
}

export function concurrencyLimits(limits: readonly RateLimit[]): readonly RateLimit[] {
  return limits.filter(({ per }) => per === 'connection');
}
