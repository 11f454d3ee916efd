/** The Telegram Bot API on the loopback address: what it was asked to send. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export const TELEGRAM_TOKEN = '7:e2e';

export interface TelegramMessage {
  readonly chat_id: string;
  readonly text: string;
}

const messages: TelegramMessage[] = [];
let server: Server | undefined;

/** Returns the origin for the credential. */
export async function startTelegram(): Promise<string> {
  const started = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server = started;
  await new Promise<void>((resolve) => {
    started.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isSend = request.url === `/bot${TELEGRAM_TOKEN}/sendMessage`;
  if (isSend) messages.push((await json(request)) as TelegramMessage);
  response.writeHead(isSend ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: isSend, result: {} }));
}

export async function stopTelegram(): Promise<void> {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
  server = undefined;
}

export const telegramMessages = (): readonly TelegramMessage[] => messages;
