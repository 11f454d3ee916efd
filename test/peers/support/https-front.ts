/** HTTPS in front of the emulator, for clients that support nothing else: it only adds the certificate. */
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import { createCertificate } from '../../../emulator/certificate';

export interface HttpsFront {
  /** `https://localhost:<port>` */
  readonly url: string;
  readonly port: number;
  /** PEM of its self-signed certificate. */
  readonly certificate: string;
  stop(): Promise<void>;
}

/** Forwards received bytes unchanged to a port of the loopback address. */
export async function startHttpsFront(target: number): Promise<HttpsFront> {
  const { cert, key } = createCertificate(Date.now());
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer({ cert, key }, (client) => {
    const inner = connect(target, '127.0.0.1');
    keep(client);
    keep(inner);
    client.pipe(inner);
    inner.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}`,
    port,
    certificate: cert,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
