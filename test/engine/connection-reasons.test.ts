import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createPlainServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type TlsOptions } from 'node:tls';
import { createCertificate } from '../../emulator/certificate';
import { Stage } from './support/stage';

const YEAR_MS = 365 * 86_400_000;
const SEND = { resource: 'message', operation: 'send', to: '77010000101', text: 'Hello' };

/** A valid certificate and those with one fault each; the engine trusts all but the last. */
const CERTIFICATES = {
  valid: createCertificate(Date.now(), 'valid'),
  expired: createCertificate(Date.now() - 2 * YEAR_MS, 'expired'),
  future: createCertificate(Date.now() + 2 * YEAR_MS, 'future'),
  stranger: createCertificate(Date.now(), 'stranger'),
};

describe('the reason for a failed connection, in the engine of n8n', () => {
  const folder = mkdtempSync(join(tmpdir(), 'smsc-certificates-'));
  const servers: Server[] = [];
  let stage: Stage;
  let received = 0;

  beforeAll(async () => {
    const trusted = join(folder, 'trusted.pem');
    const { valid, expired, future } = CERTIFICATES;
    writeFileSync(trusted, [valid, expired, future].map(({ cert }) => cert).join(''));
    stage = await Stage.start(
      { speed: 100 },
      { NODE_EXTRA_CA_CERTS: trusted, NODE_NO_WARNINGS: '1' },
    );
  }, 60_000);
  beforeEach(() => {
    received = 0;
  });
  afterAll(async () => {
    for (const server of servers) server.close();
    rmSync(folder, { recursive: true });
    await stage.stop();
  });

  async function listen(server: Server): Promise<number> {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, resolve));
    return (server.address() as AddressInfo).port;
  }

  /** Counts requests and closes each connection after the request has arrived. */
  const listenTls = async (options: TlsOptions) =>
    await listen(
      createServer(options, (socket) => {
        socket
          .on('error', () => undefined)
          .once('data', () => {
            received += 1;
            socket.destroy();
          });
      }).on('tlsClientError', () => undefined),
    );

  const plain = (answer: string | null) =>
    createPlainServer((socket) => {
      socket
        .on('error', () => undefined)
        .once('data', () => {
          if (answer === null) socket.destroy();
          else socket.end(answer);
        });
    });

  async function sendTo(baseUrl: string) {
    await stage.useCredential({ baseUrl });
    const { json, report } = await stage.run(SEND, { onError: 'continueRegularOutput' });
    return { json: json[0], report };
  }

  const ADDRESSES: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
    ['an expired certificate', () => https(CERTIFICATES.expired), /certificate .* has expired/],
    ['one of the future', () => https(CERTIFICATES.future), /certificate .* is not valid yet/],
    ['one that is self-signed', () => https(CERTIFICATES.stranger), /is self-signed/],
    ['another host name', () => https(CERTIFICATES.valid, '127.0.0.3'), /for another host name/],
    [
      'no version of TLS in common',
      async () => `https://localhost:${await listenTls({ ...CERTIFICATES.valid, ...OLD_TLS })}`,
      /no TLS version or cipher in common/,
    ],
    [
      'a server without TLS',
      async () => `https://localhost:${await listen(plain('HTTP/1.1 400 Bad Request\r\n\r\n'))}`,
      /does not use TLS/,
    ],
    [
      'a server that hangs up where TLS begins',
      async () => `https://localhost:${await listen(plain(null))}`,
      /encrypted connection .* could not be established/,
    ],
    ['a closed port', () => Promise.resolve('http://127.0.0.1:1'), /refused the connection/],
    [
      'an unknown host',
      () => Promise.resolve('http://nowhere.invalid'),
      /host .* was not found|DNS/,
    ],
  ];
  const OLD_TLS: TlsOptions = { maxVersion: 'TLSv1.1', minVersion: 'TLSv1' };

  async function https(certificate: { cert: string; key: string }, host = 'localhost') {
    return `https://${host}:${await listenTls(certificate)}`;
  }

  it.each(ADDRESSES)('is reported for %s, and nothing is sent', async (_title, address, words) => {
    const { json, report } = await sendTo(await address());
    expect(json).toMatchObject({
      error: { name: 'transportFailure', message: expect.stringMatching(words) },
    });
    expect(JSON.stringify(json)).not.toContain('may have accepted');
    expect(report.inspection).not.toContain('may have accepted');
    expect(received).toBe(0);
  });

  it('leaves the outcome unknown when the connection ends after the request', async () => {
    const { json } = await sendTo(await https(CERTIFICATES.valid));
    expect(received).toBeGreaterThan(0);
    expect(json).toMatchObject({ accepted: null });
  });
});
