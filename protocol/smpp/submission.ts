import type { SubmitOutcome } from './client-interface';
import type { PreparedMessage } from './message';
import type { PduFieldsOf } from './pdu';
import { smppFailure, smppRefusal, type SmppFailure, type SmppProblem } from './problem';
import type { Reply } from './session';
import { UDH_INDICATOR, writePartHeader } from './user-data-header';

/** A message part in the send queue. */
export interface PartJob {
  readonly submission: Submission;
  /** Index of the part, from 0. */
  readonly index: number;
}

type Worst = { readonly kind: 'refused' | 'unknown' | 'notSent'; readonly problem: SmppProblem };
const RANK = { notSent: 0, refused: 1, unknown: 2 } as const;

/** Collects the outcomes of all parts of one message. */
export class Submission {
  private readonly ids: string[] = [];
  private open: number;
  private worst: Worst | null = null;

  constructor(
    private readonly message: PreparedMessage,
    private readonly reference: number,
    private readonly done: (outcome: SubmitOutcome) => void,
  ) {
    this.open = message.parts.length;
  }

  get jobs(): PartJob[] {
    return this.message.parts.map((_, index) => ({ submission: this, index }));
  }

  /**
   * True after one part failed: the message cannot arrive complete, so the other parts are not
   * sent.
   */
  get isFailed(): boolean {
    return this.worst !== null;
  }

  /** Builds submit_sm when the part is sent, so that queued messages are not in memory twice. */
  request(index: number): PduFieldsOf<'submit_sm'> {
    const { message } = this;
    const total = message.parts.length;
    const part = message.parts[index] as Buffer;
    const isNumbered = total > 1;
    const number = { reference: this.reference, total, number: index + 1 };
    // Listing the fields is much faster than copying the message.
    return {
      command: 'submit_sm',
      serviceType: '',
      sourceAddrTon: message.sourceAddrTon,
      sourceAddrNpi: message.sourceAddrNpi,
      sourceAddr: message.sourceAddr,
      destAddrTon: message.destAddrTon,
      destAddrNpi: message.destAddrNpi,
      destinationAddr: message.destinationAddr,
      esmClass: isNumbered || message.hasHeader ? UDH_INDICATOR : 0,
      protocolId: message.protocolId,
      priorityFlag: 0,
      scheduleDeliveryTime: message.scheduleDeliveryTime,
      validityPeriod: message.validityPeriod,
      registeredDelivery: message.registeredDelivery,
      replaceIfPresentFlag: 0,
      dataCoding: message.dataCoding,
      smDefaultMsgId: 0,
      shortMessage: isNumbered ? Buffer.concat([writePartHeader(number), part]) : part,
    };
  }

  /** Records the response to a part. */
  responded(reply: Reply): void {
    if (reply.kind === 'failure') this.fail('unknown', reply.failure);
    else if (reply.pdu.status !== 0) {
      this.fail('refused', smppRefusal('submit_sm', reply.pdu.status));
    } else {
      const { messageId = '' } = reply.pdu as { messageId?: string };
      if (messageId !== '') this.ids.push(messageId);
      this.finishPart();
    }
  }

  /** Records that a part will not be sent. */
  drop(failure: SmppFailure): void {
    this.fail('notSent', failure);
  }

  private fail(kind: Worst['kind'], problem: SmppProblem): void {
    if (this.worst === null || RANK[kind] > RANK[this.worst.kind]) this.worst = { kind, problem };
    this.finishPart();
  }

  private finishPart(): void {
    this.open -= 1;
    if (this.open === 0) this.done(this.outcome());
  }

  private outcome(): SubmitOutcome {
    const { ids, worst } = this;
    if (worst === null) return { kind: 'accepted', ids };
    if (worst.kind !== 'notSent') return { kind: worst.kind, ids, problem: worst.problem };
    if (ids.length === 0) return { kind: 'notSent', problem: worst.problem };
    // The gateway accepted some parts and the others will never be sent.
    const { problem } = worst;
    const reason = problem.kind === 'smppFailure' ? problem.reason : 'stopped';
    return { kind: 'unknown', ids, problem: smppFailure(reason, { retry: 'unknownOutcome' }) };
  }
}

/** Calls `done` exactly once, synchronously or later. */
type Submit = (message: PreparedMessage, done: (outcome: SubmitOutcome) => void) => void;

/** An outcome that is not reported yet. */
interface Known {
  readonly outcome: SubmitOutcome;
  readonly index: number;
  readonly parts: number;
}

/**
 * Submits messages and keeps parts for at most twice the window in flight or queued: enough to keep
 * the window full, independent of the number of messages. Resolves when all outcomes are known.
 * Rejects only with an error that the caller's code throws.
 */
export function submitAll(
  messages: Iterable<PreparedMessage>,
  submit: Submit,
  window: number,
  onOutcome: (outcome: SubmitOutcome, index: number) => void,
): Promise<void> {
  const most = 2 * window;
  const iterator = messages[Symbol.iterator]();
  let known: Known[] = [];
  let open = 0;
  let next = 0;
  let isAtEnd = false;

  return new Promise((resolve, reject) => {
    const fill = () => {
      while (!isAtEnd && open < most) {
        const step = iterator.next();
        if (step.done === true) isAtEnd = true;
        else begin(step.value);
      }
      if (isAtEnd && open === 0) resolve();
    };
    const begin = (message: PreparedMessage) => {
      const index = next++;
      const parts = message.parts.length;
      open += parts;
      submit(message, (outcome) => {
        known.push({ outcome, index, parts });
        // The caller's code runs later, once for all outcomes of this turn, so that queued parts
        // are sent first.
        if (known.length === 1) void Promise.resolve().then(reportAll);
      });
    };
    const reportAll = () => {
      const reported = known;
      known = [];
      for (const { outcome, index, parts } of reported) {
        try {
          open -= parts;
          onOutcome(outcome, index);
          fill();
        } catch (error) {
          reject(error as Error);
        }
      }
    };
    fill();
  });
}
