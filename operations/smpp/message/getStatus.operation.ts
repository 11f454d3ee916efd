import type { Row } from '../../host';

import { readSimplify, simplifyField } from '../../fields/status-output';
import { toStatusRecord } from '../../../protocol';
import type { SmppOperation } from '../operation';
import { askForEach, messageIdField } from '../ask-for-each';

export const getStatus: SmppOperation = {
  value: 'getStatus',
  name: 'Get Status',
  action: 'Get status of message',
  description: 'Get the delivery status of a message that was sent over SMPP',
  fields: [messageIdField, simplifyField],
  execute: async (run) =>
    await askForEach(run, async (client, id, itemIndex) => {
      const status = await client.query(id);
      if (!status.ok) return status;
      if (!readSimplify(run.host, itemIndex)) return { ok: true, value: [{ ...status.value }] };
      const record = toStatusRecord(status.value, { id });
      return { ok: true, value: [record as unknown as Row] };
    }),
};
