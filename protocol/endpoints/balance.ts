import { unreadableResponse } from '../problem';
import { failure, success, type Result } from '../result';
import { otherFields, toAmount, toText, type GatewayFields } from '../wire/gateway-fields';
import type { ResponseContext, GatewayRequest, RequestEncoding } from '../wire/request';
import { fieldsOfResponse, openResponse, type ParsedResponse } from './response';

/**
 * Returns the request for balance, currency and credit. Never fails.
 * Source: HTTP API, "Balance".
 */
export function buildBalanceRequest(encoding: RequestEncoding): Result<GatewayRequest> {
  return success({ endpoint: 'balance', fields: [['cur', '1']], ...encoding });
}

/** Amounts in the currency of the account. */
export interface Balance {
  readonly balance: number;
  /** Name of the currency; `null` without `cur=1`. */
  readonly currency: string | null;
  /** `null` if the account has no credit. */
  readonly credit: number | null;
  readonly extra: GatewayFields;
}

const KNOWN = new Set(['balance', 'currency', 'credit']);

/**
 * Reads the response of balance.php, with and without `cur=1`. For `fmt` 0 and 1 only the bare
 * number is documented; a second number is read as the credit and a word as the currency.
 * Problems: a request error; an unreadable response, such as one without a balance.
 * Source: HTTP API, "Balance: answer of the server and error codes".
 */
export function readBalanceResponse(context: ResponseContext): Result<Balance> {
  const response = openResponse('balance', context);
  if (!response.ok) return response;
  const fields = readFields(response.value) ?? {};
  const balance = toAmount(fields.balance);
  if (balance === null)
    return failure(unreadableResponse('balance', 'a response without a balance'));
  const credit = toAmount(fields.credit);
  const others = otherFields(fields, KNOWN);
  return success({
    balance,
    currency: toText(fields.currency),
    credit,
    extra:
      credit === null && toText(fields.credit) !== null
        ? { ...others, credit: fields.credit as string }
        : others,
  });
}

function readFields(response: ParsedResponse): GatewayFields | null {
  if (response.kind === 'text') return readText(response.text);
  return response.kind === 'xml' &&
    response.root.name === 'balance' &&
    response.root.children.length === 0
    ? { balance: response.root.text }
    : fieldsOfResponse(response);
}

const TEXT = /^(-?\d+(?:\.\d+)?)(?:[\s,]+([\s\S]*))?$/;
/** `1234,56`, `1 234.56`, `1,234.56`, `1.234,56`: one amount in another notation, or two. */
const DOUBTFUL_AMOUNT = /(?:^|[\s,(])[+-]?\d+(?:,|\s)[+-]?\d|\d\.\d{3},\d/;
/** Balance and credit. */
const MOST_AMOUNTS = 2;

/**
 * Reads `250.80`, `250.80 KZT`, `250.80,100.00,KZT`… A whole amount directly followed by another
 * one may be a single amount with a decimal comma or thousands separators, so it is not read.
 */
function readText(text: string): GatewayFields | null {
  const match = TEXT.exec(text);
  if (match === null || DOUBTFUL_AMOUNT.test(text)) return null;
  const words = (match[2] ?? '').split(/[\s,()]+/).filter((word) => word !== '');
  if (words.filter((word) => /\d/.test(word)).length >= MOST_AMOUNTS) return null;
  const credit = words.find((word) => toAmount(word) !== null);
  const currency = words.find((word) => /^\p{L}+\.?$/u.test(word) && !/^credit$/i.test(word));
  return {
    balance: match[1] as string,
    ...(credit === undefined ? {} : { credit }),
    ...(currency === undefined ? {} : { currency }),
  };
}
