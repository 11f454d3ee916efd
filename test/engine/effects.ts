/**
 * Where each operation of the node is tested by its effect: the test runs it and then either checks
 * its change by another operation (or by the emulator), or uses it to check the change of another.
 * A response alone would only prove that the emulator returns OK.
 *
 * test/gates/effects.test.ts keeps the list complete; the stage of the engine tests verifies that a
 * test has really run both.
 */
export interface Effect {
  /** `resource.operation`. */
  readonly operation: string;
  /** Name of the file in this folder, without `.test.ts`. */
  readonly file: string;
  readonly test: string;
  /** Another operation, or `control.` and the function of the emulator. */
  readonly other: string;
}

type Row = readonly [operation: string, other: string];

function proofs(file: string, test: string, ...rows: readonly Row[]): Effect[] {
  return rows.map(([operation, other]) => ({ operation, file, test, other }));
}

const MESSAGES = 'control.readMessages';

export const EFFECTS: readonly Effect[] = [
  ...proofs('operations', 'account: getBalance shows what a message has cost', [
    'account.getBalance',
    'message.send',
  ]),
  ...proofs('numbers-and-prices', 'account: getPrices returns the price of a later message', [
    'account.getPrices',
    'message.send',
  ]),
  ...proofs('data', 'counts messages and costs, and does not return the login of the account', [
    'account.getStatistics',
    'message.send',
  ]),
  ...proofs('data', 'returns a number, and the call to it confirms', [
    'callConfirmation.getNumber',
    'control.readConfirmations',
  ]),
  ...proofs('call-confirmation', 'the call ends the waiting, whenever it arrives', [
    'callConfirmation.waitForCall',
    'control.call',
  ]),
  ...proofs(
    'codes',
    'verify accepts the code that the phone received',
    ['code.send', MESSAGES],
    ['code.verify', 'code.send'],
  ),
  ...proofs('codes', 'resend sends the same code, which verify accepts', ['code.resend', MESSAGES]),
  ...proofs(
    'directory',
    'contact: create, update, getMany and delete work on the same contact',
    ['contact.create', 'contact.getMany'],
    ['contact.update', 'contact.getMany'],
    ['contact.delete', 'contact.getMany'],
    ['contact.getMany', 'contact.create'],
  ),
  ...proofs('directory', 'contact: upsert reads its fields from the items', [
    'contact.upsert',
    'contact.getMany',
  ]),
  ...proofs(
    'directory',
    'contact: block stops messages, and unblock allows them again',
    ['contact.block', MESSAGES],
    ['contact.unblock', MESSAGES],
  ),
  ...proofs('directory', 'contact: isBlocked says what block and unblock have changed', [
    'contact.isBlocked',
    'contact.block',
  ]),
  ...proofs(
    'directory',
    'group: create and contact: addToGroup determine who receives a message',
    ['contact.addToGroup', MESSAGES],
    ['contact.removeFromGroup', 'message.send'],
    ['group.create', MESSAGES],
  ),
  ...proofs('directory', 'contact: moveToGroup removes the contact from the other groups', [
    'contact.moveToGroup',
    'contact.getMany',
  ]),
  ...proofs(
    'directory',
    'group: update, getMany and delete work on the same group',
    ['group.update', 'group.getMany'],
    ['group.delete', 'group.getMany'],
    ['group.getMany', 'group.update'],
  ),
  ...proofs(
    'operations',
    'hlr: start starts lookups, and getResult returns their results',
    ['hlr.start', 'hlr.getResult'],
    ['hlr.getResult', 'hlr.start'],
  ),
  ...proofs('lookup', 'returns the verdict pending and the ID when the time is over', [
    'hlr.lookup',
    'hlr.getResult',
  ]),
  ...proofs('data', 'returns the oldest first, after an ID, in a number of hours, at one number', [
    'incomingMessage.getMany',
    'control.incoming',
  ]),
  ...proofs(
    'numbers-and-prices',
    'incomingNumber: rent charges the account and removes the number from the list',
    ['incomingNumber.rent', 'account.getBalance'],
    ['incomingNumber.getMany', 'incomingNumber.rent'],
  ),
  ...proofs('numbers-and-prices', 'incomingNumber: update determines whether it is rented again', [
    'incomingNumber.update',
    'control.readRentedNumbers',
  ]),
  ...proofs(
    'accounts',
    'mailing: create delivers at its time and repeats as configured',
    ['mailing.create', MESSAGES],
    ['mailing.get', 'mailing.create'],
  ),
  ...proofs('accounts', 'mailing: cancel stops it, which the status of its messages shows', [
    'mailing.cancel',
    'message.getStatus',
  ]),
  ...proofs(
    'accounts',
    'mailing: delete removes it from the list that getMany and get return',
    ['mailing.delete', 'mailing.getMany'],
    ['mailing.getMany', 'mailing.create'],
  ),
  ...proofs(
    'operations',
    'message: send returns one item per recipient, paired with its input item',
    ['message.send', MESSAGES],
  ),
  ...proofs('operations', 'message: getCost returns the price that send then charges', [
    'message.getCost',
    'message.send',
  ]),
  ...proofs('operations', 'message: getStatus returns the status record of each item', [
    'message.getStatus',
    'message.send',
  ]),
  ...proofs('operations', 'message: delete deletes a scheduled message', [
    'message.delete',
    MESSAGES,
  ]),
  ...proofs('data', 'returns status records, the latest first', [
    'message.getMany',
    'message.send',
  ]),
  ...proofs(
    'operations',
    'number: getOperator returns the operator, and ping reaches the subscriber silently',
    ['number.getOperator', 'number.ping'],
    ['number.ping', MESSAGES],
  ),
  ...proofs(
    'directory',
    'sender: create makes a name usable after approval, and delete removes it',
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
    'subClient: create, topUp and getStatistics transfer and show the money',
    ['subClient.create', 'control.readSubClients'],
    ['subClient.topUp', 'control.readSubClients'],
    ['subClient.getStatistics', 'subClient.topUp'],
  ),
  ...proofs('accounts', 'subClient: update changes the given fields and returns no password', [
    'subClient.update',
    'control.readSubClients',
  ]),
  ...proofs(
    'directory',
    'template: create, update, getMany and delete work on the same template',
    ['template.create', 'template.getMany'],
    ['template.update', 'template.getMany'],
    ['template.getMany', 'template.create'],
    ['template.delete', 'template.getMany'],
  ),
  ...proofs(
    'directory',
    'template: getOperatorTemplate returns what createOperatorTemplate has submitted',
    ['template.createOperatorTemplate', 'template.getOperatorTemplate'],
    ['template.getOperatorTemplate', 'template.createOperatorTemplate'],
  ),
  ...proofs('fallback', 'the next channel is tried for recipients that the first did not reach', [
    'message.sendWithFallback',
    MESSAGES,
  ]),
  ...proofs(
    'send-and-wait',
    'the phone receives the question, and the execution waits for the answer',
    ['message.sendAndWait', MESSAGES],
  ),
  ...proofs('texts', 'message: analyze counts the same parts as the gateway', [
    'message.analyze',
    'message.getCost',
  ]),
  ...proofs(
    'decode-report',
    'message: decodeReport reads the responses of status.php in every format',
    ['message.decodeReport', 'message.getStatus'],
  ),
  ...proofs('numbers', 'number: format formats numbers as the gateway does', [
    'number.format',
    'message.send',
  ]),
];
