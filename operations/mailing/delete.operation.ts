import { success } from '../../protocol';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { mailingField } from '../fields/mailing';
import { readMailingId } from './mailing-output';

export const deleteMailing: Operation = {
  value: 'delete',
  name: 'Delete',
  action: 'Delete mailing',
  description: 'Delete a mailing with everything of it that was not sent yet',
  fields: [mailingField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => readMailingId(run.host, itemIndex),
      perform: async (mailingId) => {
        const deleted = await run.client.deleteMailing(mailingId);
        return deleted.ok ? success([{ deleted: true, id: mailingId }]) : deleted;
      },
    }),
};
