import { success } from '../../protocol';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { mailingField } from '../fields/mailing';
import { readMailingId } from './mailing-output';

export const cancelMailing: Operation = {
  value: 'cancel',
  name: 'Cancel',
  action: 'Cancel mailing',
  description: 'Stop a mailing that waits or repeats; it stays in the list of mailings',
  fields: [mailingField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => readMailingId(run.host, itemIndex),
      perform: async (mailingId) => {
        const cancelled = await run.client.cancelMailing(mailingId);
        return cancelled.ok ? success([{ cancelled: true, id: mailingId }]) : cancelled;
      },
    }),
};
