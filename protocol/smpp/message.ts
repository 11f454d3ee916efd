import type { SendParameters } from '../endpoints/send-parameters';
import type { SmppChannel, SmppDataCoding } from '../tables/smpp';

/** How a text is written: as it fits best, or in one way only. */
export type SmppTextEncoding = 'auto' | 'gsm7' | 'ucs2';

/** What `prepareMessage` takes, under the names that users see. */
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
  /** One recipient, as `parseRecipients` gives it; the field has room for 20 characters. */
  readonly to: string;
  /** At most 11 Latin characters, or 15 digits; absent or empty = the default of the account. */
  readonly sender?: string;
  /** Default `auto`: GSM 03.38 if the text is in it, else UCS-2. `gsm7` refuses other texts. */
  readonly encoding?: SmppTextEncoding;
  /**
   * Whether the status comes over SMPP (default). Without it the gateway passes it to the HTTP
   * handler of the account.
   */
  readonly receipt?: boolean;
}

/** What has to be known of the connection and the moment. */
export interface PrepareOptions {
  /** Whether the connection has the option ISO; default false. */
  readonly iso?: boolean;
  /** The moment that "in the past" is measured by. */
  readonly now: Date;
}

/** A message that can be sent, possibly in parts. Made by `prepareMessage` only. */
export interface PreparedMessage {
  readonly sourceAddrTon: number;
  readonly sourceAddrNpi: number;
  readonly sourceAddr: string;
  readonly destAddrTon: number;
  readonly destAddrNpi: number;
  readonly destinationAddr: string;
  /** Whether `parts` begin with a user data header. The client adds that of long messages itself. */
  readonly hasHeader: boolean;
  readonly protocolId: number;
  readonly dataCoding: SmppDataCoding;
  readonly registeredDelivery: 0 | 1;
  readonly scheduleDeliveryTime: string;
  readonly validityPeriod: string;
  /** Octets of each part, without the header that numbers parts. One in most cases. */
  readonly parts: readonly Buffer[];
  /** Absent where the subscriber receives what is sent to the gateway. */
  readonly received?: ReceivedText;
}

/** A text as the subscriber receives it, without the comment that is sent to the gateway with it. */
export interface ReceivedText {
  readonly text: string;
  readonly comment: string;
  readonly dataCoding: SmppDataCoding;
  /** SMS that the text alone makes. */
  readonly parts: number;
  readonly octets: number;
}
