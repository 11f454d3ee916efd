import axios, { isAxiosError } from 'axios';
import type { Transport } from '../../protocol/http-transport';

/** The protocol's transport over axios, authenticated with the emulator's default login. */
export function createAxiosTransport(baseUrl: string): Transport {
  return async ({ path, body, timeoutMs }) => {
    try {
      const { status, data } = await axios.post<Buffer>(
        `${baseUrl}${path}`,
        `${body}&login=demo&psw=demo`,
        { responseType: 'arraybuffer', timeout: timeoutMs, maxRedirects: 0, validateStatus: null },
      );
      return { ok: true, httpStatus: status, body: data };
    } catch (error) {
      const isTimeout = isAxiosError(error) && error.code === 'ECONNABORTED';
      return { ok: false, details: { reason: isTimeout ? 'timeout' : 'connection' } };
    }
  };
}
