/** The process of the plain server, as its parent sees it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { ServerOrder, ServerReport } from './plain-smpp-messages';

export interface PlainServer {
  readonly port: number;
  /** Resolves when the server has executed the command. */
  order(order: ServerOrder): Promise<ServerReport>;
  stop(): Promise<void>;
}

export async function startPlainServer(): Promise<PlainServer> {
  const child = fork(path.join(__dirname, 'plain-smpp-server.ts'), {
    execArgv: ['--import', 'tsx'],
    // Supports the Map with thousands of counts.
    serialization: 'advanced',
  });
  const hear = async (): Promise<ServerReport> => {
    const [report] = (await once(child, 'message')) as [ServerReport];
    return report;
  };
  const { port } = await hear();
  return {
    port,
    order(order) {
      const heard = hear();
      child.send(order);
      return heard;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
