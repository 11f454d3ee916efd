import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ControlRoutes } from '../control/routes';
import { rejectCrossSite } from '../control/cross-site';
import { findEndpoint } from '../endpoints/registry';
import type { ReportFault } from '../fault-guard';
import type { createClientHandler } from './handle-client';
import { readBody } from './read-request';

export interface EmulatorServer {
  readonly port: number;
  /** Closes every connection. */
  stop(): Promise<void>;
}

export interface ServerParts {
  readonly port: number;
  readonly handleClient: ReturnType<typeof createClientHandler>;
  readonly respondToControl: ControlRoutes;
  readonly report: ReportFault;
  /** Aborted when the emulator stops; errors after that are not reported. */
  readonly signal: AbortSignal;
}

const CONTROL_PREFIX = '/emulator/';

/** Listens on the loopback address only, because the emulator's password is public. */
export async function listen(parts: ServerParts): Promise<EmulatorServer> {
  const { port, handleClient, respondToControl, report, signal } = parts;

  async function control(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    name: string,
  ) {
    const rejection = rejectCrossSite(request);
    const body = await readBody(request);
    const { status, content } =
      rejection ?? (await respondToControl(request.method ?? '', name, body));
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
    response.end(`${JSON.stringify(content, null, 2)}\n`);
  }

  async function route(request: http.IncomingMessage, response: http.ServerResponse) {
    const [path = '', query = ''] = splitOnce(request.url ?? '', '?');
    if (path.startsWith(CONTROL_PREFIX)) {
      await control(request, response, path.slice(CONTROL_PREFIX.length));
      return;
    }
    const endpoint = findEndpoint(path);
    if (!endpoint) {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=windows-1251' });
      response.end('<html><body><h1>404 Not Found</h1></body></html>');
      return;
    }
    await handleClient(endpoint, request, response, query);
  }

  function answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    route(request, response).catch((error: unknown) => {
      // The client disconnected, or the emulator stopped during the request.
      if (signal.aborted || request.socket.destroyed || response.destroyed) {
        response.destroy();
        return;
      }
      report(`${request.method} ${(request.url ?? '').replace(/\?.*$/s, '')}`, error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'Content-Type': 'text/plain' }).end('Internal Server Error\n');
    });
  }

  const server = http.createServer(answer);
  // The gateway's server accepts `100-continue` and ignores every other expectation, even an empty
  // one.
  server.on('checkExpectation', answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  server.on('error', (error) => report('HTTP', error));
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
