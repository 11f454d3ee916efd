import { invalidInput, unreadableResponse } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import type { GatewayRequest, RequestEncoding, ResponseContext } from '../wire/request';
import { otherFields, toInteger, toText, type GatewayFields } from '../wire/gateway-fields';
import { fieldsOfResponse, firstOfList, openResponse } from './response';

/** Identifies a short link by its full target address or by its ID at the gateway. */
export type ShortLinkKey = { readonly link: string } | { readonly linkId: string };

/** Clicks on a short link. Counts that are not in the response are `null`. */
export interface ShortLink {
  readonly id: string | null;
  readonly clicks: number | null;
  readonly clicksThisMonth: number | null;
  readonly clicksToday: number | null;
  readonly clicksYesterday: number | null;
  readonly extra: GatewayFields;
}

/**
 * Returns the request for the clicks on a short link.
 * Problems: InvalidInput of `shortLink`.
 * Source: HTTP API, "Getting data about a short link".
 */
export function buildShortLinkRequest(
  key: ShortLinkKey,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const [name, value] = 'link' in key ? ['link', key.link.trim()] : ['id', key.linkId.trim()];
  if (value === '') {
    return failure(
      invalidInput(
        'shortLink',
        sentence`${param('shortLink')} is empty`,
        'Enter the full target address or the ID of the short link',
      ),
    );
  }
  return success({
    endpoint: 'tinyUrls',
    fields: [
      ['get', '1'],
      [name as string, value as string],
    ],
    ...encoding,
  });
}

/**
 * Reads the response to `get=1`. The names are documented; the layout of the text formats is not,
 * so they are not read.
 * Problems: a request error; an unreadable response.
 */
export function readShortLinkResponse(context: ResponseContext): Result<ShortLink> {
  const response = openResponse('tinyUrls', context);
  if (!response.ok) return response;
  const fields = fieldsOfResponse(firstOfList(response.value)) ?? {};
  const read = {
    cnt: toInteger(fields.cnt),
    cnt_mon: toInteger(fields.cnt_mon),
    cnt_day: toInteger(fields.cnt_day),
    cnt_yes: toInteger(fields.cnt_yes),
  };
  if (read.cnt === null && toText(fields.id) === null) {
    return failure(unreadableResponse('tinyUrls', 'a response without a short link'));
  }
  const said = Object.entries(read).filter(
    ([name, value]) => value !== null || toText(fields[name]) === null,
  );
  return success({
    id: toText(fields.id),
    clicks: read.cnt,
    clicksThisMonth: read.cnt_mon,
    clicksToday: read.cnt_day,
    clicksYesterday: read.cnt_yes,
    extra: otherFields(fields, new Set(['id', ...said.map(([name]) => name)])),
  });
}
