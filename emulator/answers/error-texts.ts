import type { EndpointName } from '../../protocol/tables';

/**
 * Error texts in the gateway's own wording, not that of the nodes, so that clients are tested with
 * what they will really receive.
 * `seen`: from recordings and from responses that other clients quote. `documented`: from the
 * gateway's page, which has "description" in place of the text.
 */
const SEEN: Readonly<Record<number, string>> = {
  2: 'authorise error',
  6: 'message is denied',
  7: 'invalid number',
  8: "can't to deliver",
  9: 'duplicate request, wait a minute',
};

const DOCUMENTED: Readonly<Record<number, string>> = {
  1: 'Ошибка в параметрах',
  4: 'IP-адрес временно заблокирован',
};

const NO_MONEY = 'no money';
const NO_RECORDS = 'no records found';
const WRONG_DATE = 'Неверный формат даты';

/** Codes that mean different things on different endpoints. */
const OWN: Readonly<Partial<Record<EndpointName, Readonly<Record<number, string>>>>> = {
  send: { 3: NO_MONEY, 5: WRONG_DATE },
  jobs: { 5: WRONG_DATE },
  waitCall: { 3: NO_MONEY, 5: 'invalid number' },
  status: { 5: 'Ошибка удаления сообщения' },
  get: { 3: NO_RECORDS },
  phones: { 3: NO_RECORDS },
  templates: { 3: NO_RECORDS },
  operatorTemplates: { 3: NO_RECORDS },
  users: { 3: NO_RECORDS },
  senders: { 3: NO_RECORDS },
};

/** For codes whose text was never seen and which differ from 6, 7 and 8 of send.php. */
const UNKNOWN = 'error';
const EVERYWHERE = [1, 2, 4, 9];

export const TOO_MANY_CONCURRENT = 'too many concurrent requests';

/** The text that the gateway writes between the parentheses of `ERROR = N (…)`. */
export function textOfError(endpoint: EndpointName, code: number): string {
  const own = OWN[endpoint]?.[code];
  if (own !== undefined) return own;
  if (endpoint !== 'send' && !EVERYWHERE.includes(code)) return UNKNOWN;
  return SEEN[code] ?? DOCUMENTED[code] ?? UNKNOWN;
}
