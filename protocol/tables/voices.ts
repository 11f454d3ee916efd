import { SOURCES } from './code-row';

/** A voice that reads a text in a call. */
export interface VoiceRow {
  /** Stored in workflows; never renamed once released. */
  readonly name: string;
  /** Label as users see it. */
  readonly label: string;
  /** As the gateway writes it. */
  readonly code: string;
  readonly source: string;
}

const source = SOURCES.sendParameters;

export const VOICES = [
  { name: 'female1', label: 'Female 1', code: 'w', source },
  { name: 'female2', label: 'Female 2', code: 'w2', source },
  { name: 'female3', label: 'Female 3', code: 'w3', source },
  { name: 'female4', label: 'Female 4', code: 'w4', source },
  { name: 'male1', label: 'Male 1', code: 'm', source },
  { name: 'male2', label: 'Male 2', code: 'm2', source },
  { name: 'male3', label: 'Male 3', code: 'm3', source },
  { name: 'male4', label: 'Male 4', code: 'm4', source },
] as const satisfies readonly VoiceRow[];

export type VoiceName = (typeof VOICES)[number]['name'];

/** The gateway's default by its present documents; older ones name another, so it is always sent. */
export const DEFAULT_VOICE: VoiceName = 'male3';

/** A voice by our name or by the gateway's. */
export function findVoice(name: string): VoiceRow | undefined {
  return VOICES.find((row) => row.name === name || row.code === name);
}

/** A number of a call that the documents bound. */
export interface CallSettingRow {
  readonly name: 'wait' | 'repeat' | 'attempts';
  readonly from: number;
  readonly to: number;
  readonly unit: string;
  /** The gateway's documents name two sets of defaults, so ours is always sent. */
  readonly byDefault: number;
  readonly source: string;
}

/** The three numbers of `param`, in their order. */
export const CALL_SETTINGS = [
  { name: 'wait', from: 10, to: 35, unit: 'seconds', byDefault: 22, source },
  { name: 'repeat', from: 10, to: 3600, unit: 'seconds', byDefault: 20, source },
  { name: 'attempts', from: 1, to: 9, unit: 'calls', byDefault: 5, source },
] as const satisfies readonly CallSettingRow[];

/** The text that makes the gateway make up a code and tell it. */
export const CODE_TEXT = 'code';

/** So many last characters of the `code` of an answer are what the call tells. */
export const SPOKEN_DIGITS = 4;
