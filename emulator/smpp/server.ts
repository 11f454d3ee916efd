import * as net from 'node:net';
import * as tls from 'node:tls';
import type { Credentials } from '../access';
import type { Gateway } from '../gateway';
import { createCertificate } from '../certificate';
import { createSmppAccount, type BoundSession, type SmppAccount } from './account';
import { openSession } from './session';

export interface SmppOptions {
  /** Port without TLS, 0 = any free port; absent = not opened. */
  readonly port?: number;
  /** Port with TLS. */
  readonly tlsPort?: number;
}

/** The SMPP side of a running emulator. */
export interface SmppHandle {
  /** `null` if it is not opened. */
  readonly port: number | null;
  readonly tlsPort: number | null;
  /** Self-signed certificate of the TLS port as PEM; `null` without that port. */
  readonly certificate: string | null;
  /** Bound connections, oldest first. */
  sessions(): Pick<BoundSession, 'mode' | 'systemType' | 'version'>[];
  /** Receipts and incoming messages that no client has accepted yet. */
  waiting(): number;
  /** Closes all connections. */
  disconnect(): void;
  /** Closes all connections and accepts no more, as during a restart. */
  pause(): Promise<void>;
  /** Listens on the same ports again. */
  resume(): Promise<void>;
}

export interface SmppServer {
  readonly handle: SmppHandle;
  readonly reset: () => void;
  stop(): Promise<void>;
}

interface Door {
  server: net.Server;
  port: number;
}

/** Listens on the loopback address only, like the HTTP side. */
export async function listenForSmpp(
  gateway: Gateway,
  credentials: Pick<Credentials, 'login' | 'password'>,
  { port, tlsPort }: SmppOptions,
): Promise<SmppServer> {
  const account: SmppAccount = createSmppAccount(gateway, credentials);
  const sockets = new Set<net.Socket>();
  const certificate = tlsPort === undefined ? null : createCertificate(Date.now());

  function greet(socket: net.Socket): void {
    sockets.add(socket);
    socket.setNoDelay(true);
    // The client disconnected.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    try {
      openSession(socket, account);
    } catch (error) {
      gateway.report('an SMPP connection', error);
      socket.destroy();
    }
  }

  const onError = (error: Error): void => gateway.report('SMPP', error);
  const plain = port === undefined ? null : await open(net.createServer(greet), port, onError);
  const secure =
    tlsPort === undefined || certificate === null
      ? null
      : await open(tls.createServer(certificate, greet), tlsPort, onError);
  const doors = [plain, secure].filter((door) => door !== null);

  function disconnect(): void {
    for (const socket of sockets) socket.destroy();
  }

  async function pause(): Promise<void> {
    const closing = doors.map(
      ({ server }) => new Promise<void>((resolve) => void server.close(() => resolve())),
    );
    disconnect();
    await Promise.all(closing);
  }

  return {
    handle: {
      port: plain?.port ?? null,
      tlsPort: secure?.port ?? null,
      certificate: certificate?.cert ?? null,
      sessions: () =>
        account.sessions.map(({ mode, systemType, version }) => ({ mode, systemType, version })),
      waiting: () => account.outbound.waiting,
      disconnect,
      pause,
      async resume() {
        await Promise.all(doors.map((door) => open(door.server, door.port, onError)));
      },
    },
    reset: account.reset,
    stop: pause,
  };
}

async function open(
  server: net.Server,
  port: number,
  onError: (error: Error) => void,
): Promise<Door> {
  // When reopened, the server already has this listener.
  server.removeAllListeners('error');
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      server.on('error', onError);
      resolve();
    });
  });
  return { server, port: (server.address() as net.AddressInfo).port };
}
