import { NodeOperationError } from 'n8n-workflow';

import { REGIONS } from '../../protocol';
import type { RequestingFunctions } from './requesting-functions';

/** Origin of the gateway that the credential names, without a slash at its end. */
export async function readBaseUrl(functions: RequestingFunctions): Promise<string> {
  const { region, baseUrl } = await functions.getCredentials<{ region: string; baseUrl?: string }>(
    'smscApi',
  );
  const known = REGIONS.find(({ name }) => name === region);
  if (known) return known.baseUrl;
  const origin = findOrigin(String(baseUrl ?? ''));
  if (origin === null) {
    throw new NodeOperationError(
      functions.getNode(),
      "The 'Base URL' of the SMSC credential is not an http or https address",
      { description: "Write it like https://sms.example.com in the credential's 'Base URL'" },
    );
  }
  return origin;
}

/** Only the origin counts: what users paste after it is usually the path of one endpoint. */
function findOrigin(baseUrl: string): string | null {
  return /^https?:\/\/[^/?#@\s]+/i.exec(baseUrl.trim())?.[0] ?? null;
}
