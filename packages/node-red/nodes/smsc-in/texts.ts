import type { TextTree } from '../../texts/common';

export const TEXTS: TextTree = {
  label: {
    path: 'Path',
    authentication: 'Verification',
    events: 'Events',
    callbackUrl: 'Callback URL',
  },
  authentication: {
    signature: 'Signature',
    none: 'None',
  },
  placeholder: {
    path: 'e.g. /smsc',
  },
  tooltip: {
    path: 'Enter the path of the callback URL, below the root of the HTTP nodes',
    authentication:
      "Accept only callbacks that are signed with the 'Callback Secret' of the account, or callbacks from everybody who knows the URL",
  },
  hint: {
    callbackUrl:
      'Enter this URL in the SMSC dashboard, in user settings («Настройки пользователя»), as callback URL («адрес обработчика»). Put the callback secret of the account in the place of SECRET.',
    unsigned: 'Without a signature, everybody who knows the URL can start the flow.',
  },
  warning: {
    httpNodeAuth:
      'Node-RED asks for a password at its HTTP nodes (httpNodeAuth). The gateway has none, so its callbacks get 401. Let your reverse proxy add the password for this path.',
    noHttp:
      'Node-RED has no HTTP nodes (httpNodeRoot is false), so the gateway cannot reach this node.',
  },
  validate: {
    path: 'Start with a slash, and use only Latin letters, digits, "-", "_", "." and "~"',
    events: 'Choose at least one event',
  },
  output: {
    status: 'status',
    message: 'message',
    call: 'call',
  },
  status: {
    waiting: 'waiting',
    received: 'received',
    unreadable: 'unreadable callback',
    unsigned: 'wrong signature',
    wrongFilter: 'wrong filter',
    noHttp: 'no HTTP nodes',
    pathInUse: 'path in use',
    wrongPath: 'wrong path',
    noSecret: 'no callback secret',
  },
};
