import type { Host, Row } from '../host';

import { buildMailingAction, type Mailing, type Result } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { readLocated } from '../fields/locator';
import { withExtra } from '../items/with-extra';

export function toMailingOutput({ extra, ...mailing }: Mailing): Row {
  return withExtra({ ...mailing }, extra);
}

/** The mailing that an item names. */
export function readMailingId(host: Host, itemIndex: number): Result<string> {
  const mailingId = readLocated(host, 'mailingId', itemIndex).value;
  return checkRequest(mailingId, (encoding) => buildMailingAction('get', mailingId, encoding));
}
