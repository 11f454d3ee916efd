/**
 * SMPP: everything that a host needs of it. Only the reader of receipts is imported from its own
 * file, because the HTTP nodes use it without the client.
 */

// The client
export { createSmppClient } from './client';
export * from './client-interface';
export type { ByteConnection, SmppPorts } from './connection';
export { createRedeliveryDetector, type DeliveryInfo, type RedeliveryDetector } from './redelivery';
export { buildSystemType } from './settings';

// Messages and problems
export * from './message';
export { prepareMessage } from './prepare-message';
export * from './problem';
export { smppProblemIn } from './problem-language';

// The bytes
export * from './pdu';
