import { setMaxListeners } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import axios, { isAxiosError } from 'axios';
import type { EncodedCallback } from './encode';

export interface PostOutcome {
  /** `null` when there was no response. */
  readonly httpStatus: number | null;
  readonly answer: string | null;
  readonly failure: string | null;
}

export interface Poster {
  /** Never rejects. */
  post(url: string, callback: EncodedCallback): Promise<PostOutcome>;
  stop(): void;
}

const MAX_RESPONSE_LENGTH = 64 * 1024;
const SHOWN_RESPONSE = 200;

/** Sends callbacks over connections that `stop` closes. Redirects are not followed. */
export function createPoster(timeoutMs: number): Poster {
  const abort = new AbortController();
  setMaxListeners(0, abort.signal);
  const httpAgent = new http.Agent({ keepAlive: true });
  const httpsAgent = new https.Agent({ keepAlive: true });
  const client = axios.create({
    httpAgent,
    httpsAgent,
    proxy: false,
    maxRedirects: 0,
    maxContentLength: MAX_RESPONSE_LENGTH,
    timeout: timeoutMs,
    signal: abort.signal,
    responseType: 'text',
    transformResponse: (data: unknown) => data,
    validateStatus: () => true,
  });
  return {
    async post(url, { body, contentType }) {
      try {
        const { status, data } = await client.post<string>(url, body, {
          headers: { 'Content-Type': contentType, 'User-Agent': 'SMSC emulator' },
        });
        return { httpStatus: status, answer: String(data).slice(0, SHOWN_RESPONSE), failure: null };
      } catch (error) {
        // The message of an axios error may contain the URL, and with it a secret.
        const code = isAxiosError(error) ? error.code : undefined;
        return { httpStatus: null, answer: null, failure: code ?? 'UNKNOWN' };
      }
    },
    stop() {
      abort.abort();
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}
