import { guardedRoute } from '../guard';
import type { Handler, Red, RedRequest, RedResponse } from '../red';
import { capturedBody, captureBodies, normalizePath } from './raw-body';

/** A request as the gateway sent it. */
export interface CallbackRequest {
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
  /** The part of the URL after the question mark, as it was transmitted. */
  readonly query: string;
}

/** Status code and text of the response. */
export type CallbackAnswer = readonly [status: number, text: string];

/** The route, or the reason why there is none. */
export type OpenedRoute =
  | { readonly ok: true; readonly close: () => void }
  | { readonly ok: false; readonly reason: 'noHttp' | 'pathInUse' | 'wrongPath' };

/** Only what a URL needs no escapes for, because Express reads others as patterns. */
const PATH = /^\/[\w.~-]+(\/[\w.~-]+)*$/;

/** Normalized paths of this process. */
const used = new Set<string>();

/**
 * Opens a route for the callbacks of the gateway. The bytes of the body are read in every
 * combination of Node-RED's HTTP settings. Authentication and middleware of the HTTP nodes apply.
 *
 * @param path path below the root of the HTTP nodes, such as `/smsc`
 */
export function openCallbackRoute(
  { httpNode, settings }: Pick<Red, 'httpNode' | 'settings'>,
  path: string,
  answer: (request: CallbackRequest) => CallbackAnswer | Promise<CallbackAnswer>,
): OpenedRoute {
  if (settings.httpNodeRoot === false || httpNode === undefined) return failed('noHttp');
  if (!PATH.test(path)) return failed('wrongPath');
  const complete = `${httpNode.path().replace(/\/+$/, '')}${path}`;
  const key = normalizePath(complete);
  if (used.has(key)) return failed('pathInUse');
  const handler: Handler = guardedRoute(async (request: RedRequest, response: RedResponse) => {
    const [status, text] = await answer({
      body: capturedBody(request) ?? new Uint8Array(),
      contentType: request.headers['content-type'],
      query: queryOf(request),
    });
    response.writeHead(status, { 'Content-Type': 'text/plain' }).end(text);
  });
  const endCapture = captureBodies(httpNode, complete);
  httpNode.post(path, handler);
  used.add(key);
  return {
    ok: true,
    close() {
      used.delete(key);
      endCapture();
      const router = httpNode._router;
      if (router === undefined) return;
      router.stack = router.stack.filter(
        ({ route }) => !route?.stack.some(({ handle }) => handle === handler),
      );
    },
  };
}

function failed(reason: (OpenedRoute & { ok: false })['reason']): OpenedRoute {
  return { ok: false, reason };
}

function queryOf(request: RedRequest & { readonly originalUrl?: string }): string {
  const [, query = ''] = /^[^?]*\?([^#]*)/.exec(request.originalUrl ?? request.url ?? '') ?? [];
  return query;
}
