import { REGIONS } from '../../protocol';

/** Origins of the gateway from the credential, without a trailing slash. */
export interface BaseUrls {
  readonly main: string;
  /** The backup origin of the region; `null` for a custom URL. */
  readonly backup: string | null;
}

/** Returns the region of a credential; `undefined` for a custom URL. */
export function findRegion(region: unknown) {
  return REGIONS.find(({ name }) => name === region);
}

/** Returns where the requests of a credential go; `null` if its custom URL is not valid. */
export function findBaseUrls({
  region,
  baseUrl,
}: {
  readonly region?: unknown;
  readonly baseUrl?: unknown;
}): BaseUrls | null {
  const known = findRegion(region);
  if (known) return { main: known.baseUrl, backup: known.backupUrl };
  const origin = findOrigin(typeof baseUrl === 'string' ? baseUrl : '');
  return origin === null ? null : { main: origin, backup: null };
}

/**
 * Returns the origin of a URL. Users often paste the path of an endpoint with it. `null` for a URL
 * with a user name, because programs differ on which host it means.
 */
function findOrigin(baseUrl: string): string | null {
  return /^https?:\/\/[^/?#@\s\\]+(?=[/?#]|$)/i.exec(baseUrl.trim())?.[0] ?? null;
}
