import type { Host, Row } from '../host';

/** What the output of a dry run says about itself. */
export const DRY_RUN_NOTE = {
  errorName: 'dryRun',
  errorText: "Nothing was sent: this is a dry run. Remove the option 'Dry Run' to send it",
  dryRun: true,
} as const;

/** Anything but a clear no is a yes: nobody who sets this wants to pay. */
export function isDryRun(host: Host, itemIndex: number): boolean {
  const { dryRun } = host.read('options', itemIndex, {}) as Row;
  return ![undefined, null, false, '', 'false'].includes(dryRun as never);
}
