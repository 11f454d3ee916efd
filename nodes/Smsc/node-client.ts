import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import { createClient, type Client } from '../../protocol';
import { readBaseUrl } from './base-url';
import { getCancelSignal, pause } from './cancellation';
import { createTransport } from './transport';

/** The protocol's client over n8n's HTTP helper, with n8n's cancel button as its signal. */
export async function createNodeClient(
  functions: IExecuteFunctions | ILoadOptionsFunctions,
): Promise<Client> {
  return createClient({
    transport: createTransport(functions, await readBaseUrl(functions)),
    clock: () => Date.now(),
    sleep: pause,
    signal: getCancelSignal(functions),
  });
}
