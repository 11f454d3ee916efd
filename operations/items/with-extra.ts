import type { Row } from '../host';

import type { GatewayFields } from '../../protocol';

/** Adds what the gateway told beyond its documents under `extra`, and nothing when it told nothing. */
export function withExtra(output: Row, extra: GatewayFields): Row {
  return Object.keys(extra).length === 0 ? output : { ...output, extra: { ...extra } };
}
