import type { TextTree } from '../../texts/common';

export const TEXTS: TextTree = {
  label: {
    interval: 'Interval (Seconds)',
    events: 'Events',
    balanceLimit: 'Balance Limit',
  },
  tooltip: {
    interval: 'Wait this long between two requests for new events',
    balanceLimit:
      'Report a balance below this amount, in the currency of the account; once until it is topped up',
  },
  warning: {
    memoryOnly:
      "This Node-RED keeps the context in memory only. After a restart the node does not report what arrived in between. Set 'contextStorage' in settings.js to a store with the module 'localfilesystem'.",
  },
  validate: {
    interval: 'Enter 5 to 86400 seconds',
    balanceLimit: 'Enter an amount',
    events: 'Choose at least one event',
  },
  output: {
    status: 'status',
    message: 'message',
    lowBalance: 'low balance',
  },
  status: {
    waiting: 'waiting',
    memoryOnly: 'memory only',
    received: 'received',
    later: 'will try again',
    failed: 'failed',
    noAccount: 'no account',
    wrongParameter: 'wrong value',
  },
};
