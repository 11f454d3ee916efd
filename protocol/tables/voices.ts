import { SOURCES } from './code-row';

/** A voice that reads the text of a call. */
export interface VoiceRow {
  /** Stored in workflows; never renamed once released. */
  readonly name: string;
  /** Label in the UI. */
  readonly label: string;
  /** The same in Russian. */
  readonly ru: { readonly label: string };
  /** Value that the gateway expects. */
  readonly code: string;
  readonly source: string;
}

const source = SOURCES.sendParameters;

export const VOICES = [
  { name: 'female1', label: 'Female 1', ru: { label: 'Женский голос 1' }, code: 'w', source },
  { name: 'female2', label: 'Female 2', ru: { label: 'Женский голос 2' }, code: 'w2', source },
  { name: 'female3', label: 'Female 3', ru: { label: 'Женский голос 3' }, code: 'w3', source },
  { name: 'female4', label: 'Female 4', ru: { label: 'Женский голос 4' }, code: 'w4', source },
  { name: 'male1', label: 'Male 1', ru: { label: 'Мужской голос 1' }, code: 'm', source },
  { name: 'male2', label: 'Male 2', ru: { label: 'Мужской голос 2' }, code: 'm2', source },
  { name: 'male3', label: 'Male 3', ru: { label: 'Мужской голос 3' }, code: 'm3', source },
  { name: 'male4', label: 'Male 4', ru: { label: 'Мужской голос 4' }, code: 'm4', source },
] as const satisfies readonly VoiceRow[];

export type VoiceName = (typeof VOICES)[number]['name'];

/** The gateway's current default. Always sent, because older documents name another voice. */
export const DEFAULT_VOICE: VoiceName = 'male3';

/** Returns a voice by its name or by the gateway's code. */
export function findVoice(name: string): VoiceRow | undefined {
  return VOICES.find((row) => row.name === name || row.code === name);
}

/** A number in the settings of a call, with the limits that the gateway documents. */
export interface CallSettingRow {
  readonly name: 'wait' | 'repeat' | 'attempts';
  readonly from: number;
  readonly to: number;
  readonly unit: string;
  /** Always sent, because the gateway's documents name two different defaults. */
  readonly byDefault: number;
  readonly source: string;
}

/** The three numbers of `param`, in their order. */
export const CALL_SETTINGS = [
  { name: 'wait', from: 10, to: 35, unit: 'seconds', byDefault: 22, source },
  { name: 'repeat', from: 10, to: 3600, unit: 'seconds', byDefault: 20, source },
  { name: 'attempts', from: 1, to: 9, unit: 'calls', byDefault: 5, source },
] as const satisfies readonly CallSettingRow[];

/** With this text the gateway generates a code and reads it aloud. */
export const CODE_TEXT = 'code';

/** The call reads this many last characters of the `code` in the response. */
export const SPOKEN_DIGITS = 4;
