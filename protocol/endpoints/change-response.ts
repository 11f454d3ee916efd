import { unreadableResponse } from '../problem';
import { failure, success, type Result } from '../result';
import type { EndpointName } from '../tables';
import { isObject, toText } from '../wire/gateway-fields';
import type { ResponseContext } from '../wire/request';
import { fieldsOfResponse, openResponse, type ParsedResponse } from './response';

/**
 * Returns the result of a response: `OK` of a bare `OK`, of `<result>OK</result>` or of `{"result":
 * "OK"}`, and any other result unchanged. Returns an empty text if there is none.
 */
export function readResult(response: ParsedResponse): string {
  switch (response.kind) {
    case 'text':
      return response.text.trim();
    case 'xml':
      return response.root.name === 'result' && response.root.children.length === 0
        ? response.root.text.trim()
        : '';
    case 'json':
      return isObject(response.value) && typeof response.value.result === 'string'
        ? response.value.result.trim()
        : '';
  }
}

/** `ID = 12`, `OK, ID - 12`, `12`. */
const TEXT_ID = /^(?:OK\s*,?\s*)?(?:ID\s*[=-]\s*)?([A-Za-z0-9._-]+)$/i;

function readId(response: ParsedResponse): string | null {
  switch (response.kind) {
    case 'text':
      return TEXT_ID.exec(response.text.trim())?.[1] ?? null;
    case 'xml':
      return response.root.name === 'id'
        ? toText(response.root.text)
        : toText(fieldsOfResponse(response)?.id);
    case 'json':
      return toText(fieldsOfResponse(response)?.id);
  }
}

/**
 * Reads the response to a change: `OK`, or the ID of the record, which confirms some changes.
 * Problems: a request error; an unreadable response.
 * Source: HTTP API, "Contacts and groups: answer of the server"; other endpoints by analogy,
 * unverified against the live service.
 */
export function readDoneResponse(endpoint: EndpointName, context: ResponseContext): Result<true> {
  const response = openResponse(endpoint, context);
  if (!response.ok) return response;
  return readResult(response.value) === 'OK' || readId(response.value) !== null
    ? success(true)
    : failure(unreadableResponse(endpoint, 'a response that does not confirm the change'));
}

/** A new record. `id` is `null` if the gateway only responded `OK`. */
export interface Created {
  readonly id: string | null;
}

/**
 * Reads the response to a new record: its ID as `ID = 12`, `{"id": 12}` or
 * `<result><id>12</id></result>`. A plain `OK` is accepted too, because the gateway has sent it
 * where it documents an ID.
 * Problems: a request error; an unreadable response.
 * Source: HTTP API, "Contacts and groups: answer of the server"; other endpoints by analogy,
 * unverified against the live service.
 */
export function readCreatedResponse(
  endpoint: EndpointName,
  context: ResponseContext,
): Result<Created> {
  const response = openResponse(endpoint, context);
  if (!response.ok) return response;
  if (readResult(response.value) === 'OK') return success({ id: null });
  const id = readId(response.value);
  return id === null
    ? failure(unreadableResponse(endpoint, 'a response without the ID of the new record'))
    : success({ id });
}
