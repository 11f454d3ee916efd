/** How a call is made, after the gateway's rules for missing and out-of-range values. */
export interface CallPlan {
  readonly voice: string;
  /** Empty: the account's language. */
  readonly language: string;
  /** Ringing time in seconds. */
  readonly wait: number;
  /** Seconds between two attempts; `null` = growing from 3 to 14. */
  readonly repeat: number | null;
  readonly attempts: number;
  /** Whether a file is played instead of a text. */
  readonly playsFile: boolean;
}

const VOICES = ['m', 'm2', 'm3', 'm4', 'w', 'w2', 'w3', 'w4'];
const DEFAULT_VOICE = 'm3';
const DEFAULT_WAIT = 25;
const DEFAULT_ATTEMPTS = 8;

/** `voice` as `<voice>[,<language>]`; `null` if the voice does not exist. */
function readVoice(written: string): readonly [voice: string, language: string] | null {
  const [voice = '', language = ''] = written.split(',').map((part) => part.trim());
  if (voice === '') return [DEFAULT_VOICE, language];
  return VOICES.includes(voice) && /^[a-z]{0,3}$/.test(language) ? [voice, language] : null;
}

/** Reads `voice` and `param` (`w,i,n`) of a call, by the newer version of the gateway's page. */
export function readCall(
  details: Readonly<Record<string, string>>,
  playsFile: boolean,
): CallPlan | null {
  const voice = readVoice(details.voice ?? '');
  if (!voice) return null;
  const [wait = NaN, repeat = NaN, attempts = NaN] = (details.param ?? '')
    .split(',')
    .map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : NaN));
  return {
    voice: voice[0],
    language: voice[1],
    wait: wait >= 0 && wait <= 99 ? Math.min(35, Math.max(10, wait)) : DEFAULT_WAIT,
    repeat: repeat >= 10 && repeat <= 3600 ? repeat : null,
    attempts: attempts >= 1 && attempts <= 9 ? attempts : DEFAULT_ATTEMPTS,
    playsFile,
  };
}

/** Seconds that all planned attempts take if the recipient does not pick up. */
export function secondsOfAttempts({ wait, repeat, attempts }: CallPlan): number {
  let seconds = attempts * wait;
  for (let pause = 1; pause < attempts; pause += 1) seconds += repeat ?? Math.min(14, 2 + pause);
  return seconds;
}
