/**
 * Top-level names that no public name server knows: reserved ones (RFC 6761, RFC 8375) and those
 * that private networks use (RFC 6762, appendix G).
 */
const LOCAL_NAMES = [
  ...['corp', 'home', 'home.arpa', 'internal', 'intranet', 'invalid', 'lan', 'local'],
  ...['localdomain', 'localhost', 'private', 'test'],
];

/** First address and length of the prefix, in bits, of IPv4 networks that are not public. */
const LOCAL_IPV4: ReadonlyArray<readonly [first: readonly number[], bits: number]> = [
  [[0, 0, 0, 0], 8],
  [[10, 0, 0, 0], 8],
  [[100, 64, 0, 0], 10],
  [[127, 0, 0, 0], 8],
  [[169, 254, 0, 0], 16],
  [[172, 16, 0, 0], 12],
  [[192, 168, 0, 0], 16],
  // Multicast and reserved addresses.
  [[224, 0, 0, 0], 3],
];

/** The same for the first 16 bits of an IPv6 address: unique local, link-local, site-local, multicast. */
const LOCAL_IPV6: ReadonlyArray<readonly [first: number, bits: number]> = [
  [0xfc00, 7],
  [0xfe80, 10],
  [0xfec0, 10],
  [0xff00, 8],
];

/** IPv6 prefixes, in groups of 16 bits, behind which the next two groups are an IPv4 address. */
const EMBEDDED_IPV4: ReadonlyArray<readonly number[]> = [
  // Includes the unspecified address and the loopback address.
  [0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0xffff],
  [0, 0, 0, 0, 0xffff, 0],
  [0x64, 0xff9b, 0, 0, 0, 0],
  [0x2002],
];

/**
 * Returns whether a URL names a machine that is not reachable from the internet: a loopback,
 * private or link-local address in any spelling, or a name of a private network. A name is not
 * looked up. A text that is not a URL is not a local one.
 */
export function isLocalUrl(url: string): boolean {
  const hostname = findHostname(url);
  if (hostname === null) return false;
  if (hostname.startsWith('[')) return isLocalIpv6(toGroups(hostname.slice(1, -1)));
  const octets = /^\d+(\.\d+){3}$/.test(hostname) ? hostname.split('.').map(Number) : null;
  return octets === null ? isLocalName(hostname.replace(/\.+$/, '')) : isLocalIpv4(octets);
}

/** `URL` writes every spelling of an address in one way: `0x7f.1` becomes `127.0.0.1`. */
function findHostname(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname : null;
}

function isLocalName(name: string): boolean {
  return !name.includes('.') || LOCAL_NAMES.some((local) => name.endsWith(`.${local}`));
}

function isLocalIpv4(octets: readonly number[]): boolean {
  return LOCAL_IPV4.some(([first, bits]) => toNumber(octets, bits) === toNumber(first, bits));
}

function isLocalIpv6(groups: readonly number[]): boolean {
  const prefix = EMBEDDED_IPV4.find((start) => start.every((group, at) => group === groups[at]));
  if (prefix !== undefined) {
    const embedded = groups.slice(prefix.length, prefix.length + 2);
    return isLocalIpv4(embedded.flatMap((group) => [group >> 8, group & 0xff]));
  }
  const [first = 0] = groups;
  return LOCAL_IPV6.some(([start, bits]) => first >> (16 - bits) === start >> (16 - bits));
}

/** Returns the first bits of an IPv4 address. */
function toNumber(octets: readonly number[], bits: number): number {
  const whole = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return Math.floor(whole / 2 ** (32 - bits));
}

/** Returns the eight groups of an IPv6 address as `URL` writes it. */
function toGroups(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const read = (part: string) =>
    part
      .split(':')
      .filter(Boolean)
      .map((group) => parseInt(group, 16));
  const [before, after] = [read(head), read(tail ?? '')];
  const zeros = new Array<number>(8 - before.length - after.length).fill(0);
  return [...before, ...zeros, ...after];
}
