/** A parameter that some channels have and others lack. Recipients, ID and times are common to all. */
export type ChannelParameter =
  | 'attachments'
  | 'attempts'
  | 'botName'
  | 'comment'
  | 'confirmNumberAfter'
  | 'data'
  | 'dataCoding'
  | 'dataFormat'
  | 'emailFormat'
  | 'fileUrl'
  | 'link'
  | 'maxParts'
  | 'protocolId'
  | 'repeat'
  | 'sender'
  | 'shortenLinks'
  | 'subject'
  | 'text'
  | 'transliterate'
  | 'userDataHeader'
  | 'validity'
  | 'voice'
  | 'voiceContent'
  | 'voiceLanguage'
  | 'wait';

/** A way to reach a recipient with send.php. A new channel is a new row. */
export interface ChannelRow {
  /** Stored in workflows; never renamed once released. */
  readonly name: string;
  /** Label as users see it. */
  readonly label: string;
  readonly description: string;
  /** Fields that tell the gateway which channel is meant. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Parameters that a message of this channel has. Any other one is refused, and not shown. */
  readonly takes: readonly ChannelParameter[];
  /** Those without which the gateway takes no message. */
  readonly needs: readonly ChannelParameter[];
  /** Most characters of the text that the gateway documents, `null` where it documents none. */
  readonly longestText: number | null;
  /** What a sender is: a registered name or number, an address, or a name of the messenger. */
  readonly senderKind: 'senderId' | 'email' | 'name';
  /** Whether recipients may be names without a digit, as in messengers. */
  readonly takesNicknames: boolean;
  /** Whether the documents say that it takes a `list`; others travel as `phones` and `mes` only. */
  readonly takesList: boolean;
  /** Whether the user picks it as the channel of a message; the others have operations of their own. */
  readonly isOffered: boolean;
  /** `type` that the gateway reports for its messages, `null` where no document tells it. */
  readonly type: number | null;
  readonly source: string;
}
