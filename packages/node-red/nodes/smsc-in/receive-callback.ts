import { claimEvent, createDeduplicator } from '../../../../operations/events/deduplicate';
import { type EventFilters, passesFilters, phoneOf } from '../../../../operations/events/filters';
import { NO_SECRETS, toSignatureSettings } from '../../../../operations/events/signature-settings';
import { nameEvent, type OutputOptions, toOutput } from '../../../../operations/events/to-output';
import {
  type CallbackEvent,
  type CallbackOutcome,
  confirmedCalls,
  receiveCallback,
  receiveCallbackUnverified,
} from '../../../../protocol';
import type { AccountNode } from '../../host/account-node';
import type { CallbackAnswer, CallbackRequest } from '../../host/callbacks/callback-route';
import type { FlowMessage } from '../../host/red';

export interface CallbackOptions extends Omit<EventFilters, 'events'>, OutputOptions {
  readonly deduplicate?: boolean;
}

export interface CallbackReceiver {
  /** ID of the node, whose events are remembered apart from those of other nodes. */
  readonly id: string;
  readonly events: readonly string[];
  readonly options: CallbackOptions;
  readonly isSigned: boolean;
  /** The account at the time of the callback; `null` if it does not exist. */
  readonly account: () => AccountNode | null;
  /** Starts the flow. */
  readonly emit: (event: CallbackEvent, message: FlowMessage) => void;
  /** Receives why a callback was rejected. It contains neither the content nor a secret. */
  readonly reject: (kind: 'unreadable' | 'unsigned', reason: string) => void;
}

/** The events that the nodes of this process have received. It outlives a deployment. */
const deduplicator = createDeduplicator();

/** Handles a callback and returns the response to the gateway, as in any other host. */
export async function answerCallback(
  receiver: CallbackReceiver,
  request: CallbackRequest,
): Promise<CallbackAnswer> {
  const outcome = receive(receiver, request);
  if (outcome.kind !== 'event') {
    receiver.reject(outcome.kind, outcome.reason);
    return outcome.kind === 'unsigned'
      ? [401, 'Signature missing or invalid']
      : [400, 'Not readable'];
  }
  const { event } = outcome;
  const { id, events, options, isSigned } = receiver;
  const account = receiver.account();
  if (isSigned && account !== null) confirmedCalls.noteSigned(account.id, event, Date.now());
  if (!passesFilters(event, { ...options, events })) return OK;
  const message = {
    topic: nameEvent(event),
    phone: phoneOf(event),
    payload: toOutput(event, options),
  };
  if (options.deduplicate === false) {
    receiver.emit(event, message);
    return OK;
  }
  const claim = await claimEvent(deduplicator, id, event);
  if (claim === null) return OK;
  try {
    receiver.emit(event, message);
    // The flow has begun, so a repetition must not start it, whatever becomes of the response.
    claim.keep();
  } catch (fault) {
    claim.forget();
    throw fault;
  }
  return OK;
}

const OK: CallbackAnswer = [200, 'OK'];

function receive(
  { isSigned, account }: CallbackReceiver,
  { body, contentType, query }: CallbackRequest,
): CallbackOutcome {
  const raw = { body, contentType, query };
  if (!isSigned) return receiveCallbackUnverified(raw);
  const secrets = account()?.secrets;
  return receiveCallback(raw, secrets === undefined ? NO_SECRETS : toSignatureSettings(secrets));
}
