import { by, byWith, none, type Cover, type EndpointCover, type Evidence } from './row';

function endpoint(path: string, purpose: string, evidence: Evidence, cover: Cover): EndpointCover {
  return { endpoint: path, purpose, evidence, ...cover };
}

/** Every address of the gateway. */
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
    none('Does what send.php does; only the form of send.php carries files'),
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
      'The polling trigger uses it as well',
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
      'A file of millions of numbers, of which nobody knows whether it still exists; Get Operator looks one up',
    ),
  ),
  endpoint(
    'phones.php',
    'Contacts, groups, black list',
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
    none('Reports the state of servers to people whom the cabinet holds; n8n does that with Send'),
  ),
  endpoint(
    'users.php',
    'Sub-clients',
    'documented',
    by('subClient.create', 'subClient.update', 'subClient.topUp', 'subClient.getStatistics'),
  ),
  endpoint(
    'documents.php',
    'Invoices and acts of sub-clients',
    'documented',
    none(
      'Documents for the book-keeping of a reseller, which the cabinet gives as pages and files',
    ),
  ),
  endpoint('tinyurls.php', 'Clicks of short links', 'documented', by('shortLink.get')),
  endpoint(
    'receive_phones.php',
    'Renting numbers for incoming messages',
    'documented',
    by('incomingNumber.getMany', 'incomingNumber.rent', 'incomingNumber.update'),
  ),
  endpoint(
    'wait_call.php',
    'Confirmation of a number by a call',
    'documented',
    byWith('The trigger tells of the call', 'callConfirmation.getNumber'),
  ),
  endpoint(
    'downloads.php',
    'Files of exports',
    'documented',
    none(
      'Gives the files of exports that a person has ordered in the cabinet; Get Many of Message and Incoming Message gives the same records as items, for any period',
    ),
  ),
  endpoint(
    'soap.php',
    'SOAP',
    'documented',
    none('Has the functions of send.php, status.php and balance.php and no others'),
  ),
];
