import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { findEndpoint } from '../endpoints/registry';
import type { ControlRoutes } from '../control/routes';
import type { createClientDesk } from './answer-client';
import { readBody } from './read-request';

export interface EmulatorServer {
  readonly port: number;
  /** Closes every connection. */
  stop(): Promise<void>;
}

export interface ServerParts {
  readonly port: number;
  readonly answerClient: ReturnType<typeof createClientDesk>;
  readonly answerControl: ControlRoutes;
}

const CONTROL_PREFIX = '/emulator/';

/** Listens on the loopback address only: the emulator's password is public. */
export async function listen({
  port,
  answerClient,
  answerControl,
}: ServerParts): Promise<EmulatorServer> {
  async function route(request: http.IncomingMessage, response: http.ServerResponse) {
    const [path = '', query = ''] = splitOnce(request.url ?? '', '?');
    if (path.startsWith(CONTROL_PREFIX)) {
      const body = await readBody(request);
      const name = path.slice(CONTROL_PREFIX.length);
      const { status, content } = await answerControl(request.method ?? '', name, body);
      response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
      response.end(`${JSON.stringify(content, null, 2)}\n`);
      return;
    }
    const endpoint = findEndpoint(path);
    if (!endpoint) {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=windows-1251' });
      response.end('<html><body><h1>404 Not Found</h1></body></html>');
      return;
    }
    await answerClient(endpoint, request, response, query);
  }

  const server = http.createServer((request, response) => {
    // What fails here is a client that went away, or the emulator stopping in the middle.
    route(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}
