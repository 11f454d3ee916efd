import type { AnyRequestOptions } from './request-parts';

/**
 * Adds what keeps n8n from following a redirect, whichever of its request helpers gets the options:
 * `disableFollowRedirect` is for `httpRequest`, the others are for the older `request`.
 */
export function followNoRedirect<Options extends AnyRequestOptions>(options: Options): Options {
  return {
    ...options,
    disableFollowRedirect: true,
    sendCredentialsOnCrossOriginRedirect: false,
    followRedirect: false,
    followAllRedirects: false,
    maxRedirects: 0,
  };
}
