import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Receives the calls that Kannel makes when a message has a new state. */
export interface DlrListener {
  /** With `%d` for the state and `%F` for the ID of the server, see Kannel's user guide. */
  readonly url: string;
  /** `state id` of each call. */
  readonly calls: readonly string[];
  stop(): Promise<void>;
}

export async function startDlrListener(): Promise<DlrListener> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://kannel');
    calls.push(`${searchParams.get('state')} ${searchParams.get('id')}`);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/?state=%d&id=%F`,
    calls,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
