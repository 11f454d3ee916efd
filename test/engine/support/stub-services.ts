import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createCertificate } from '../../../emulator/certificate';

export interface StubRequest {
  readonly host: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  /** The parsed JSON body; `{}` without one. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface StubResponse {
  readonly status: number;
  readonly body: unknown;
}

export type StubService = (request: StubRequest) => StubResponse;

/**
 * Services of others on the loopback address. Built-in nodes have the addresses of their services
 * in their code, so the requests are redirected on the way: the engine's process gets this program
 * as its HTTPS proxy, and trusts its certificate. Neither n8n nor its nodes are changed.
 */
export class StubServices {
  readonly requests: StubRequest[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'stub-services-'));
  private readonly proxy: Server;
  private readonly secure: ReturnType<typeof createSecureServer>;

  private constructor(private readonly services: Readonly<Record<string, StubService>>) {
    const hosts = Object.keys(services);
    const { cert, key } = createCertificate(Date.now(), 'Stub services', hosts);
    writeFileSync(join(this.folder, 'certificate.pem'), cert);
    this.secure = createSecureServer({ cert, key }, (request, response) => {
      this.answer(request, response).catch(() => response.destroy());
    });
    this.proxy = createServer((_request, response) => {
      response.writeHead(501).end();
    });
    this.proxy.on('connect', (_request, socket) => {
      socket.on('error', () => undefined);
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      this.secure.emit('connection', socket);
    });
  }

  /** @param services by the name of their host */
  static async start(services: Readonly<Record<string, StubService>>): Promise<StubServices> {
    const stub = new StubServices(services);
    await new Promise<void>((resolve) => stub.proxy.listen(0, '127.0.0.1', resolve));
    return stub;
  }

  /** The environment of a process whose HTTPS requests come here. */
  get environment(): NodeJS.ProcessEnv {
    const { port } = this.proxy.address() as AddressInfo;
    return {
      HTTPS_PROXY: `http://127.0.0.1:${port}`,
      NODE_EXTRA_CA_CERTS: join(this.folder, 'certificate.pem'),
      NO_PROXY: '127.0.0.1,localhost',
    };
  }

  async stop(): Promise<void> {
    this.secure.closeAllConnections();
    this.proxy.closeAllConnections();
    await new Promise((resolve) => this.proxy.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = message.headers.host ?? '';
    const raw = await text(message);
    const request: StubRequest = {
      host,
      method: message.method ?? '',
      url: new URL(message.url ?? '/', `https://${host}`),
      headers: message.headers,
      body: raw.startsWith('{') ? (JSON.parse(raw) as Record<string, unknown>) : {},
    };
    this.requests.push(request);
    const { status, body } = this.services[host]?.(request) ?? { status: 404, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }
}
