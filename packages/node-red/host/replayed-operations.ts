import { invalidInput, type Problem } from '../../../protocol';

/**
 * Operations without a memory that cost money or act outside. With a key their output is stored and
 * returned again, and nothing is done a second time.
 */
export const REPLAYED_OPERATIONS: ReadonlySet<string> = new Set([
  'message.sendWithFallback',
  'code.send',
  'code.resend',
  'mailing.create',
  'subClient.topUp',
  'incomingNumber.rent',
  'incomingNumber.renew',
  // SMPP has no IDs of the sender, by which an earlier message would be found.
  'smpp.message.send',
  'smpp.hlr.lookup',
  'smpp.hlr.start',
  'smpp.number.ping',
]);

/** An earlier run with the key ended without a result, for example because the process ended. */
export const UNFINISHED_KEY: Problem = invalidInput(
  '',
  'An earlier message with this msg.smsc.key did not finish, so nobody knows what was sent. Nothing was sent now',
  'Check the history in the SMSC dashboard. To send anyway, use another key',
);
