import { FROZEN_ACCOUNT_VALUES } from './frozen-account-values';
import { FROZEN_DIRECTORY_VALUES } from './frozen-directory-values';
import { FROZEN_KEPT_ADMINISTRATION_VALUES } from './frozen-kept-values';
import { FROZEN_ADMINISTRATION_TOOL_VALUES } from './frozen-tool-values';

/** What FROZEN_ACTION_VALUES is for the node SMSC, for the node SMSC Account. */
export const FROZEN_ADMINISTRATION_VALUES = {
  resource: [
    ...['account', 'contact', 'group', 'incomingNumber', 'mailing', 'sender', 'shortLink'],
    ...['subClient', 'template'],
  ],
  ...FROZEN_ACCOUNT_VALUES,
  ...FROZEN_DIRECTORY_VALUES,
  ...FROZEN_KEPT_ADMINISTRATION_VALUES,
  ...FROZEN_ADMINISTRATION_TOOL_VALUES,
  'account:operation': ['getBalance', 'getPrices', 'getStatistics'],
  'incomingNumber:operation': ['getMany', 'rent', 'update'],
  'shortLink:operation': ['get'],
  'account.getPrices:returnAll': [],
  'account.getPrices:limit': [],
  'account.getStatistics:dateFrom': [],
  'account.getStatistics:dateTo': [],
  'account.getStatistics:options.inOwnCurrency': [],
  'account.getStatistics:options.secondBalance': [],
  'incomingNumber.getMany:returnAll': [],
  'incomingNumber.getMany:limit': [],
  'incomingNumber.rent:phone': [],
  'incomingNumber.rent:autoRenew': [],
  'incomingNumber.update:phone': [],
  'incomingNumber.update:autoRenew': [],
  'shortLink.get:shortLink': ['url', 'id'],
};
