import { MINUTE_MS } from '../../../protocol';
import type { Host } from '../../host';

/** How long a late reply to a question without an answer is expected, in ms. */
const LATE_MS = 24 * 60 * MINUTE_MS;
/** How often a question that waits for its turn looks whether it was cancelled, in ms. */
const LOOK_INTERVAL_MS = 25_000;

/** A question to a person. */
export interface Asked {
  readonly person: string;
  readonly question: string;
}

/** The right to ask a person, until `end`. */
export interface Turn {
  /**
   * Whether a late reply to another question can arrive. Then only a reply with the number of the
   * new question may approve it.
   */
  readonly needsNumber: boolean;
  /** @param mayStillAnswer whether the person was asked and has not answered */
  end(mayStillAnswer: boolean): void;
}

/**
 * The questions by SMS of this process. A reply does not say to which question it belongs, so a
 * person gets one question at a time.
 */
class OpenQuestions {
  /** The end of the last question to each person. */
  private readonly ends = new Map<string, Promise<void>>();
  /** Until when a late reply to each question is expected, in ms since 1970, by person. */
  private readonly lateUntil = new Map<string, Map<string, number>>();

  /**
   * Waits until the earlier questions to a person are over.
   *
   * @param person identifies the person and the account that asks
   * @param question its words; the late reply to an equal question answers this one
   * @param limit end of the wait, in ms since 1970
   * @returns `null` if an earlier question is still open at the limit, or the wait was cancelled
   */
  async takeTurn(
    { person, question }: Asked,
    limit: number,
    { pause, signal }: Pick<Host, 'pause' | 'signal'>,
  ): Promise<Turn | null> {
    const before = this.ends.get(person);
    let finish = (): void => undefined;
    const own = new Promise<void>((resolve) => (finish = resolve));
    const end = Promise.all([before, own]).then(() => {
      if (this.ends.get(person) === end) this.ends.delete(person);
    });
    this.ends.set(person, end);
    if (before !== undefined) {
      let isOver = false;
      void before.then(() => (isOver = true));
      const isOpen = (): boolean => !isOver;
      while (isOpen() && Date.now() < limit && signal?.aborted !== true) {
        const rest = Math.min(LOOK_INTERVAL_MS, limit - Date.now());
        await Promise.race([before, pause(rest, signal)]);
      }
      if (isOpen()) {
        finish();
        return null;
      }
    }
    this.forgetOld();
    const unanswered = [...(this.lateUntil.get(person)?.keys() ?? [])];
    return {
      needsNumber: unanswered.some((one) => one !== question),
      end: (mayStillAnswer) => {
        if (mayStillAnswer) this.expectLate(person, question);
        finish();
      },
    };
  }

  private expectLate(person: string, question: string): void {
    const own = this.lateUntil.get(person) ?? new Map<string, number>();
    this.lateUntil.set(person, own.set(question, Date.now() + LATE_MS));
  }

  private forgetOld(): void {
    for (const [person, questions] of this.lateUntil) {
      for (const [question, until] of questions) {
        if (until <= Date.now()) questions.delete(question);
      }
      if (questions.size === 0) this.lateUntil.delete(person);
    }
  }

  /** For tests. */
  clear(): void {
    this.ends.clear();
    this.lateUntil.clear();
  }
}

export const openQuestions = new OpenQuestions();
