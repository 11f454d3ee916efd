import { buildCreateSubClient, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import { readCollection } from '../items/list-outputs';
import type { Operation } from '../operation';
import { readText } from '../parameters/read-text';
import { buildSettingsField, readSettings } from './setting-fields';
import { loginField, PASSWORD_RULE, passwordField } from './sub-client-fields';

export const createSubClient: Operation = {
  value: 'create',
  name: 'Create',
  action: 'Create sub-client',
  description: 'Create an account below the account, with a login of its own',
  fields: [
    loginField,
    { ...passwordField('Password', 'password', PASSWORD_RULE), required: true },
    buildSettingsField({ displayName: 'Settings', name: 'settings' }, { isUpdate: false }),
  ],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const read = (name: string) => readText(run.host.read(name, itemIndex, ''), name);
        const login = read('login');
        if (!login.ok) return login;
        const password = read('password');
        if (!password.ok) return password;
        const settings = readSettings(readCollection(run.host, 'settings', itemIndex));
        const wanted = { login: login.value.trim(), password: password.value, settings };
        return checkRequest(wanted, (encoding) =>
          buildCreateSubClient(wanted.login, wanted.password, settings, {
            ...encoding,
            now: new Date(),
          }),
        );
      },
      perform: async ({ login, password, settings }) => {
        const created = await run.client.createSubClient(login, password, settings);
        return created.ok ? success([{ id: created.value.id, login }]) : created;
      },
    }),
};
