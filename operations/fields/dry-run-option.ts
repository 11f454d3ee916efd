import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** What the output of a dry run says about itself. */
export const DRY_RUN_NOTE = {
  errorName: 'dryRun',
  errorText: "Nothing was sent: this is a dry run. Remove the option 'Dry Run' to send it",
  dryRun: true,
} as const;

/** Anything but a clear no is a yes: nobody who sets this wants to pay. */
export function isDryRun(functions: IExecuteFunctions, itemIndex: number): boolean {
  const { dryRun } = functions.getNodeParameter('options', itemIndex, {}) as IDataObject;
  return ![undefined, null, false, '', 'false'].includes(dryRun as never);
}
