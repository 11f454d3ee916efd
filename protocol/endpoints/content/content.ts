import { invalidInput, type InvalidInput } from '../../problem';
import type { Result } from '../../result';
import { param, sentence } from '../../sentence';
import { CHANNELS, type ChannelParameter, type ChannelRow } from '../../tables';
import type { Charset } from '../../wire/charset';
import type { SendParameters } from '../send-parameters';

export type Field = readonly [name: string, value: string];

/** What a message says, under the gateway's names. */
export interface Content {
  /** `mes`; `null` = none. */
  readonly message: string | null;
  /** Other fields that only this channel has. */
  readonly fields: readonly Field[];
}

/** Makes the content of the messages of one kind. */
export type ContentBuilder = (
  parameters: SendParameters,
  channel: ChannelRow,
  charset: Charset,
) => Result<Content>;

const ALL: ReadonlySet<ChannelParameter> = new Set<ChannelParameter>(
  CHANNELS.flatMap(({ takes }) => takes as readonly ChannelParameter[]),
);

/** Whether a parameter holds anything. An empty text, as forms give it, counts as nothing. */
export function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && (typeof value !== 'string' || value.trim() !== '');
}

/** The complaint about a parameter that the channel lacks, or needs and did not get; else `null`. */
export function checkParameters(
  parameters: SendParameters,
  { takes, needs, label }: ChannelRow,
): InvalidInput | null {
  for (const parameter of ALL) {
    if (!isGiven(parameters[parameter]) || takes.includes(parameter)) continue;
    return invalidInput(
      parameter,
      sentence`${param(parameter)} is given, but ${label} does not take it`,
      'Remove it, or choose another channel',
    );
  }
  const missing = needs.find((parameter) => !isGiven(parameters[parameter]));
  if (missing === undefined) return null;
  return invalidInput(missing, sentence`${param(missing)} is empty`, `Give it: ${label} needs one`);
}
