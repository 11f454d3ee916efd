import type { SubmitOutcome } from './client-options';
import type { PreparedMessage } from './message';

type Submit = (message: PreparedMessage) => Promise<SubmitOutcome>;

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
      const settled = submit(message).then((outcome) => {
        open -= parts;
        onOutcome(outcome, index);
        fill();
      });
      settled.catch(reject);
    };
    fill();
  });
}
