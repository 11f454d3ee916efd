import type { AccountNode } from '../../host/account-node';
import { findAccount } from '../../host/account-node';
import { answer, toProblemAnswer } from '../../host/admin-answer';
import { guardedRoute } from '../../host/guard';
import { AccountLists } from '../../host/lists';
import type { AccountSettings } from '../../host/read-account';
import type { Red, RedRequest } from '../../host/red';
import { toTextLanguage, type TextLanguage } from '../../../../protocol';
import { checkAccount } from './check-account';

/** The settings of deployed accounts by their node. */
export type DeployedSettings = WeakMap<AccountNode, AccountSettings>;

/**
 * Adds the routes of the dialogs. Reading lists needs the permission `smsc.read`. The check sends
 * what was typed, so it needs `smsc.write`.
 */
export function addAdminRoutes(red: Red, deployed: DeployedSettings): void {
  const lists = new AccountLists();
  red.httpAdmin.get(
    '/smsc/:account/lists/:list',
    red.auth.needsPermission('smsc.read'),
    guardedRoute(async (request, response) => {
      const { account: id = '', list = '' } = request.params;
      if (!lists.has(list)) return answer(response, 404, {});
      const account = findAccount(red, id);
      if (account === null) return answer(response, 200, { isDeployed: false, choices: [] });
      if (account.fault !== null) {
        return answer(response, 200, toProblemAnswer(account.fault, languageOf(request)));
      }
      const found = await lists.find(account, list, toText(request.query['filter']));
      return found.ok
        ? answer(response, 200, { isDeployed: true, choices: found.value })
        : answer(response, 200, toProblemAnswer(found.problem, languageOf(request)));
    }),
  );
  red.httpAdmin.post(
    '/smsc/:account/check',
    red.auth.needsPermission('smsc.write'),
    guardedRoute(async (request, response) => {
      // A form of another site cannot send JSON without the permission of the browser.
      if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
        return answer(response, 415, {});
      }
      const account = findAccount(red, request.params['account']);
      const settings = account === null ? null : (deployed.get(account) ?? null);
      return answer(response, 200, await checkAccount(request.body, settings, languageOf(request)));
    }),
  );
}

function languageOf({ query }: RedRequest): TextLanguage {
  return toTextLanguage(query['language']);
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
