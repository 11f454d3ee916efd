import { findRegion } from '../../../../operations/credential/account';
import { createAccountClient } from '../../host/account-client';
import { findAccountFault } from '../../host/account-fault';
import type { AccountNode } from '../../host/account-node';
import { readAccount } from '../../host/read-account';
import type { RedModule } from '../../host/red';
import { addAdminRoutes, type DeployedSettings } from './admin-routes';

const CREDENTIALS = {
  apiKey: { type: 'password' },
  login: { type: 'text' },
  password: { type: 'password' },
  callbackSecret: { type: 'password' },
  previousCallbackSecret: { type: 'password' },
} as const;

/** An account of the gateway, which the other nodes share. */
const register: RedModule = (red) => {
  const deployed: DeployedSettings = new WeakMap();
  red.nodes.registerType(
    'smsc-config',
    function (config) {
      red.nodes.createNode(this, config);
      const settings = readAccount(config, this.credentials ?? {});
      const { region, urls, zone, secrets } = settings;
      const node = this as AccountNode;
      deployed.set(node, settings);
      // Not enumerable, so that a debug node that shows the node does not show the secrets.
      Object.defineProperty(node, 'secrets', { value: secrets });
      Object.assign(node, {
        region,
        zone,
        country: findRegion(region)?.country ?? null,
        fault: findAccountFault(urls, secrets),
        createClient: (options) => createAccountClient({ region, urls, secrets }, options),
      } satisfies Partial<AccountNode>);
    },
    { credentials: CREDENTIALS },
  );
  addAdminRoutes(red, deployed);
};

export = register;
