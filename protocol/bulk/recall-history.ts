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
 * IDs that the gateway has in its history. An execution that repeats one without a memory looks
 * there for what the other sent before it was interrupted. It may also have been a third execution
 * with the same content, so nobody can tell, and such messages are known as just that.
 */
export class History {
  private readonly all: ReadonlySet<string>;
  private readonly byPrefix = new Map<string, string[]>();

  constructor(
    ids: readonly string[],
    private readonly scope: string,
    private readonly build: BulkPorts['build'],
  ) {
    this.all = new Set(ids);
    for (const id of this.all) {
      const prefix = id.slice(0, id.lastIndexOf('-') + 1);
      this.byPrefix.set(prefix, [...(this.byPrefix.get(prefix) ?? []), id]);
    }
  }

  /** Outcomes of a request that stands in it; `null` when it does not. */
  recall(request: PlannedRequest): RecipientOutcome[] | null {
    const found = this.take(request);
    if (found === undefined) return null;
    const problem = describe(found);
    return request.members.map(({ recipient }) => toUnknownOutcome(recipient, problem, found));
  }

  /** Equal requests of a run each need an ID of their own, so one that was made here is given once. */
  private take({ parameters }: PlannedRequest): string | undefined {
    const own = parameters.messageId ?? '';
    if (own !== '') return this.all.has(own) ? own : undefined;
    const built = this.build(parameters);
    if (!built.ok) return undefined;
    return this.byPrefix.get(deriveContentPrefix(built.value, this.scope))?.pop();
  }
}

/** A problem means that the history could not be read: then nothing may be sent. */
export async function readHistory(
  messages: readonly BulkMessage[],
  scope: string,
  ports: BulkPorts & HistoryPorts,
): Promise<Result<History>> {
  const phones = new Set(messages.map(({ recipient }) => recipient).filter(isNumber));
  const records =
    phones.size === 0
      ? success([])
      : await ports.findInHistory([...phones], ports.clock() - DAY_MS);
  if (!records.ok) return records;
  const ids = records.value.flatMap(({ id }) => toText(id) ?? []);
  return success(new History(ids, scope, ports.build));
}

/**
 * The messages that stand in the history. Looked for again whenever some were found, because what
 * is left may have been sent in other requests: those of a second attempt.
 */
export function recallFromHistory(
  messages: readonly BulkMessage[],
  history: History,
  limits: BatchLimits,
): Map<BulkMessage, readonly RecipientOutcome[]> {
  const known = new Map<BulkMessage, readonly RecipientOutcome[]>();
  for (let before = -1; before < known.size; ) {
    before = known.size;
    const open = messages.filter((message) => !known.has(message));
    for (const request of planSendRequests(open, limits)) {
      const outcomes = history.recall(request) ?? [];
      outcomes.forEach((outcome, place) => {
        known.set(request.members[place] as BulkMessage, [outcome]);
      });
    }
  }
  return known;
}

function isNumber(recipient: string): boolean {
  return /^\+?\d+$/.test(recipient);
}

function describe(id: string): Problem {
  return {
    ...transportFailure('send', { reason: 'connection' }),
    text: `A message with this content stands in the history under the ID ${id}, perhaps sent by the execution that this one repeats`,
    advice:
      'Check its status by this ID; to send it again all the same, start a new execution instead of repeating the old one',
  };
}
