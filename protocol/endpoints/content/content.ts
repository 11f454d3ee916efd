import { invalidInput, type InvalidInput } from '../../problem';
import type { Result } from '../../result';
import { param, sentence } from '../../sentence';
import { CHANNELS, type ChannelParameter, type ChannelRow } from '../../tables';
import type { Charset } from '../../wire/charset';
import type { SendParameters } from '../send-parameters';

export type Field = readonly [name: string, value: string];

/** Content of a message, under the gateway's names. */
export interface Content {
  /** `mes`, or `null` for none. */
  readonly message: string | null;
  /** Other fields of this channel. */
  readonly fields: readonly Field[];
}

/** Builds the content of one kind of message. Problems: InvalidInput. */
export type ContentBuilder = (
  parameters: SendParameters,
  channel: ChannelRow,
  charset: Charset,
) => Result<Content>;

const ALL: ReadonlySet<ChannelParameter> = new Set<ChannelParameter>(
  CHANNELS.flatMap(({ takes }) => takes as readonly ChannelParameter[]),
);

/** Whether a parameter has a value. An empty text, which forms send, does not count. */
export function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && (typeof value !== 'string' || value.trim() !== '');
}

/**
 * Returns the problem of a parameter that the channel does not support, or of a missing one, else
 * `null`.
 */
export function checkParameters(
  parameters: SendParameters,
  { takes, needs, label }: ChannelRow,
): InvalidInput | null {
  for (const parameter of ALL) {
    if (!isGiven(parameters[parameter]) || takes.includes(parameter)) continue;
    return invalidInput(
      parameter,
      sentence`${param(parameter)} is set, but ${label} does not support it`,
      'Remove it, or choose another channel',
    );
  }
  const missing = needs.find((parameter) => !isGiven(parameters[parameter]));
  if (missing === undefined) return null;
  return invalidInput(
    missing,
    sentence`${param(missing)} is empty`,
    `Enter a value: ${label} requires it`,
  );
}
