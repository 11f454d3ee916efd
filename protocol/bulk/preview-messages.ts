import { nameSendRequest, type SendOrder } from '../endpoints/send';
import type { SendParameters } from '../endpoints/send-parameters';
import type { Problem } from '../problem';
import { failure, success, type Result } from '../result';
import type { GatewayRequest } from '../wire/request';
import { toBatchOptions, type BatchSettings, type BulkPorts } from './batching';
import { listMessages } from './duplicates';
import { deriveMessageId, toMessageKey, type BulkMessage, type RunIdentity } from './bulk-message';
import { planSendRequests } from './plan';
import { applySendOnceKey } from './send-once';

/** A recipient of a dry run. */
export interface PreviewedRecipient {
  readonly phone: string;
  /** Index of its request. */
  readonly request: number;
  /** Index of the earlier item with an equal message that this one is merged into, or `null`. */
  readonly duplicateOf: number | null;
}

/** The requests of a dry run. */
export interface Preview {
  /** Without the credential, which the transport adds. */
  readonly requests: readonly GatewayRequest[];
  /** Recipients by item; empty for an item that is left out. */
  readonly items: readonly Result<readonly PreviewedRecipient[]>[];
}

/**
 * Returns the requests that a run would send for the orders of all items (`null` is left out). Sends
 * nothing.
 */
export function previewMessages(
  items: readonly (SendOrder | null)[],
  settings: BatchSettings & { readonly identity: RunIdentity },
  { build }: Pick<BulkPorts, 'build'>,
): Preview {
  const named = items.map((item) =>
    item === null ? null : applySendOnceKey(item, settings.identity),
  );
  const { listed, rejected } = listMessages(named, settings.duplicates ?? 'merge');
  const own = listed.flatMap(({ message, first }) => (first === null ? [message] : []));
  const requests: GatewayRequest[] = [];
  const places = new Map<BulkMessage, Result<number>>();
  for (const { parameters, members } of planSendRequests(own, toBatchOptions(settings).limits)) {
    const place = members[0] === undefined ? '' : toMessageKey(members[0]);
    const built = buildWithId(parameters, settings.identity, place, build);
    const result = built.ok ? success(requests.push(built.value) - 1) : built;
    for (const member of members) places.set(member, result);
  }
  return {
    requests,
    items: items.map((_, item) => {
      const problem = rejected.get(item) ?? null;
      if (problem !== null) return failure(problem);
      return toPreviewed(
        listed.filter(({ message }) => message.item === item),
        places,
      );
    }),
  };
}

function buildWithId(
  parameters: SendParameters,
  identity: RunIdentity,
  place: string,
  build: BulkPorts['build'],
): Result<GatewayRequest> {
  const built = build(parameters);
  if (!built.ok || (parameters.messageId ?? '') !== '') return built;
  return success(nameSendRequest(built.value, deriveMessageId(built.value, identity, place)));
}

function toPreviewed(
  listed: readonly { readonly message: BulkMessage; readonly first: BulkMessage | null }[],
  places: ReadonlyMap<BulkMessage, Result<number>>,
): Result<readonly PreviewedRecipient[]> {
  const recipients: PreviewedRecipient[] = [];
  let problem: Problem | null = null;
  for (const { message, first } of listed) {
    const place = places.get(first ?? message);
    if (place === undefined) continue;
    if (!place.ok) problem = place.problem;
    else {
      const duplicateOf = first?.item ?? null;
      recipients.push({ phone: message.recipient, request: place.value, duplicateOf });
    }
  }
  return problem === null ? success(recipients) : failure(problem);
}
