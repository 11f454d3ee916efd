import type { SubmitOutcome } from './client-interface';
import type { PreparedMessage } from './message';
import type { PduFieldsOf } from './pdu';
import { smppFailure, smppRefusal, type SmppFailure, type SmppProblem } from './problem';
import type { Reply } from './session';
import { UDH_INDICATOR, writePartHeader } from './user-data-header';

/** A part of a message that waits to be sent. */
export interface PartJob {
  readonly submission: Submission;
  /** From 0. */
  readonly index: number;
}

type Worst = { readonly kind: 'refused' | 'unknown' | 'notSent'; readonly problem: SmppProblem };
const RANK = { notSent: 0, refused: 1, unknown: 2 } as const;

/** One message on its way: gathers what becomes of its parts. */
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

  /** A message with a part that was refused cannot arrive: the others need not be sent. */
  get isFailed(): boolean {
    return this.worst !== null;
  }

  /** The command for a part, made when it is sent, so that waiting messages are not twice in memory. */
  request(index: number): PduFieldsOf<'submit_sm'> {
    const { message } = this;
    const total = message.parts.length;
    const part = message.parts[index] as Buffer;
    const isNumbered = total > 1;
    const number = { reference: this.reference, total, number: index + 1 };
    // Field by field, which is many times as fast as copying the message.
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

  /** What the server answered to a part. */
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

  /** A part will not be sent. */
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
    // Some parts are with the gateway, others never will be.
    const { problem } = worst;
    const reason = problem.kind === 'smppFailure' ? problem.reason : 'stopped';
    return { kind: 'unknown', ids, problem: smppFailure(reason, { retry: 'unknownOutcome' }) };
  }
}

/** Calls `done` once, at once or later. */
type Submit = (message: PreparedMessage, done: (outcome: SubmitOutcome) => void) => void;

/** What is known of a message and not told yet. */
interface Known {
  readonly outcome: SubmitOutcome;
  readonly index: number;
  readonly parts: number;
}

/**
 * Submits messages so that parts for twice the window are under way or wait: enough to keep the
 * window full, and no more, however many there are. Resolves when all outcomes are known; rejects
 * only with what the caller's own code throws.
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
        // The caller's code runs later, once for all that came together: what waits is sent before it.
        if (known.length === 1) void Promise.resolve().then(tellAll);
      });
    };
    const tellAll = () => {
      const told = known;
      known = [];
      for (const { outcome, index, parts } of told) {
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
