import { unreadableResponse } from '../problem';
import { failure, success, type Result } from '../result';
import { OPERATOR_COLUMNS } from '../tables';
import { otherFields, toText, type GatewayFields } from '../wire/gateway-fields';
import type { ResponseContext, GatewayRequest, RequestEncoding } from '../wire/request';
import { checkPhone } from './parameter-checks';
import { fieldsOfResponse, firstOfList, openResponse, type ParsedResponse } from './response';

/**
 * Returns a phone number in the format of an operator request. Problems: InvalidInput of `phone`.
 */
export function checkOperatorPhone(phone: string): Result<string> {
  return checkPhone(phone, 'Enter one phone number in international format such as +77011234567');
}

/**
 * Returns the request for the operator of a phone number.
 * Problems: InvalidInput of `phone`.
 * Source: HTTP API, "Information about the operator".
 */
export function buildOperatorRequest(
  phone: string,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const number = checkOperatorPhone(phone);
  if (!number.ok) return number;
  return success({
    endpoint: 'info',
    fields: [
      ['get_operator', '1'],
      ['phone', number.value],
    ],
    ...encoding,
  });
}

/** An entry of the gateway's number database. Absent and empty values are `null`. */
export interface Operator {
  readonly country: string | null;
  readonly operator: string | null;
  readonly region: string | null;
  readonly mcc: string | null;
  readonly mnc: string | null;
  /** Time zone of the region in hours from GMT, as the gateway writes it (`3`, `-1`). */
  readonly timezone: string | null;
  readonly extra: GatewayFields;
}

const KNOWN: ReadonlySet<string> = new Set(OPERATOR_COLUMNS);

/**
 * Reads the response to `get_operator=1` for one phone number. JSON is known from live clients, XML
 * by analogy. `fmt` 0 is read as `name = value` pairs, and `fmt` 1 as the same values in JSON order
 * if their count matches; neither is documented.
 * Problems: a request error; an unreadable response, such as one without an operator.
 * Source: HTTP API, "Information about the operator of a number".
 */
export function readOperatorResponse(context: ResponseContext): Result<Operator> {
  const response = openResponse('info', context);
  if (!response.ok) return response;
  const fields = readFields(response.value) ?? {};
  const operator: Operator = {
    country: toText(fields.country),
    operator: toText(fields.operator),
    region: toText(fields.region),
    mcc: toText(fields.mcc),
    mnc: toText(fields.mnc),
    timezone: toText(fields.tz),
    extra: otherFields(fields, KNOWN),
  };
  return NAMING.some((name) => operator[name] !== null)
    ? success(operator)
    : failure(unreadableResponse('info', 'a response without an operator'));
}

/** A response needs at least one of these; a time zone alone is not enough. */
const NAMING = ['country', 'operator', 'region', 'mcc', 'mnc'] as const;

function readFields(response: ParsedResponse): GatewayFields | null {
  switch (response.kind) {
    case 'text':
      return readPairs(response.text) ?? readColumns(response.text);
    case 'xml':
    case 'json':
      return fieldsOfResponse(firstOfList(response));
  }
}

const NAME = /(?:^|[,\n])[ \t]*([A-Za-z_]\w*)[ \t]*[=:][ \t]?/g;

function readPairs(text: string): GatewayFields | null {
  const marks = [...text.matchAll(NAME)];
  if (marks.length === 0) return null;
  return Object.fromEntries(
    marks.map((mark, index) => [
      (mark[1] as string).toLowerCase(),
      text.slice(mark.index + mark[0].length, marks[index + 1]?.index).trim(),
    ]),
  );
}

function readColumns(text: string): GatewayFields | null {
  const values = text.split(',');
  if (values.length !== OPERATOR_COLUMNS.length) return null;
  return Object.fromEntries(
    OPERATOR_COLUMNS.map((column, index) => [column, (values[index] as string).trim()]),
  );
}
