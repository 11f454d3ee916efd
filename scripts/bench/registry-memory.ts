import { AccountRegistry, success } from '../../protocol';
import { createHeapReader } from './collected-heap';

const ACCOUNTS = 10_000;
/** The limits of the nodes. */
const BOUNDS = { mostAccounts: 1000, idleMs: 600_000 };

/** Megabytes taken by the limits of many accounts, each with a few requests. */
export async function measureRegistry(): Promise<number> {
  const clock = (): number => 0;
  const sleep = () => Promise.resolve();
  const readHeap = createHeapReader();
  const before = readHeap();
  const registry = new AccountRegistry({ monotonicNow: clock, sleep, random: () => 1 }, BOUNDS);
  for (let account = 0; account < ACCOUNTS; account += 1) {
    const limits = registry.find(`account ${account}`, 1);
    await limits.rate('balance').run('', () => Promise.resolve(success(true)), { clock, sleep });
    if (await limits.enter('send', registry)) limits.leave('send');
  }
  const used = readHeap() - before;
  if (registry.size > BOUNDS.mostAccounts) throw new Error(`${registry.size} accounts are stored`);
  return used;
}
