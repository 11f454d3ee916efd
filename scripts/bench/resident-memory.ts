/** Memory of another process, as the kernel reports it. */
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const SAMPLE_MS = 20;
const SETTLE_MS = 5000;

/** Whether this system reports it; only Linux does. */
export const CAN_READ_MEMORY = existsSync('/proc/self/status');

/** Resident memory of the process in megabytes. */
function readResidentMegabytes(pid: number): number {
  return parseResidentMegabytes(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

/** @throws Error for a text without the line, as of a process that has ended */
export function parseResidentMegabytes(status: string): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  if (kilobytes === undefined)
    throw new Error('The system does not report the memory of the process');
  return Number(kilobytes) / 1024;
}

/** The minimum over some seconds in which the process is idle. */
export async function readIdleMegabytes(pid: number): Promise<number> {
  let least = Infinity;
  for (let waited = 0; waited < SETTLE_MS; waited += SAMPLE_MS * 5) {
    least = Math.min(least, readResidentMegabytes(pid));
    await sleep(SAMPLE_MS * 5);
  }
  return least;
}

/** The maximum while some work runs. */
export async function trackPeakMegabytes<Value>(
  pid: number,
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly peak: number }> {
  let peak = readResidentMegabytes(pid);
  const timer = setInterval(() => {
    peak = Math.max(peak, readResidentMegabytes(pid));
  }, SAMPLE_MS);
  try {
    const value = await work();
    return { value, peak };
  } finally {
    clearInterval(timer);
  }
}
