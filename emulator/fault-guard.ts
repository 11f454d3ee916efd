import type { Journal } from './journal';

/** Reports a bug of the emulator itself, so that it becomes visible without ending the process. */
export type ReportFault = (where: string, error: unknown) => void;

/** Start of the log line for such a bug. */
export const FAULT_MARK = 'Fault of the emulator';

/** Reports to the journal and to `say`, which receives one line. */
export function createFaultReport(journal: Journal, say: (line: string) => void): ReportFault {
  return (where, error) => {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    // Real time, because the emulator's clock may be what failed.
    journal.add({ kind: 'fault', at: new Date().toISOString(), fields: { where, reason } });
    say(`${FAULT_MARK}, ${where}: ${reason.replace(/\s*\n\s*/g, ' | ')}`);
  };
}
