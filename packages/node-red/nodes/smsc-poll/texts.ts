import type { TextTree } from '../../texts/common';

export const TEXTS: TextTree = {
  label: {
    interval: 'Interval (Seconds)',
    events: 'Trigger On',
    balanceLimit: 'Balance Limit',
    idPrefix: 'Message ID Prefix',
    toPhone: 'To Phone',
    watchHours: 'Watch (Hours)',
    options: 'Options',
  },
  event: {
    deliveryStatus: 'Delivery Status',
    incomingMessage: 'Incoming Message',
    lowBalance: 'Low Balance',
  },
  tooltip: {
    interval: 'Set the time between two polls: 5 seconds to a day',
    balanceLimit:
      'Start the flow when the balance falls below this amount, in the currency of the account; once until it is topped up',
    idPrefix:
      'Start only on statuses of messages whose ID starts with this prefix; empty for all messages of the account',
    toPhone: 'Start only on messages to this phone number of the account; empty for all',
    watchHours: 'Limit how long to watch the status of a message until it is final: 1 to 168',
  },
  hint: {
    memoryOnly:
      "Node-RED keeps the context in memory only, so after a restart this node does not report what arrived in between. Add a store with the module 'localfilesystem' to 'contextStorage' in settings.js.",
  },
  output: {
    status: 'status',
    message: 'incoming message',
    balance: 'low balance',
  },
  status: {
    waiting: 'waiting',
    memoryOnly: 'waiting, memory only',
    received: 'received',
    later: 'trying again later',
    failed: 'failed',
    noAccount: 'no account',
    wrongParameter: 'invalid value',
  },
};
