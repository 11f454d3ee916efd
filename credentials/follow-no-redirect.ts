import type { AnyRequestOptions } from './request-parts';

/**
 * Adds the options that prevent n8n from following redirects, for both of its request helpers:
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
