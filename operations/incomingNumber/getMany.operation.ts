import type { Row } from '../host';

import type { IncomingNumber } from '../../protocol';
import { executeWholeList } from '../items/list-outputs';
import type { Operation } from '../operation';
import { listSizeFields } from '../fields/list-size';
import { withExtra } from '../items/with-extra';

export const getManyIncomingNumbers: Operation = {
  value: 'getMany',
  name: 'Get Many',
  action: 'Get many incoming numbers',
  description: 'Get the numbers that can be rented to receive messages',
  fields: listSizeFields,
  execute: async (run) =>
    await executeWholeList(run, () => run.client.listIncomingNumbers(), toOutput),
};

function toOutput({ phone, extra }: IncomingNumber): Row {
  return withExtra({ phone }, extra);
}
