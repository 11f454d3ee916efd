import type { SubmitOutcome } from './client-options';
import type { PreparedMessage } from './message';

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
