import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { accepted, rejected, smppFailure, type SmppProblem, type SmppResult } from '../protocol';
import { classifyFailure } from './classify-failure';
import type { Target } from './session-settings';
import type { SocketReader } from './socket-connection';

/** One host of a target. */
export interface SocketTarget extends Omit<Target, 'hosts'> {
  readonly host: string;
}

const KEEP_ALIVE_MS = 30_000;

/**
 * Opens a socket in one attempt: name lookup, connection and, if set, TLS with a verified
 * certificate, all within `timeoutMs`. Never rejects. The socket does not keep the process alive.
 */
export async function openSocket(
  target: SocketTarget,
  { onread }: SocketReader,
  timeoutMs: number,
): Promise<SmppResult<Socket>> {
  let socket: Socket;
  try {
    socket = startConnecting(target, onread);
  } catch (error) {
    // An invalid certificate is found before the connection is opened.
    return rejected(classifyFailure(error));
  }
  return await new Promise((resolve) => {
    const deadline = setTimeout(() => giveUp(smppFailure('connectTimeout')), timeoutMs);
    const onError = (error: unknown) => giveUp(classifyFailure(error));
    const onClose = () => giveUp(smppFailure('closedByServer'));
    socket.once('error', onError);
    socket.once('close', onClose);
    socket.once(target.tls === null ? 'connect' : 'secureConnect', () => {
      clearTimeout(deadline);
      socket.off('error', onError);
      socket.off('close', onClose);
      socket.unref();
      resolve(accepted(socket));
    });

    function giveUp(problem: SmppProblem): void {
      clearTimeout(deadline);
      socket.off('close', onClose);
      // A destroyed socket may still emit errors, which must not be unhandled.
      socket.on('error', () => undefined);
      socket.destroy();
      resolve(rejected(problem));
    }
  });
}

function startConnecting(
  { host, port, tls }: SocketTarget,
  onread: SocketReader['onread'],
): Socket {
  const options = {
    host,
    port,
    onread,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: KEEP_ALIVE_MS,
  };
  if (tls === null) return connectPlain(options);
  return connectTls({
    ...options,
    // The name is sent as SNI and verified. An IP address has no name to send.
    ...(isIP(host) === 0 && { servername: host }),
    ...(tls.authority !== '' && { ca: tls.authority }),
    rejectUnauthorized: !tls.acceptsAnyCertificate,
  });
}
