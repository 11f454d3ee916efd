import type { TextTree } from '../../texts/common';

export const TEXTS: TextTree = {
  label: {
    session: 'SMPP Session',
    events: 'Trigger On',
    options: 'Options',
  },
  event: {
    deliveryStatus: 'Delivery Status',
    hlrResult: 'HLR Result',
    incomingMessage: 'Incoming Message',
  },
  output: {
    status: 'status',
    message: 'incoming message',
  },
  status: {
    connected: 'connected',
    connecting: 'connecting',
    disconnected: 'disconnected',
    noSession: 'no session',
    wrongFilter: 'invalid filter',
  },
};
