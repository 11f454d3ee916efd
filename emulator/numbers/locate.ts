import { COUNTRIES, type CountryRow } from './countries';
import { NETWORKS, type NetworkRow } from './networks';

export interface Location {
  readonly country: CountryRow | null;
  /** The current network; `null` for landlines and unknown codes. */
  readonly network: NetworkRow | null;
  /** The network that the code belongs to; differs for ported numbers. */
  readonly originalNetwork: NetworkRow | null;
}

/** Fourth digit from the end that marks a number as ported: a rule of the emulator. */
const PORTED_DIGIT = '9';

/** Country and network of a number in international digits. */
export function locate(phone: string): Location {
  const country = findLongest(COUNTRIES, phone);
  const originalNetwork = findLongest(
    NETWORKS.filter((row) => row.country === country?.code),
    phone,
  );
  const network = phone.at(-4) === PORTED_DIGIT ? nextNetwork(originalNetwork) : originalNetwork;
  return { country, network, originalNetwork };
}

function nextNetwork(network: NetworkRow | null): NetworkRow | null {
  if (!network) return null;
  const siblings = NETWORKS.filter((row) => row.country === network.country);
  return siblings[(siblings.indexOf(network) + 1) % siblings.length] ?? network;
}

function findLongest<Row extends { readonly prefixes: readonly string[] }>(
  rows: readonly Row[],
  phone: string,
): Row | null {
  let found: Row | null = null;
  let longest = 0;
  for (const row of rows) {
    for (const prefix of row.prefixes) {
      if (prefix.length > longest && phone.startsWith(prefix)) {
        found = row;
        longest = prefix.length;
      }
    }
  }
  return found;
}
