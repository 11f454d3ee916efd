import { NodeOperationError } from 'n8n-workflow';

import { REGIONS } from '../../protocol';
import type { RequestingFunctions } from '../shared/requesting-functions';

/** Origins of the gateway that the credential names, without a slash at their ends. */
export interface BaseUrls {
  readonly main: string;
  /** That the gateway documents for the area; `null` for an address of the user's own. */
  readonly backup: string | null;
}

export function readBaseUrls(
  functions: RequestingFunctions,
  { region, baseUrl }: { readonly region?: unknown; readonly baseUrl?: unknown },
): BaseUrls {
  const known = REGIONS.find(({ name }) => name === region);
  if (known) return { main: known.baseUrl, backup: known.backupUrl };
  const origin = findOrigin(typeof baseUrl === 'string' ? baseUrl : '');
  if (origin === null) {
    throw new NodeOperationError(
      functions.getNode(),
      "The 'Base URL' of the SMSC credential is not an http or https address",
      { description: "Write it like https://sms.example.com in the credential's 'Base URL'" },
    );
  }
  return { main: origin, backup: null };
}

/** Only the origin counts: what users paste after it is usually the path of one endpoint. */
function findOrigin(baseUrl: string): string | null {
  return /^https?:\/\/[^/?#@\s]+/i.exec(baseUrl.trim())?.[0] ?? null;
}
