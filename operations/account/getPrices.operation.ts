import type { Row } from '../host';

import type { ZonePrices } from '../../protocol';
import { executeWholeList } from '../items/list-outputs';
import type { Operation } from '../operation';
import { listSizeFields } from '../fields/list-size';
import { withExtra } from '../items/with-extra';

export const getPrices: Operation = {
  value: 'getPrices',
  name: 'Get Prices',
  action: 'Get prices',
  description: 'Get the price list of the account: what a message costs in each zone',
  fields: listSizeFields,
  execute: async (run) => await executeWholeList(run, () => run.client.getPrices(), toOutput),
};

function toOutput({ extra, ...prices }: ZonePrices): Row {
  return withExtra({ ...prices }, extra);
}
