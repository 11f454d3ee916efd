import type { SendParameters } from '../endpoints/send-parameters';
import type { SmppChannel, SmppDataCoding } from '../tables/smpp';

/** Text encoding: the shortest that fits, or a fixed one. */
export type SmppTextEncoding = 'auto' | 'gsm7' | 'ucs2';

/** Input of `prepareMessage`, under the names that users see. */
export interface SmppMessageParameters
  extends Pick<
    SendParameters,
    | 'text'
    | 'comment'
    | 'subject'
    | 'botName'
    | 'voice'
    | 'wait'
    | 'repeat'
    | 'attempts'
    | 'data'
    | 'dataFormat'
    | 'userDataHeader'
    | 'protocolId'
    | 'validity'
    | 'sendAt'
    | 'sendAtZone'
    | 'allowGatewayMarks'
  > {
  readonly channel: SmppChannel;
  /** One recipient from `parseRecipients`, at most 20 characters. */
  readonly to: string;
  /**
   * At most 11 Latin characters or 15 digits. Absent or empty: the default sender ID of the
   * account.
   */
  readonly sender?: string;
  /**
   * Default `auto`: GSM 03.38 if it contains the whole text, else UCS-2. `gsm7` rejects other
   * texts.
   */
  readonly encoding?: SmppTextEncoding;
  /**
   * Whether the status comes over SMPP. Default true. If false, the gateway sends it to the
   * callback URL of the account.
   */
  readonly receipt?: boolean;
}

/** Connection option and moment that the message depends on. */
export interface PrepareOptions {
  /** Whether the connection has the option ISO. Default false. */
  readonly iso?: boolean;
  /** Moments before it are in the past. */
  readonly now: Date;
}

/** A message that is ready to send, possibly in parts. Only `prepareMessage` creates it. */
export interface PreparedMessage {
  readonly sourceAddrTon: number;
  readonly sourceAddrNpi: number;
  readonly sourceAddr: string;
  readonly destAddrTon: number;
  readonly destAddrNpi: number;
  readonly destinationAddr: string;
  /**
   * Whether `parts` start with a user data header. The client adds the concatenation header itself.
   */
  readonly hasHeader: boolean;
  readonly protocolId: number;
  readonly dataCoding: SmppDataCoding;
  readonly registeredDelivery: 0 | 1;
  readonly scheduleDeliveryTime: string;
  readonly validityPeriod: string;
  /** Octets of each part, without the concatenation header. */
  readonly parts: readonly Buffer[];
  /** Absent if the subscriber receives exactly what is sent to the gateway. */
  readonly received?: ReceivedText;
}

/** The text that the subscriber receives, without the comment for the gateway. */
export interface ReceivedText {
  readonly text: string;
  readonly comment: string;
  readonly dataCoding: SmppDataCoding;
  /** Number of SMS for the text alone. */
  readonly parts: number;
  readonly octets: number;
}
