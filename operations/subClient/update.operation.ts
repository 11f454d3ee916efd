import { buildUpdateSubClient, success, type SubClientChange } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import { readCollection } from '../items/list-outputs';
import type { Operation } from '../operation';
import { readText } from '../parameters/read-text';
import { buildSettingsField, readSettings } from './setting-fields';
import { loginField, PASSWORD_RULE, passwordField } from './sub-client-fields';

const ofUpdate = [
  passwordField(
    'Current Password',
    'currentPassword',
    'The present one, where the gateway asks it',
  ),
  {
    ...loginField,
    required: undefined,
    displayName: 'New Login',
    name: 'newLogin',
    description: 'The login under which the sub-client will sign in; empty to keep the present one',
  },
  passwordField('New Password', 'newPassword', PASSWORD_RULE),
];

export const updateSubClient: Operation = {
  value: 'update',
  name: 'Update',
  action: 'Update sub-client',
  description: 'Change a sub-client; what is not given stays as it is',
  fields: [
    loginField,
    buildSettingsField(
      { displayName: 'Update Fields', name: 'updateFields' },
      { isUpdate: true, others: ofUpdate },
    ),
  ],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const text = readText(run.host.read('login', itemIndex), 'login');
        if (!text.ok) return text;
        const login = text.value.trim();
        const given = readCollection(run.host, 'updateFields', itemIndex);
        const change: Record<string, string> = {};
        for (const { name } of ofUpdate) {
          const value = readText(given[name], name);
          if (!value.ok) return value;
          change[name] = value.value;
        }
        const wanted: SubClientChange = { ...readSettings(given), ...change };
        return checkRequest({ login, change: wanted }, (encoding) =>
          buildUpdateSubClient(login, wanted, { ...encoding, now: new Date() }),
        );
      },
      perform: async ({ login, change }) => {
        const updated = await run.client.updateSubClient(login, change);
        return updated.ok
          ? success([{ login: change.newLogin?.trim() || login, updated: true }])
          : updated;
      },
    }),
};
