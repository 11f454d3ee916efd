import type { ReportTo } from '../messages/message';
import { BodyReader } from './wire';

export interface BindRequest {
  readonly login: string;
  readonly password: string;
  readonly systemType: string;
  readonly version: number;
}

export function readBind(body: Buffer): BindRequest {
  const reader = new BodyReader(body);
  return {
    login: reader.text(),
    password: reader.text(),
    systemType: reader.text(),
    version: reader.byte(),
  };
}

export interface SubmitRequest {
  readonly sender: string;
  readonly recipient: string;
  /** Whether the message begins with a user data header. */
  readonly hasHeader: boolean;
  readonly schedule: string;
  readonly validity: string;
  /**
   * Receipts over SMPP for all, some or no statuses; without them, statuses are reported by
   * callback.
   */
  readonly reportTo: ReportTo;
  readonly dataCoding: number;
  readonly octets: Buffer;
  readonly parameters: ReadonlyMap<number, Buffer>;
}

const MESSAGE_PAYLOAD = 0x0424;
const HEADER_INDICATOR = 0x40;
/**
 * `registered_delivery`, the two lowest bits (SMPP 3.4, 5.2.17). 3 is reserved there, so all
 * statuses are reported; in SMPP 5.0 it means successes only. The other bits request
 * acknowledgements of the phone and intermediate notifications, which the gateway does not
 * document: they are ignored.
 */
const RECEIPT_BITS = 0x03;
const REPORTS: readonly ReportTo[] = ['http', 'smpp', 'smppFailures'];

function readReport(registeredDelivery: number, isVersion5: boolean): ReportTo {
  return REPORTS[registeredDelivery & RECEIPT_BITS] ?? (isVersion5 ? 'smppSuccesses' : 'smpp');
}

export function readSubmit(body: Buffer, isVersion5: boolean): SubmitRequest {
  const reader = new BodyReader(body);
  reader.text();
  reader.bytes(2);
  const sender = reader.text();
  reader.bytes(2);
  const recipient = reader.text();
  const esmClass = reader.byte();
  reader.bytes(2);
  const schedule = reader.text();
  const validity = reader.text();
  const receipt = reader.byte();
  reader.byte();
  const dataCoding = reader.byte();
  reader.byte();
  const octets = reader.bytes(reader.byte());
  const parameters = reader.parameters();
  return {
    sender,
    recipient,
    hasHeader: (esmClass & HEADER_INDICATOR) !== 0,
    schedule,
    validity,
    reportTo: readReport(receipt, isVersion5),
    dataCoding,
    octets: octets.length === 0 ? (parameters.get(MESSAGE_PAYLOAD) ?? octets) : octets,
    parameters,
  };
}

/** Reads the message ID of a query_sm. */
export function readQuery(body: Buffer): string {
  return new BodyReader(body).text();
}

/** Reads the message ID of a cancel_sm, which follows the service type. */
export function readCancel(body: Buffer): string {
  const reader = new BodyReader(body);
  reader.text();
  return reader.text();
}
