export type Peers<Name extends string> = Readonly<Record<Name, () => number | Promise<number>>>;

/** Measures each peer once per round, every second round in reverse order. */
export async function interleave<Name extends string>(
  peers: Peers<Name>,
  rounds: number,
  tell: (name: Name, round: number, value: number) => void = () => undefined,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(peers) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const value = await peers[name]();
      samples[name]!.push(value);
      tell(name, round, value);
    }
  }
  return samples as Record<Name, number[]>;
}

/** Keeps the results, so that the engine cannot optimise the work away. */
const sink: { value: unknown } = { value: undefined };

/**
 * Returns the CPU time of one call in milliseconds, averaged over as many calls as fill the time.
 * Calls for a fifth of that time before it let the engine compile. CPU time instead of wall time
 * excludes other processes on the machine, and includes garbage collector threads.
 */
export function timePerCall(work: () => unknown, fillMs: number): number {
  repeatFor(work, fillMs / 5);
  return repeatFor(work, fillMs);
}

function repeatFor(work: () => unknown, fillMs: number): number {
  let calls = 0;
  let bundle = 1;
  const began = process.cpuUsage();
  let elapsed = 0;
  while (elapsed < fillMs) {
    for (let call = 0; call < bundle; call += 1) sink.value = work();
    calls += bundle;
    const { user, system } = process.cpuUsage(began);
    elapsed = (user + system) / 1000;
    // Reading the clock costs more than some of the work.
    if (elapsed < fillMs / 10) bundle *= 2;
  }
  return elapsed / calls;
}
