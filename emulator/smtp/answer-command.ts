import type { Access } from '../access';
import { reject, type Answer } from '../answers/answer';
import { sendEndpoint } from '../endpoints/send';
import type { Gateway } from '../gateway';
import type { MailCommand } from './command';

/** Errors whose response names the message: funds, text, number and route. */
const ERRORS_WITH_ID = [3, 6, 7, 8];

/** Executes a command as a request of send.php, and returns the text of the response. */
export function respondToCommand(
  gateway: Gateway,
  access: Access,
  command: MailCommand | null,
): Answer {
  const answer = decide(gateway, access, command);
  access.noteError(answer.errorCode);
  if (!ERRORS_WITH_ID.includes(answer.errorCode ?? 0) || answer.body.includes(', ID - ')) {
    return answer;
  }
  const id = command?.fields.get('id') || gateway.messages.nextId();
  return { ...answer, body: `${answer.body}, ID - ${id}` };
}

function decide(gateway: Gateway, access: Access, command: MailCommand | null): Answer {
  const read = (name: string): string => command?.fields.get(name) ?? '';
  if (!command) return reject('send', 0, { code: 1 });
  const code = access.check(read);
  if (code !== null) return reject('send', 0, { code });
  return sendEndpoint.handle({
    gateway,
    read,
    has: (name) => command.fields.has(name),
    format: 0,
    files: [],
    now: gateway.clock.now(),
  });
}
