import type { Resource } from '../operation';
import { analyze } from './analyze.operation';
import { decodeReport } from './decodeReport.operation';
import { deleteMessage } from './delete.operation';
import { getCost } from './getCost.operation';
import { getMany } from './getMany.operation';
import { getStatus } from './getStatus.operation';
import { send } from './send.operation';
import { sendAndWait } from './sendAndWait.operation';
import { sendWithFallback } from './sendWithFallback.operation';

export const message: Resource = {
  value: 'message',
  name: 'Message',
  defaultOperation: send.value,
  operations: [
    analyze,
    decodeReport,
    deleteMessage,
    getCost,
    getMany,
    getStatus,
    send,
    sendAndWait,
    sendWithFallback,
  ],
};
