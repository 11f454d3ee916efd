import { createServer } from 'node:net';

/** Returns a TCP port of the loopback interface that is currently free. */
export async function findFreePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new Error('The operating system returned no port'));
        return;
      }
      server.close(() => resolve(address.port));
    });
  });
}
