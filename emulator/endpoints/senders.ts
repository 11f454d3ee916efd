import { ENDPOINTS } from '../../protocol/tables';
import { refuse, succeed } from '../answers/answer';
import {
  encodeCommas,
  encodeJsonList,
  encodeText,
  encodeXmlList,
  type Row,
} from '../answers/encode';
import { concurrencyLimits, type Endpoint } from './endpoint';

const { senders } = ENDPOINTS;
const NO_RECORDS = { code: 3, text: 'no records found' };

/** The sender IDs of the account (`get=1`). Live clients read `sender` of each record. */
export const sendersEndpoint: Endpoint = {
  name: 'senders',
  paths: [senders.path],
  family: 'senders',
  concurrency: concurrencyLimits(senders.limits),
  handle({ gateway, read, format }) {
    if (read('get') !== '1') return refuse('senders', format, { code: 1 });
    const rows = gateway.account.settings.senders.map((sender): Row => [['sender', sender]]);
    if (rows.length === 0) return refuse('senders', format, NO_RECORDS);
    switch (format) {
      case 0:
        return succeed(rows.map(encodeText).join('\n'));
      case 1:
        return succeed(rows.map(encodeCommas).join('\n'));
      case 2:
        return succeed(encodeXmlList('list', 'sender', rows));
      case 3:
        return succeed(encodeJsonList(rows));
    }
  },
};
