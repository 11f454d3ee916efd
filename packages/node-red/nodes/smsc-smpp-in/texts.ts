import type { TextTree } from '../../texts/common';

export const TEXTS: TextTree = {
  label: {
    session: 'SMPP Session',
    events: 'Events',
  },
  hint: {
    setUp:
      'For incoming messages turn on «Передавать входящие SMS по SMPP-подключению» in the API settings of the SMSC dashboard and clear the callback URL («адрес обработчика»).',
  },
  validate: {
    events: 'Choose at least one event',
  },
  output: {
    status: 'status',
    message: 'message',
  },
  status: {
    connected: 'connected',
    connecting: 'connecting',
    disconnected: 'disconnected',
    noSession: 'no SMPP session',
    wrongFilter: 'wrong filter',
  },
};
