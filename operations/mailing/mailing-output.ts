import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { buildMailingAction, type Mailing, type Result } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { readLocated } from '../fields/locator';
import { withExtra } from '../items/with-extra';

export function toMailingOutput({ extra, ...mailing }: Mailing): IDataObject {
  return withExtra({ ...mailing }, extra);
}

/** The mailing that an item names. */
export function readMailingId(functions: IExecuteFunctions, itemIndex: number): Result<string> {
  const mailingId = readLocated(functions, 'mailingId', itemIndex).value;
  return checkRequest(mailingId, (encoding) => buildMailingAction('get', mailingId, encoding));
}
