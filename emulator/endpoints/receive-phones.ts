import { ENDPOINTS } from '../../protocol/tables';
import { reject } from '../answers/answer';
import { formatMoney, type Hundredths } from '../money';
import { normalisePhone } from '../numbers/normalise';
import {
  DONE,
  encodeOutcome,
  findAction,
  PARAMETER_ERROR,
  type Action,
  type ActionOutcome,
} from './action-answer';
import { concurrencyLimits, type Endpoint, type EndpointRequest } from './endpoint';

const { receivePhones } = ENDPOINTS;

/** The field names are guessed. */
function list({ gateway }: EndpointRequest): ActionOutcome {
  const free = gateway.incomingNumbers.all().filter(({ rentedAt }) => rentedAt === null);
  return {
    kind: 'listed',
    rows: free.map(({ phone, price }) => [
      ['phone', phone],
      ['cost', formatMoney(price)],
    ]),
  };
}

/** The rest of the month, today included, is paid in advance. */
function priceOfRest(price: Hundredths, now: number): Hundredths {
  const day = new Date(now);
  const days = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  return Math.round((price * (days - day.getUTCDate() + 1)) / days);
}

function buy({ gateway, read, now }: EndpointRequest): ActionOutcome {
  const number = gateway.incomingNumbers.find(normalisePhone(read('phone')).phone);
  if (number?.rentedAt !== null) return PARAMETER_ERROR;
  const price = priceOfRest(number.price, now);
  // The gateway does not document which error it returns without enough money.
  if (!gateway.account.canPay(price)) return PARAMETER_ERROR;
  gateway.account.charge(price);
  gateway.incomingNumbers.set(number.phone, {
    rentedAt: now,
    isRenewed: read('noprolong') !== '1',
  });
  return DONE;
}

function change({ gateway, read }: EndpointRequest): ActionOutcome {
  const number = gateway.incomingNumbers.find(normalisePhone(read('phone')).phone);
  if (!number || number.rentedAt === null) return PARAMETER_ERROR;
  gateway.incomingNumbers.set(number.phone, { isRenewed: read('noprolong') !== '1' });
  return DONE;
}

const ACTIONS: readonly Action[] = [
  { flag: 'get', run: list },
  { flag: 'buy', run: buy },
  { flag: 'chg', run: change },
];

/** Numbers of the account for incoming messages: list, rent, renew. */
export const receivePhonesEndpoint: Endpoint = {
  name: 'receivePhones',
  paths: [receivePhones.path],
  family: 'receivePhones',
  concurrency: concurrencyLimits(receivePhones.limits),
  handle(request) {
    const action = findAction(ACTIONS, request);
    return action
      ? encodeOutcome('receivePhones', request.format, action.run(request), 'phone')
      : reject('receivePhones', request.format, { code: 1 });
  },
};
