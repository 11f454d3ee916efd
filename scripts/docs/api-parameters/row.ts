/**
 * Evidence for an endpoint or a parameter, in the terms of docs/discoveries.md: named on a page of
 * the gateway, used by the code of other clients, or unknown.
 */
export type Evidence = 'documented' | 'likely' | 'open';

/**
 * What covers a parameter in the node.
 * - `fields`: where a user sets it: `resource.operation`, followed by `:field` or
 * `:collection.field`, or `credential:field`.
 * - `note`: the reason if there are no fields, otherwise a remark.
 */
export interface Cover {
  readonly fields: readonly string[];
  readonly note: string | null;
}

export interface ParameterRow extends Cover {
  /** Last part of the path, such as `send.php`. */
  readonly endpoint: string;
  readonly parameter: string;
  readonly evidence: Evidence;
}

export interface EndpointCover extends Cover {
  readonly endpoint: string;
  readonly purpose: string;
  readonly evidence: Evidence;
}

/** A parameter that users set in these fields. */
export function by(...fields: readonly string[]): Cover {
  return { fields, note: null };
}

/** The same with a remark. */
export function byWith(note: string, ...fields: readonly string[]): Cover {
  return { fields, note };
}

/** A parameter without a field, and the reason. */
export function none(reason: string): Cover {
  return { fields: [], note: reason };
}

export function rows(
  endpoint: string,
  evidence: Evidence,
  covers: Readonly<Record<string, Cover>>,
): ParameterRow[] {
  return Object.entries(covers).map(([parameter, cover]) => ({
    endpoint,
    parameter,
    evidence,
    ...cover,
  }));
}

const ALWAYS_JSON = none('Always 3, JSON: the only format without ambiguities');
const ALWAYS_UTF8 = none('Always utf-8, which covers all characters');

/** Parameters of every endpoint. */
export const EVERYWHERE: Readonly<Record<string, Cover>> = {
  login: by('credential:login'),
  psw: by('credential:password'),
  apikey: by('credential:apiKey'),
  fmt: ALWAYS_JSON,
  charset: ALWAYS_UTF8,
};
