/**
 * Where each operation of the node is tested by its effect: the test runs it and either looks with
 * another operation (or at the emulator) at what it has changed, or lets it tell what another has
 * changed. An answer alone would only prove that the emulator says OK.
 *
 * test/gates/effects.test.ts keeps the list complete; the stage of the engine tests sees to it that
 * a test has really run both.
 */
export interface Effect {
  /** `resource.operation`. */
  readonly operation: string;
  /** Name of the file in this folder, without `.test.ts`. */
  readonly file: string;
  readonly test: string;
  /** Another operation, or `control.` and what the emulator is asked or told. */
  readonly other: string;
}

type Row = readonly [operation: string, other: string];

function proofs(file: string, test: string, ...rows: readonly Row[]): Effect[] {
  return rows.map(([operation, other]) => ({ operation, file, test, other }));
}

const MESSAGES = 'control.readMessages';

export const EFFECTS: readonly Effect[] = [
  ...proofs('operations', 'account: getBalance tells what a message has cost', [
    'account.getBalance',
    'message.send',
  ]),
  ...proofs('numbers-and-prices', 'account: getPrices tells what a message then costs', [
    'account.getPrices',
    'message.send',
  ]),
  ...proofs('data', 'counts what was sent and paid, and keeps the own login to itself', [
    'account.getStatistics',
    'message.send',
  ]),
  ...proofs('data', 'gives a number, and the call to it confirms', [
    'callConfirmation.getNumber',
    'control.readConfirmations',
  ]),
  ...proofs('call-confirmation', 'the call ends the waiting, whenever it comes', [
    'callConfirmation.waitForCall',
    'control.call',
  ]),
  ...proofs(
    'codes',
    'the code that the phone got is the one that verify takes',
    ['code.send', MESSAGES],
    ['code.verify', 'code.send'],
  ),
  ...proofs(
    'directory',
    'contact: create, update, getMany and delete act on the same contact',
    ['contact.create', 'contact.getMany'],
    ['contact.update', 'contact.getMany'],
    ['contact.delete', 'contact.getMany'],
    ['contact.getMany', 'contact.create'],
  ),
  ...proofs('directory', 'contact: upsert takes its fields from the items', [
    'contact.upsert',
    'contact.getMany',
  ]),
  ...proofs(
    'directory',
    'contact: block stops messages, unblock lets them pass again',
    ['contact.block', MESSAGES],
    ['contact.unblock', MESSAGES],
  ),
  ...proofs(
    'directory',
    'group: create, and contact: addToGroup, decide who gets a message',
    ['contact.addToGroup', MESSAGES],
    ['contact.removeFromGroup', 'message.send'],
    ['group.create', MESSAGES],
  ),
  ...proofs('directory', 'contact: moveToGroup leaves the other groups', [
    'contact.moveToGroup',
    'contact.getMany',
  ]),
  ...proofs(
    'directory',
    'group: update, getMany and delete act on the same group',
    ['group.update', 'group.getMany'],
    ['group.delete', 'group.getMany'],
    ['group.getMany', 'group.update'],
  ),
  ...proofs(
    'operations',
    'hlr: start orders lookups, whose results getResult gives',
    ['hlr.start', 'hlr.getResult'],
    ['hlr.getResult', 'hlr.start'],
  ),
  ...proofs('lookup', 'gives the verdict pending and the ID when the time is over', [
    'hlr.lookup',
    'hlr.getResult',
  ]),
  ...proofs('data', 'gives the oldest first, after an ID, in some hours, at one number', [
    'incomingMessage.getMany',
    'control.incoming',
  ]),
  ...proofs(
    'numbers-and-prices',
    'incomingNumber: rent takes the money and the number out of the list',
    ['incomingNumber.rent', 'account.getBalance'],
    ['incomingNumber.getMany', 'incomingNumber.rent'],
  ),
  ...proofs('numbers-and-prices', 'incomingNumber: update decides if it is rented again', [
    'incomingNumber.update',
    'control.readRentedNumbers',
  ]),
  ...proofs(
    'accounts',
    'mailing: create delivers at its time and again, as often as asked',
    ['mailing.create', MESSAGES],
    ['mailing.get', 'mailing.create'],
  ),
  ...proofs('accounts', 'mailing: cancel stops it, which the status of its messages shows', [
    'mailing.cancel',
    'message.getStatus',
  ]),
  ...proofs(
    'accounts',
    'mailing: delete takes it out of the list, getMany and get tell what there is',
    ['mailing.delete', 'mailing.getMany'],
    ['mailing.getMany', 'mailing.create'],
  ),
  ...proofs(
    'operations',
    'message: send gives one item per recipient, paired with its input item',
    ['message.send', MESSAGES],
  ),
  ...proofs('operations', 'message: getCost tells the price that send then takes', [
    'message.getCost',
    'message.send',
  ]),
  ...proofs('operations', 'message: getStatus gives the status record of each item', [
    'message.getStatus',
    'message.send',
  ]),
  ...proofs('operations', 'message: delete deletes a scheduled message', [
    'message.delete',
    MESSAGES,
  ]),
  ...proofs('data', 'gives status records, the latest first', ['message.getMany', 'message.send']),
  ...proofs(
    'operations',
    'number: getOperator tells the operator, ping reaches the subscriber silently',
    ['number.getOperator', 'number.ping'],
    ['number.ping', MESSAGES],
  ),
  ...proofs(
    'directory',
    'sender: create makes a name usable once it is approved, delete ends that',
    ['sender.create', MESSAGES],
    ['sender.update', 'sender.getMany'],
    ['sender.getMany', 'sender.update'],
    ['sender.delete', MESSAGES],
  ),
  ...proofs(
    'directory',
    'sender: requestCode and confirmCode make a number usable',
    ['sender.requestCode', MESSAGES],
    ['sender.confirmCode', MESSAGES],
  ),
  ...proofs('data', 'counts the clicks on a link of a message', ['shortLink.get', 'control.click']),
  ...proofs(
    'accounts',
    'subClient: create, topUp and getStatistics move and show the money',
    ['subClient.create', 'control.readSubClients'],
    ['subClient.topUp', 'control.readSubClients'],
    ['subClient.getStatistics', 'subClient.topUp'],
  ),
  ...proofs('accounts', 'subClient: update changes what is given and keeps passwords to itself', [
    'subClient.update',
    'control.readSubClients',
  ]),
  ...proofs(
    'directory',
    'template: create, update, getMany and delete act on the same template',
    ['template.create', 'template.getMany'],
    ['template.update', 'template.getMany'],
    ['template.getMany', 'template.create'],
    ['template.delete', 'template.getMany'],
  ),
  ...proofs(
    'directory',
    'template: getOperatorTemplate follows what createOperatorTemplate has handed in',
    ['template.createOperatorTemplate', 'template.getOperatorTemplate'],
    ['template.getOperatorTemplate', 'template.createOperatorTemplate'],
  ),
  ...proofs('fallback', 'the next channel is tried for those whom the first did not reach', [
    'message.sendWithFallback',
    MESSAGES,
  ]),
  ...proofs(
    'send-and-wait',
    'the phone gets the question, and the execution waits for the answer',
    ['message.sendAndWait', MESSAGES],
  ),
  ...proofs('texts', 'message: analyze counts the parts that the gateway names', [
    'message.analyze',
    'message.getCost',
  ]),
  ...proofs('decode-report', 'message: decodeReport reads what status.php tells in every format', [
    'message.decodeReport',
    'message.getStatus',
  ]),
  ...proofs('numbers', 'number: format writes numbers as the gateway does', [
    'number.format',
    'message.send',
  ]),
];
