import type { IWebhookFunctions } from 'n8n-workflow';

import type { RawCallback } from '../../protocol';

/** What n8n adds to the request; older and newer hosts differ in when the bytes are there. */
interface RequestWithBytes {
  rawBody?: Uint8Array;
  readRawBody?: () => Promise<void>;
}

/**
 * The request as the gateway sent it. The hash is over the bytes, and n8n's parsed body has lost
 * them wherever the charset was not utf-8.
 */
export async function readRawCallback(functions: IWebhookFunctions): Promise<RawCallback> {
  const request = functions.getRequestObject() as unknown as RequestWithBytes;
  if (request.rawBody === undefined) await readBytes(request);
  const contentType = functions.getHeaderData()['content-type'];
  return { body: request.rawBody ?? new Uint8Array(), contentType };
}

/** A body that breaks off is as unreadable as none. */
async function readBytes(request: RequestWithBytes): Promise<void> {
  try {
    await request.readRawBody?.();
  } catch {
    request.rawBody = new Uint8Array();
  }
}
