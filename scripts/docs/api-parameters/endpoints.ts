import { by, byWith, none, type Cover, type EndpointCover, type Evidence } from './row';

function endpoint(path: string, purpose: string, evidence: Evidence, cover: Cover): EndpointCover {
  return { endpoint: path, purpose, evidence, ...cover };
}

/** All endpoints of the gateway. */
export const API_ENDPOINTS: readonly EndpointCover[] = [
  endpoint(
    'send.php',
    'Send on any channel, price, HLR, ping',
    'documented',
    by(
      ...[
        'message.send',
        'message.getCost',
        'message.sendAndWait',
        'message.sendWithFallback',
        'code.send',
        'code.resend',
        'contact.isBlocked',
        'hlr.lookup',
        'hlr.start',
        'number.ping',
      ],
    ),
  ),
  endpoint(
    '/rest/send/',
    'The same with JSON in the request',
    'documented',
    none('Same as send.php, but cannot send files'),
  ),
  endpoint(
    'status.php',
    'Status and deletion of messages',
    'documented',
    by('message.getStatus', 'message.delete', 'hlr.getResult'),
  ),
  endpoint('balance.php', 'Balance of the account', 'documented', by('account.getBalance')),
  endpoint(
    'jobs.php',
    'Mailings',
    'documented',
    by('mailing.create', 'mailing.get', 'mailing.getMany', 'mailing.cancel', 'mailing.delete'),
  ),
  endpoint('info.php', 'Operator of a number', 'documented', by('number.getOperator')),
  endpoint(
    'get.php',
    'Sent history, incoming messages, statistics, prices',
    'documented',
    byWith(
      'The polling trigger uses it, too',
      'message.getMany',
      'incomingMessage.getMany',
      'account.getStatistics',
      'account.getPrices',
    ),
  ),
  endpoint(
    'get_mnp.php',
    'Dump of all ported numbers',
    'likely',
    none(
      'A file of millions of numbers that may no longer exist; Get Operator looks up one number',
    ),
  ),
  endpoint(
    'phones.php',
    'Contacts, groups, blocklist',
    'documented',
    by(
      'contact.create',
      'contact.upsert',
      'contact.update',
      'contact.delete',
      'contact.getMany',
      'contact.addToGroup',
      'contact.moveToGroup',
      'contact.removeFromGroup',
      'contact.block',
      'contact.unblock',
      'group.create',
      'group.update',
      'group.delete',
      'group.getMany',
    ),
  ),
  endpoint(
    'senders.php',
    'Sender IDs',
    'documented',
    by(
      'sender.create',
      'sender.update',
      'sender.delete',
      'sender.getMany',
      'sender.requestCode',
      'sender.confirmCode',
    ),
  ),
  endpoint(
    'templates.php',
    'Message templates',
    'documented',
    by('template.create', 'template.update', 'template.delete', 'template.getMany'),
  ),
  endpoint(
    'op_templates.php',
    'Templates that operators approve',
    'likely',
    by('template.createOperatorTemplate', 'template.getOperatorTemplate'),
  ),
  endpoint(
    'ping.php',
    'Reports of monitored servers (not ping SMS)',
    'likely',
    none('Reports the state of servers to people listed in the SMSC dashboard; use Send instead'),
  ),
  endpoint(
    'users.php',
    'Sub-clients',
    'documented',
    by('subClient.create', 'subClient.update', 'subClient.topUp', 'subClient.getStatistics'),
  ),
  endpoint(
    'documents.php',
    'Invoices and statements of subaccounts',
    'documented',
    none(
      'Accounting documents for resellers, which the SMSC dashboard provides as pages and files',
    ),
  ),
  endpoint('tinyurls.php', 'Clicks of short links', 'documented', by('shortLink.get')),
  endpoint(
    'receive_phones.php',
    'Rental of numbers for incoming messages',
    'documented',
    by('incomingNumber.getMany', 'incomingNumber.rent', 'incomingNumber.update'),
  ),
  endpoint(
    'wait_call.php',
    'Confirmation of a number by a call',
    'documented',
    byWith('The trigger reports the call', 'callConfirmation.getNumber'),
  ),
  endpoint(
    'downloads.php',
    'Files of exports',
    'documented',
    none(
      'Downloads exports that a user has ordered in the SMSC dashboard; Get Many of Message and Incoming Message returns the same records as items, for any period',
    ),
  ),
  endpoint(
    'soap.php',
    'SOAP',
    'documented',
    none('Has only the functions of send.php, status.php and balance.php'),
  ),
];
