import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A relay between a client and a server that keeps every PDU that passes, in both directions. */
export interface Recorder {
  readonly port: number;
  readonly pdus: readonly Buffer[];
  stop(): Promise<void>;
}

const LENGTH_OCTETS = 4;

export async function startRecorder(target: number): Promise<Recorder> {
  const pdus: Buffer[] = [];
  const sockets = new Set<Socket>();
  const pass = (from: Socket, to: Socket): void => {
    let rest = Buffer.alloc(0);
    sockets.add(from);
    from.on('data', (chunk: Buffer) => {
      to.write(chunk);
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= LENGTH_OCTETS && rest.length >= rest.readUInt32BE(0)) {
        const length = rest.readUInt32BE(0);
        pdus.push(rest.subarray(0, length));
        rest = rest.subarray(length);
      }
    });
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  };
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    pass(client, upstream);
    pass(upstream, client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    pdus,
    async stop() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
