import { success, type Result } from '../result';
import type { GatewayRequest, RequestEncoding, ResponseContext } from '../wire/request';
import { buildAction } from './action-request';
import { otherFields, toAmount, toText, type GatewayFields } from '../wire/gateway-fields';
import { readRecordList } from './record-list';

/**
 * Prices of one message to a zone, in the currency of the account; `null` if the response has none.
 */
export interface ZonePrices {
  readonly zone: string | null;
  /** Operator, country and so on. */
  readonly name: string | null;
  /** An SMS sent over the API, as this package does. */
  readonly sms: number | null;
  /** An SMS sent from the SMSC dashboard. */
  readonly smsFromCabinet: number | null;
  readonly mms: number | null;
  readonly hlr: number | null;
  readonly voice: number | null;
  /** Everything else in the response, such as prices of other channels. */
  readonly extra: GatewayFields;
}

/** Price names by gateway field. */
const PRICES = {
  api: 'sms',
  mass: 'smsFromCabinet',
  mms: 'mms',
  hlr: 'hlr',
  call: 'voice',
} as const;

/** Returns the request for the price list of the account. Source: HTTP API, "Request for rates". */
export function buildPricesRequest(encoding: RequestEncoding): GatewayRequest {
  return buildAction('get', ['get_price'], {}, encoding);
}

/**
 * Reads the response to `get_price=1`: one record per zone. The names are documented, and a live
 * client reads the member `zones`; the text formats are not read. A price that is not a number
 * stays in `extra`.
 * Problems: a request error; an unreadable response.
 */
export function readPricesResponse(context: ResponseContext): Result<ZonePrices[]> {
  const records = readRecordList('get', context, undefined, 'zones');
  return records.ok ? success(records.value.map(toZonePrices)) : records;
}

function toZonePrices(fields: GatewayFields): ZonePrices {
  const read = Object.entries(PRICES).map(
    ([field, name]) => [field, name, toAmount(fields[field])] as const,
  );
  const understood = read.filter(
    ([field, , price]) => price !== null || toText(fields[field]) === null,
  );
  const prices = Object.fromEntries(read.map(([, name, price]) => [name, price]));
  return {
    zone: toText(fields.zone),
    name: toText(fields.name),
    ...(prices as Record<(typeof PRICES)[keyof typeof PRICES], number | null>),
    extra: otherFields(fields, new Set(['zone', 'name', ...understood.map(([field]) => field)])),
  };
}
