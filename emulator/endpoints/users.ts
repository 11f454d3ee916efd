import {
  ENDPOINTS,
  SUB_CLIENT_LIMIT,
  SUB_CLIENT_SETTINGS,
  SUB_CLIENT_SWITCHES,
} from '../../protocol/tables';
import { reject } from '../answers/answer';
import type { Row } from '../answers/encode';
import type { Charge } from '../limits';
import { formatMoney, toHundredths } from '../money';
import { hasOwnBalance, isGoodPassword, type SubClient } from '../sub-clients/sub-clients';
import { DONE, encodeOutcome, findAction, type Action, type ActionOutcome } from './action-answer';
import { isWithin, readDays } from './days';
import { concurrencyLimits, type Endpoint, type EndpointRequest } from './endpoint';

const { users } = ENDPOINTS;
const rejected = (code: number): ActionOutcome => ({ kind: 'rejected', code });
const PARAMETER_ERROR = rejected(1);
const NOT_DONE = rejected(5);
const NO_SUCH_LOGIN = rejected(6);
const SHARED_BALANCE = rejected(7);
const NOT_SAVED = rejected(8);
const INSUFFICIENT_FUNDS = rejected(10);

const FIELDS = [...SUB_CLIENT_SETTINGS, ...SUB_CLIENT_SWITCHES].map(({ field }) => field);

function set(subClient: SubClient, { has, read }: EndpointRequest): void {
  for (const field of FIELDS) if (has(field)) subClient.settings[field] = read(field);
}

function isTaken(login: string, { gateway }: EndpointRequest): boolean {
  return login === gateway.login || gateway.subClients.find(login) !== undefined;
}

function add(request: EndpointRequest): ActionOutcome {
  const { gateway, read } = request;
  const [login, password] = [read('user'), read('password')];
  if (login === '' || password === '') return PARAMETER_ERROR;
  if (isTaken(login, request) || !isGoodPassword(password)) return NOT_SAVED;
  const subClient = gateway.subClients.add(login, password);
  set(subClient, request);
  return { kind: 'created', id: subClient.id };
}

/** Whether the current password is required is not documented; a wrong one is rejected. */
function change(request: EndpointRequest): ActionOutcome {
  const { gateway, read, has } = request;
  const subClient = gateway.subClients.find(read('user'));
  if (!subClient) return NO_SUCH_LOGIN;
  if (has('pswc') && read('pswc') !== subClient.password) return NOT_DONE;
  const login = read('new_login');
  const password = read('password');
  if (login !== '' && login !== subClient.login && isTaken(login, request)) return NOT_SAVED;
  if (password !== '' && !isGoodPassword(password)) return NOT_SAVED;
  if (login !== '') subClient.login = login;
  if (password !== '') subClient.password = password;
  set(subClient, request);
  return DONE;
}

/**
 * Transfers money from the account. The emulated account has one balance, which pays for both
 * kinds.
 */
function pay({ gateway, read, now }: EndpointRequest): ActionOutcome {
  const subClient = gateway.subClients.find(read('user'));
  if (!subClient) return NO_SUCH_LOGIN;
  if (!/^\d+(\.\d{1,2})?$/.test(read('sum'))) return PARAMETER_ERROR;
  if (!hasOwnBalance(subClient)) return SHARED_BALANCE;
  const amount = toHundredths(Number(read('sum')));
  if (amount === 0) return PARAMETER_ERROR;
  if (gateway.account.balance < amount) return INSUFFICIENT_FUNDS;
  gateway.account.charge(amount);
  subClient.balances[read('balance2') === '1' ? 'second' : 'usual'] += amount;
  subClient.payments.push({ at: now, amount });
  return DONE;
}

/**
 * Rows like those of get.php; the detailed form is a guess. Subaccounts do not send messages here.
 */
function statistics({ gateway, read }: EndpointRequest, isDetailed: boolean): ActionOutcome {
  const days = readDays(read('start'), read('end'));
  if (!days) return PARAMETER_ERROR;
  const named = gateway.subClients
    .all()
    .filter(({ id, login }) => login === read('user') || String(id) === read('user_id'));
  const isNamed = read('user') !== '' || read('user_id') !== '';
  if (isNamed && named.length === 0) return NO_SUCH_LOGIN;
  const wantsOwn = read('reseller') === '1';
  const asked = isNamed
    ? named
    : gateway.subClients.all().filter((one) => hasOwnBalance(one) === wantsOwn);
  const { currency } = gateway.account.settings;
  const rows = asked.map((one): Row => {
    const received = one.payments
      .filter(({ at }) => isWithin(at, days))
      .reduce((sum, { amount }) => sum + amount, 0);
    return [
      ['login', one.login],
      ['sms', 0],
      ['credit', formatMoney(0)],
      ['debit', formatMoney(received)],
      ['currency', currency],
      ...(isDetailed ? ([['user_id', one.id]] as const) : []),
    ];
  });
  return { kind: 'listed', rows };
}

const ACTIONS: readonly Action[] = [
  { flag: 'add', run: add },
  { flag: 'chg', run: change },
  { flag: 'pay', run: pay },
  { flag: 'get_stat', run: (request) => statistics(request, false) },
  { flag: 'get_stat_all', run: (request) => statistics(request, true) },
];

/** Three additions per minute, and three changes of each subaccount. */
function chargesOf({ flag }: Action, { read }: EndpointRequest): Charge[] {
  if (flag === 'add') return [{ limit: SUB_CLIENT_LIMIT, key: 'users add' }];
  const isChange = flag === 'chg' || flag === 'pay';
  return isChange ? [{ limit: SUB_CLIENT_LIMIT, key: `users change ${read('user')}` }] : [];
}

/** Subaccounts: create, change, transfer money, statistics. */
export const usersEndpoint: Endpoint = {
  name: 'users',
  paths: [users.path],
  family: 'users',
  concurrency: concurrencyLimits(users.limits),
  handle(request) {
    const { gateway, format, now } = request;
    const action = findAction(ACTIONS, request);
    if (!action) return reject('users', format, { code: 1 });
    const charges = chargesOf(action, request);
    if (!gateway.allows(charges)) return reject('users', format, { code: 9 });
    gateway.limiter.record(charges, now);
    return encodeOutcome('users', format, action.run(request), 'user');
  },
};
