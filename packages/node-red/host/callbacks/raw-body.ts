import type { IncomingMessage, ServerResponse } from 'node:http';

import { guard } from '../guard';
import type { RedApp } from '../red';

/** Maximum size of a request body in bytes. A callback has some kilobytes. */
const LARGEST_BODY = 1024 * 1024;

/** What the body parsers of Express look at. */
type ParsedRequest = IncomingMessage & {
  body?: unknown;
  /** Set by the first parser; the others leave the body alone then. */
  _body?: boolean;
};

const bodies = new WeakMap<IncomingMessage, Buffer>();

/** Returns the bytes of a request that `captureBodies` has read; `undefined` if it has not. */
export function capturedBody(request: IncomingMessage): Buffer | undefined {
  return bodies.get(request);
}

interface Capture {
  readonly handle: Middleware;
  /** Normalized paths, with the number of their users. */
  readonly paths: Map<string, number>;
}

type Middleware = (request: ParsedRequest, response: ServerResponse, next: () => void) => void;

const captures = new WeakMap<RedApp, Capture>();

/**
 * Reads the bodies of POST requests to a path before any parser of Node-RED does. The signature of a
 * callback covers the bytes, and the parsers of the admin API, which handle every request by
 * default, lose them or reject their charset.
 *
 * @param app the application of the HTTP nodes
 * @param path complete path of the request
 * @returns the function that ends the capture
 */
export function captureBodies(app: RedApp, path: string): () => void {
  const root = findRoot(app);
  const capture = captures.get(root) ?? install(root);
  const key = normalizePath(path);
  capture.paths.set(key, (capture.paths.get(key) ?? 0) + 1);
  return () => {
    const users = (capture.paths.get(key) ?? 1) - 1;
    if (users > 0) capture.paths.set(key, users);
    else capture.paths.delete(key);
    if (capture.paths.size === 0) uninstall(root, capture);
  };
}

function findRoot(app: RedApp): RedApp {
  let root = app;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

/** Adds the middleware as the first one of the application. Express can only append. */
function install(root: RedApp): Capture {
  const paths = new Map<string, number>();
  const handle: Middleware = (request, response, next) => {
    const isWanted =
      request.method === 'POST' && paths.has(normalizePath(pathOf(request))) && !request._body;
    if (!isWanted) return next();
    void guard(() => readInto(request, response, next), next);
  };
  root.use(handle);
  moveOrRemove(root, handle, 'first');
  const capture = { handle, paths };
  captures.set(root, capture);
  return capture;
}

function uninstall(root: RedApp, { handle }: Capture): void {
  captures.delete(root);
  moveOrRemove(root, handle, 'nowhere');
}

/** Replaces the list, because a request that Express is handling walks the old one by index. */
function moveOrRemove({ _router }: RedApp, handle: unknown, place: 'first' | 'nowhere'): void {
  if (_router === undefined) return;
  const own = _router.stack.filter((layer) => layer.handle === handle);
  const others = _router.stack.filter((layer) => layer.handle !== handle);
  _router.stack = place === 'first' ? [...own, ...others] : others;
}

/** Express has not prepared the response yet, so only functions of Node.js are used. */
async function readInto(
  request: ParsedRequest,
  response: ServerResponse,
  next: () => void,
): Promise<void> {
  const body = await readBody(request);
  if (body === 'broken') return void response.destroy();
  if (body === 'tooLarge') {
    response.writeHead(413, { 'Content-Type': 'text/plain', Connection: 'close' });
    return void response.end('Too large', () => request.destroy());
  }
  bodies.set(request, body);
  request.body = body;
  request._body = true;
  next();
}

async function readBody(request: IncomingMessage): Promise<Buffer | 'broken' | 'tooLarge'> {
  if (Number(request.headers['content-length']) > LARGEST_BODY) return 'tooLarge';
  return await new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const collect = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= LARGEST_BODY) return void chunks.push(chunk);
      request.off('data', collect);
      request.pause();
      resolve('tooLarge');
    };
    request.on('data', collect);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => resolve('broken'));
    request.once('close', () => resolve('broken'));
  });
}

/** Returns the path of a request without its query. */
function pathOf({ url = '' }: IncomingMessage): string {
  return url.replace(/[?#].*$/s, '');
}

/** Express ignores case and a slash at the end, and decodes the path. */
export function normalizePath(path: string): string {
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // Express rejects such a path, too.
  }
  return `/${decoded.toLowerCase().replace(/^\/+|\/+$/g, '')}`;
}
