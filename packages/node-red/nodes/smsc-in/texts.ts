import type { TextTree } from '../../texts/common';

export const TEXTS: TextTree = {
  label: {
    path: 'Path',
    address: 'Callback URL',
    authentication: 'Authentication',
    events: 'Trigger On',
    options: 'Options',
  },
  authentication: {
    signature: 'Signature',
    none: 'None',
  },
  tooltip: {
    path: 'Choose the path of the callback URL, below the root of the HTTP nodes',
    authentication:
      "Accept only callbacks that are signed with the 'Callback Secret' of the account, or callbacks from everybody who knows the URL",
  },
  hint: {
    address:
      'Enter this URL in the SMSC dashboard, in user settings («Настройки пользователя»), as the callback URL («адрес обработчика»). Replace SECRET by the callback secret of the account.',
    httpNodeAuth:
      'The settings of Node-RED protect HTTP nodes with a password (httpNodeAuth). The gateway does not have it and gets 401. Pass this path through a reverse proxy that adds the password.',
    noHttp: 'The settings of Node-RED turn HTTP nodes off (httpNodeRoot), so no callback arrives.',
  },
  output: {
    status: 'status',
    message: 'incoming message',
    call: 'confirmation call',
  },
  status: {
    waiting: 'waiting',
    received: 'received',
    unsigned: 'rejected: signature',
    unreadable: 'rejected: unreadable',
    noSecret: 'no callback secret',
    wrongFilter: 'invalid filter',
    noHttp: 'HTTP is turned off',
    pathInUse: 'path is in use',
    wrongPath: 'invalid path',
  },
};
