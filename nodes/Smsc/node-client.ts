import { createClient, type Client } from '../../protocol';
import { readBaseUrl } from './base-url';
import { getCancelSignal, pause } from './cancellation';
import type { RequestingFunctions } from './requesting-functions';
import { createTransport } from './transport';

/** The protocol's client over n8n's HTTP helper, with n8n's cancel button as its signal unless another is given. */
export async function createNodeClient(
  functions: RequestingFunctions,
  signal: AbortSignal | undefined = getCancelSignal(functions),
): Promise<Client> {
  return createClient({
    transport: createTransport(functions, await readBaseUrl(functions)),
    clock: () => Date.now(),
    sleep: pause,
    signal,
  });
}
