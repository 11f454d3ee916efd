import { createPorts as createSocketPorts } from '../../connections/ports';
import type { SmppPorts } from '../../protocol';

/**
 * Ports of our SMPP client, as the nodes create them: a plain connection to the loopback address.
 */
export function createPorts(port: number): SmppPorts {
  return createSocketPorts({ hosts: ['127.0.0.1'], port, tls: null });
}
