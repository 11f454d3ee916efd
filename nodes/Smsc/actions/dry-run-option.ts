import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** Anything but a clear no is a yes: nobody who sets this wants to pay. */
export function isDryRun(functions: IExecuteFunctions, itemIndex: number): boolean {
  const { dryRun } = functions.getNodeParameter('options', itemIndex, {}) as IDataObject;
  return ![undefined, null, false, '', 'false'].includes(dryRun as never);
}
