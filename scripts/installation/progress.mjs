/** Says how a long installation goes: often at first, then seldom. */

/** Seconds after which a line is printed; after the last one, every `EVERY` seconds. */
const MOMENTS = [20, 60, 120];
const EVERY = 120;

/** @param {number} seconds */
function inMinutes(seconds) {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min${whole % 60 === 0 ? '' : ` ${whole % 60} s`}`;
}

/**
 * Calls `say` with the elapsed time, until `stop` is called.
 *
 * @param {(elapsed: string) => void} say
 * @returns {{ stop(): string }} `stop` returns the elapsed time
 */
export function startProgress(say) {
  const started = Date.now();
  const elapsed = () => inMinutes((Date.now() - started) / 1000);
  let timer;
  const plan = (index) => {
    const last = MOMENTS.at(-1);
    const moment = MOMENTS[index] ?? last + (index - MOMENTS.length + 1) * EVERY;
    timer = setTimeout(
      () => {
        say(elapsed());
        plan(index + 1);
      },
      Math.max(0, started + moment * 1000 - Date.now()),
    );
  };
  plan(0);
  return {
    stop: () => {
      clearTimeout(timer);
      return elapsed();
    },
  };
}
