import { ENDPOINTS } from '../../protocol/tables';
import { reject, succeed, type Answer } from '../answers/answer';
import { encodeJsonList, type Row } from '../answers/encode';
import { locate } from '../numbers/locate';
import { concurrencyLimits, type Endpoint, type EndpointRequest } from './endpoint';

const HEADING = 'Phone;mccmnc';

/**
 * Numbers that changed their operator. An existing client reads a JSON list if it sends a `date`,
 * and otherwise a file that begins with this heading; the JSON field names are guessed. The
 * emulator lists the ported numbers among those it has seen.
 */
export const portedNumbersEndpoint: Endpoint = {
  name: 'portedNumbers',
  paths: ['/sys/get_mnp.php'],
  family: 'get',
  concurrency: concurrencyLimits(ENDPOINTS.get.limits),
  handle(request): Answer {
    const { read, format } = request;
    const date = read('date');
    const numbers = listPorted(request);
    if (date === '') {
      return succeed(
        [HEADING, ...numbers.map(([phone, network]) => `${phone};${network}`)].join('\n'),
      );
    }
    if (!/^\d\d\.\d\d\.\d{4}$/.test(date)) return reject('get', format, { code: 1 });
    const rows = numbers.map(
      ([phone, mccmnc]): Row => [
        ['phone', phone],
        ['mccmnc', mccmnc],
      ],
    );
    return succeed(encodeJsonList(rows));
  },
};

function listPorted({ gateway }: EndpointRequest): (readonly [phone: string, mccmnc: string])[] {
  const phones = new Set([
    ...gateway.directory.contacts.contacts().map(({ phone }) => phone),
    ...gateway.messages.all().map(({ phone }) => phone),
  ]);
  return [...phones].flatMap((phone) => {
    const { network, originalNetwork } = locate(phone);
    const isPorted = network !== null && network !== originalNetwork;
    return isPorted ? [[phone, network.mcc + network.mnc] as const] : [];
  });
}
