/** A parameter that only some channels have. Recipients, ID and times are common to all channels. */
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

/** A channel of send.php. A new channel is a new row. */
export interface ChannelRow {
  /** Stored in workflows; never renamed once released. */
  readonly name: string;
  /** Label in the UI. */
  readonly label: string;
  readonly description: string;
  /** Fields that select the channel in a request. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Parameters of a message of this channel. All others are rejected, and not shown. */
  readonly accepts: readonly ChannelParameter[];
  /** Parameters that the gateway requires. */
  readonly needs: readonly ChannelParameter[];
  /** Maximum number of characters in the text; `null` where the gateway documents none. */
  readonly longestText: number | null;
  /** Kind of sender: a registered sender ID, an e-mail address, or a name in the messenger. */
  readonly senderKind: 'senderId' | 'email' | 'name';
  /** Whether a recipient can be a nickname without digits, as in messengers. */
  readonly acceptsNicknames: boolean;
  /** Whether the documents allow `list`. All others are sent with `phones` and `mes`. */
  readonly acceptsList: boolean;
  /** Whether users can select it as the channel of a message. The others have separate operations. */
  readonly isOffered: boolean;
  /** `type` that the gateway reports for its messages; `null` where it is not documented. */
  readonly type: number | null;
  readonly source: string;
}
