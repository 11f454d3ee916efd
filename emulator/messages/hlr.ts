import { locate } from '../numbers/locate';
import { ROAMING } from '../numbers/networks';
import { EMPTY_HLR, type HlrResult } from './message';

/** The subscriber or the number does not exist: HLR has no data about it. */
const UNKNOWN_SUBSCRIBER = [1, 248, 249];

/**
 * HLR data of a number. A subscriber who exists but is not reachable keeps IMSI and home network,
 * and has no service centre.
 */
export function lookUp(phone: string, err: number, isRoaming: boolean): HlrResult {
  const { country, network } = locate(phone);
  if (UNKNOWN_SUBSCRIBER.includes(err) || !country || !network) return EMPTY_HLR;
  const home: HlrResult = {
    ...EMPTY_HLR,
    imsi: (network.mcc + network.mnc + phone.slice(-10).padStart(10, '0')).slice(0, 15),
    mcc: network.mcc,
    mnc: network.mnc,
    cn: country.nameInHlr,
    net: network.nameInHlr,
  };
  if (err !== 0) return home;
  if (!isRoaming) return { ...home, msc: network.msc };
  return { ...home, msc: ROAMING.msc, rcn: ROAMING.country, rnet: ROAMING.network };
}
