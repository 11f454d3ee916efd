import type { Resource } from '../operation';
import { analyze } from './analyze.operation';
import { decodeReport } from './decodeReport.operation';
import { getCost } from './getCost.operation';
import { getMany } from './getMany.operation';
import { send } from './send.operation';
import { sendAndWait } from './sendAndWait.operation';
import { sendWithFallback } from './sendWithFallback.operation';
import { deleteMessage, getStatus } from './sent-message';

export const message: Resource = {
  value: 'message',
  name: 'Message',
  defaultOperation: send.value,
  operations: [
    send,
    sendAndWait,
    sendWithFallback,
    getStatus,
    getMany,
    getCost,
    analyze,
    deleteMessage,
    decodeReport,
  ],
};
