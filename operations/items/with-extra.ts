import type { IDataObject } from 'n8n-workflow';

import type { GatewayFields } from '../../protocol';

/** Adds what the gateway told beyond its documents under `extra`, and nothing when it told nothing. */
export function withExtra(output: IDataObject, extra: GatewayFields): IDataObject {
  return Object.keys(extra).length === 0 ? output : { ...output, extra: { ...extra } };
}
