import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import * as iconv from 'iconv-lite';
import { startEmulator, type EmulatorHandle, type EmulatorOptions } from '../../emulator/start';

/** Monday, 2 November 2026, 12:00:00 in Moscow. */
export const START = Date.UTC(2026, 10, 2, 9, 0, 0);
export const START_SECONDS = START / 1000;

export interface ClientAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly bytes: Buffer;
  /** Decoded by the requested charset. */
  readonly text: string;
}

export type Fields = Readonly<Record<string, string | number>>;

/** Members that tests check one by one; a test checks which of them a response has. */
export interface JsonAnswer {
  readonly error?: string;
  readonly error_code?: number;
  readonly id: number | string;
  readonly cnt: number;
  readonly balance: string;
  readonly code: string;
  readonly phones: readonly { readonly phone: string }[];
  readonly status: number;
  readonly err: number;
  readonly type: number;
  readonly imsi: string;
  readonly msc: string;
  readonly operator: string;
  readonly operator_orig: string;
}

/** An emulator whose clock only moves by `advance`, and an authenticated client. */
export interface TestGateway {
  readonly emulator: EmulatorHandle;
  ask(endpoint: string, fields: Fields, method?: 'GET' | 'POST'): Promise<ClientAnswer>;
  /** fmt=3, utf-8, parsed. */
  askJson<Answer = JsonAnswer>(endpoint: string, fields: Fields): Promise<Answer>;
}

export async function startTestGateway(options: EmulatorOptions = {}): Promise<TestGateway> {
  const emulator = await startEmulator({ now: () => START, ...options });

  async function ask(endpoint: string, fields: Fields, method: 'GET' | 'POST' = 'POST') {
    const charset = String(fields.charset ?? 'windows-1251');
    const form = encodeForm({ login: 'demo', psw: 'demo', ...fields }, charset);
    const address = `${emulator.url}/sys/${endpoint}.php`;
    const { status, headers, data } = await axios.request<ArrayBuffer>({
      method,
      url: method === 'GET' ? `${address}?${form}` : address,
      data: method === 'GET' ? undefined : form,
      headers: method === 'GET' ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' },
      responseType: 'arraybuffer',
      validateStatus: () => true,
    });
    const bytes = Buffer.from(data);
    const contentType = String(headers['content-type']);
    return { status, contentType, bytes, text: iconv.decode(bytes, charset) };
  }

  return {
    emulator,
    ask,
    async askJson<Answer>(endpoint: string, fields: Fields) {
      const { text } = await ask(endpoint, { charset: 'utf-8', fmt: 3, ...fields });
      return JSON.parse(text) as Answer;
    },
  };
}

function encodeForm(fields: Fields, charset: string): string {
  const escape = (value: string | number): string =>
    [...iconv.encode(String(value), charset)]
      .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
      .join('');
  return Object.entries(fields)
    .map(([name, value]) => `${escape(name)}=${escape(value)}`)
    .join('&');
}

export interface ReceivedCallback {
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  readonly body: Buffer;
}

/** A callback server that keeps what it receives and responds as configured. */
export interface TestHandler {
  readonly url: string;
  readonly received: ReceivedCallback[];
  /** Status of the next responses. */
  answerWith(status: number): void;
  stop(): Promise<void>;
}

export async function startTestHandler(): Promise<TestHandler> {
  const received: ReceivedCallback[] = [];
  let status = 200;
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        method: request.method ?? '',
        url: request.url ?? '',
        contentType: request.headers['content-type'] ?? '',
        body: Buffer.concat(chunks),
      });
      response.writeHead(status).end('OK');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerWith(next) {
      status = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Fields of a form body, percent signs decoded, in `charset`. */
export function readFormFields(body: Buffer, charset: string): Record<string, string> {
  const decode = (text: string): string =>
    iconv.decode(
      Buffer.from(
        text
          .replace(/\+/g, ' ')
          .replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      ),
      charset,
    );
  return Object.fromEntries(
    body
      .toString('latin1')
      .split('&')
      .map((pair) => pair.split('=').map(decode) as [string, string]),
  );
}
