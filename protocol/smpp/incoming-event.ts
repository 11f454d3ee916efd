import type { CallbackEvent } from '../event';

/** What the gateway tells over a connection: the same as in its callbacks, but for calls. */
export type SmppEvent = Extract<
  CallbackEvent,
  { readonly type: 'deliveryStatus' | 'incomingMessage' }
>;
