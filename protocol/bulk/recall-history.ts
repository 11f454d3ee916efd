import type { GatewayFields } from '../endpoints/answer-context';
import { toText } from '../endpoints/field-values';
import { transportFailure, type Problem } from '../problem';
import { success, type Result } from '../result';
import type { BatchLimits } from './limits';
import type { BulkMessage } from './message';
import { deriveContentPrefix } from './message-id';
import { planSendRequests, type PlannedRequest } from './plan';
import type { BulkPorts } from './ports';
import { toUnknownOutcome, type RecipientOutcome } from './recipient-outcome';

export interface HistoryPorts {
  /** Messages to these numbers from this moment (milliseconds) on. */
  findInHistory(phones: readonly string[], from: number): Promise<Result<readonly GatewayFields[]>>;
}

/** How long ago an execution may have been interrupted that somebody repeats now. */
const DAY_MS = 86_400_000;

/**
 * Messages that stand in the gateway's history with this content and from this node. Asked for when
 * an execution repeats one that left no memory: it may have been interrupted after sending them. It
 * may also have been another execution with the same content, so nobody can tell, and they are
 * known as such. A problem means that the history could not be read: then nothing may be sent.
 */
export async function recallFromHistory(
  messages: readonly BulkMessage[],
  { scope, limits }: { readonly scope: string; readonly limits: BatchLimits },
  ports: BulkPorts & HistoryPorts,
): Promise<Result<Map<BulkMessage, readonly RecipientOutcome[]>>> {
  const known = new Map<BulkMessage, readonly RecipientOutcome[]>();
  const phones = new Set(messages.map(({ recipient }) => recipient).filter(isNumber));
  if (phones.size === 0) return success(known);
  const history = await ports.findInHistory([...phones], ports.clock() - DAY_MS);
  if (!history.ok) return history;
  const ids = history.value.flatMap(({ id }) => toText(id) ?? []);
  for (const request of planSendRequests(messages, limits)) {
    const found = findId(request, ids, scope, ports);
    if (found === undefined) continue;
    const problem = describe(found);
    for (const member of request.members) {
      known.set(member, [toUnknownOutcome(member.recipient, problem, found)]);
    }
  }
  return success(known);
}

function isNumber(recipient: string): boolean {
  return /^\+?\d+$/.test(recipient);
}

function findId(
  { parameters }: PlannedRequest,
  ids: readonly string[],
  scope: string,
  ports: BulkPorts,
): string | undefined {
  const own = parameters.messageId ?? '';
  if (own !== '') return ids.find((id) => id === own);
  const built = ports.build(parameters);
  if (!built.ok) return undefined;
  const prefix = deriveContentPrefix(built.value, scope);
  return ids.find((id) => id.startsWith(prefix));
}

function describe(id: string): Problem {
  return {
    ...transportFailure('send', { reason: 'connection' }),
    text: `A message with this content stands in the history under the ID ${id}, perhaps sent by the execution that this one repeats`,
    advice:
      'Check its status by this ID; to send it again all the same, start a new execution instead of repeating the old one',
  };
}
