import { ENDPOINTS, type RateLimit } from '../../protocol/tables';
import { reject, succeed, type Answer } from '../answers/answer';
import {
  encodeCommas,
  encodeJson,
  encodeJsonList,
  encodeText,
  encodeXml,
  encodeXmlList,
  type Format,
  type Row,
} from '../answers/encode';
import type { Charge } from '../limits';
import { locate } from '../numbers/locate';
import { normalisePhone } from '../numbers/normalise';
import { concurrencyLimits, type Endpoint } from './endpoint';

const { info } = ENDPOINTS;
const limits: readonly RateLimit[] = info.limits;
const OPERATOR_NOT_FOUND = 3;

/**
 * The names are recorded for fmt=3; the other layouts and the list for several numbers are guesses.
 */
export const infoEndpoint: Endpoint = {
  name: 'info',
  paths: [info.path],
  family: 'info',
  concurrency: concurrencyLimits(limits),
  handle({ gateway, read, format, now }) {
    const phones = read('phone')
      .split(',')
      .filter((phone) => phone.trim() !== '');
    if (read('get_operator') !== '1' || phones.length === 0) {
      return reject('info', format, { code: 1 });
    }
    const charges = chargesOf(phones);
    if (!gateway.allows(charges)) return reject('info', format, { code: 9 });
    gateway.limiter.record(charges, now);

    const rows = phones.map(describeOperator);
    if (rows.includes(null)) return reject('info', format, { code: OPERATOR_NOT_FOUND });
    return encodeOperators(format, rows as Row[], phones);
  },
};

function chargesOf(phones: readonly string[]): Charge[] {
  const keys: Partial<Record<RateLimit['per'], string>> = {
    identicalRequest: `info ${phones.join(',')}`,
    request: 'info',
  };
  return limits.flatMap((limit) => {
    const key = keys[limit.per];
    return key === undefined ? [] : [{ limit, key }];
  });
}

function describeOperator(written: string): Row | null {
  const { phone, isValid } = normalisePhone(written);
  const { country, network } = locate(phone);
  if (!isValid || !country || !network) return null;
  return [
    ['country', country.name],
    ['operator', network.operator],
    ['region', network.region],
    ['mcc', network.mcc],
    ['mnc', network.mnc],
    ['tz', country.timezone],
  ];
}

function encodeOperators(format: Format, rows: readonly Row[], phones: readonly string[]): Answer {
  const isMultiple = phones.length > 1;
  const [only = []] = rows;
  const listed = isMultiple
    ? rows.map((row, index): Row => [...row, ['phone', normalisePhone(phones[index] ?? '').phone]])
    : [only];
  switch (format) {
    case 0:
      return succeed(listed.map(encodeText).join('\n'));
    case 1:
      return succeed(listed.map(encodeCommas).join('\n'));
    case 2:
      return succeed(
        isMultiple ? encodeXmlList('list', 'operator', listed) : encodeXml('result', only),
      );
    case 3:
      return succeed(isMultiple ? encodeJsonList(listed) : encodeJson(only));
  }
}
