import type { Row } from '../host';

import type { Template } from '../../protocol';
import { executeWholeList } from '../items/list-outputs';
import type { Operation } from '../operation';
import { listSizeFields } from '../fields/list-size';
import { withExtra } from '../items/with-extra';

export const getManyTemplates: Operation = {
  value: 'getMany',
  name: 'Get Many',
  action: 'Get many templates',
  description: 'Get the message templates of the account',
  fields: listSizeFields,
  execute: async (run) => await executeWholeList(run, () => run.client.listTemplates(), toOutput),
};

function toOutput({ extra, ...template }: Template): Row {
  return withExtra({ ...template }, extra);
}
