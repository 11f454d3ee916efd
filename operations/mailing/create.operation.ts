import { success } from '../../protocol';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { withExtra } from '../items/with-extra';
import { mailingFields } from './mailing-fields';
import { readMailing } from './read-mailing';

export const createMailing: Operation = {
  value: 'create',
  name: 'Create',
  action: 'Create mailing',
  description:
    'Have the gateway send a message to many recipients, at a given time and as often as wanted; costs as much as its messages, each time',
  fields: mailingFields,
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => readMailing(run.host, itemIndex),
      perform: async (mailing) => {
        const created = await run.client.createMailing(mailing);
        if (!created.ok) return created;
        const { id, cost, extra } = created.value;
        return success([withExtra({ id, name: mailing.name, cost }, extra)]);
      },
    }),
};
