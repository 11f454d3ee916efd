import type { Journal } from './journal';

/** Tells that the emulator itself failed, so that its fault is seen and does not end the process. */
export type ReportFault = (where: string, error: unknown) => void;

/** How a line of the log begins that tells of such a fault. */
export const FAULT_MARK = 'Fault of the emulator';

/** A report into the log and into `say`, which takes one line. */
export function createFaultReport(journal: Journal, say: (line: string) => void): ReportFault {
  return (where, error) => {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    // Real time: the emulator's clock may be what failed.
    journal.add({ kind: 'fault', at: new Date().toISOString(), fields: { where, reason } });
    say(`${FAULT_MARK}, ${where}: ${reason.replace(/\s*\n\s*/g, ' | ')}`);
  };
}
