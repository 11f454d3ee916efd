import type { ClientOptions } from '../../protocol/clients/client-options';
import type { ExchangeOptions } from '../../protocol/clients/exchange';
import { HostSwitch } from '../../protocol/clients/exchange';
import { AccountLimits } from '../../protocol/pacing/account-limits';
import { monotonicClock } from '../../protocol/pacing/retry';

/** The options of one client with separate limits. */
export function exchangeOptions(given: ClientOptions): ExchangeOptions {
  const { sleep, random = () => 1 } = given;
  const limits = new AccountLimits({ monotonicNow: monotonicClock(given), sleep, random });
  return { ...given, limits: () => limits, hosts: new HostSwitch(false) };
}
