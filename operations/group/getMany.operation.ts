import type { Row } from '../host';

import type { Group } from '../../protocol';
import { executeWholeList } from '../items/list-outputs';
import type { Operation } from '../operation';
import { listSizeFields } from '../fields/list-size';
import { withExtra } from '../items/with-extra';

export const getManyGroups: Operation = {
  value: 'getMany',
  name: 'Get Many',
  action: 'Get many groups',
  description: 'Get the groups of contacts, with what to write as recipient for each',
  fields: listSizeFields,
  execute: async (run) => await executeWholeList(run, () => run.client.listGroups(), toOutput),
};

function toOutput({ extra, ...group }: Group): Row {
  const recipient = group.number === null ? null : `G${group.number}`;
  return withExtra({ ...group, recipient }, extra);
}
