import type { Result } from '../../result';
import type { ChannelRow } from '../../tables';
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
