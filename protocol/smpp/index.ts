/**
 * SMPP: everything that a host needs of it. Only the reader of receipts is imported from its own
 * file, because the HTTP nodes use it without the client.
 */

// The client
export { createSmppClient } from './client';
export * from './client-interface';
export type { ByteConnection, ConnectionEnd, SmppPorts, SmppServer } from './connection';
export { createRedeliveryDetector, type DeliveryInfo, type RedeliveryDetector } from './redelivery';
export { buildSystemType, type SystemTypeOptions } from './settings';

// Messages and problems
export * from './message';
export { prepareMessage } from './prepare-message';
export * from './problem';

// The bytes
export { decodePdu } from './decode-pdu';
export { encodePdu } from './encode-pdu';
export { createFramer, type Framer } from './framer';
export * from './pdu';
