import {
  buildCreateSubClient,
  buildTopUp,
  buildUpdateSubClient,
  checkRequest,
  type SubClientChange,
  success,
} from '../../protocol';
import type { Field } from '../field';
import { forEachItem } from '../items/for-each-item';
import { readCollection, withExtra } from '../items/list-outputs';
import type { Operation, Resource } from '../operation';
import { isOn, readText, readTexts } from '../parameters/parameters';
import { buildSettingsField, loginField, readSettings } from './setting-fields';
import { getSubClientStatistics } from './sub-client-statistics';

/** The password rules of the gateway. */
const PASSWORD_RULE =
  'Enter at least 8 characters of three of these kinds: lowercase letters, uppercase letters, digits, other characters';

function passwordField(displayName: string, name: string, description: string): Field {
  return {
    displayName,
    name,
    type: 'string',
    typeOptions: { password: true },
    default: '',
    description,
  };
}

const createSubClient: Operation = {
  value: 'create',
  name: 'Create',
  action: 'Create subaccount',
  description: 'Create a subaccount with its own login',
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

const ofUpdate = [
  passwordField(
    'Current Password',
    'currentPassword',
    'Enter the current password, if the gateway requires it',
  ),
  {
    ...loginField,
    required: undefined,
    displayName: 'New Login',
    name: 'newLogin',
    description: 'Enter the new login of the subaccount; empty to keep the current one',
  },
  passwordField('New Password', 'newPassword', PASSWORD_RULE),
];

const updateSubClient: Operation = {
  value: 'update',
  name: 'Update',
  action: 'Update subaccount',
  description: 'Update a subaccount; fields without a value are not changed',
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

const topUp: Operation = {
  value: 'topUp',
  name: 'Top Up',
  action: 'Top up subaccount',
  description: 'Move money from the balance of the account to the balance of a subaccount',
  fields: [
    loginField,
    {
      displayName: 'Amount',
      name: 'amount',
      type: 'number',
      typeOptions: { minValue: 0, numberPrecision: 2 },
      required: true,
      default: 0,
      description: 'Move this amount, in the currency of the account',
    },
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      options: [
        {
          displayName: 'Second Balance',
          name: 'secondBalance',
          type: 'boolean',
          default: false,
          description: 'Whether to move the money between the second balances',
        },
      ],
    },
  ],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const read = (name: string) => run.host.read(name, itemIndex, '');
        const options = readCollection(run.host, 'options', itemIndex);
        const texts = readTexts({ ...options, login: read('login'), amount: read('amount') }, [
          'login',
          'amount',
          'secondBalance',
        ]);
        if (!texts.ok) return texts;
        const { login } = texts.value;
        const amount = texts.value.amount === '' ? NaN : Number(texts.value.amount);
        const secondBalance = isOn(texts.value.secondBalance);
        return checkRequest({ login, amount, secondBalance }, (encoding) =>
          buildTopUp(login, amount, { secondBalance }, encoding),
        );
      },
      perform: async ({ login, amount, secondBalance }) => {
        const done = await run.client.topUpSubClient(login, amount, { secondBalance });
        return done.ok
          ? success([withExtra({ toppedUp: true, login, amount }, done.value.extra)])
          : done;
      },
    }),
};

export const subClient: Resource = {
  value: 'subClient',
  name: 'Subaccount',
  defaultOperation: getSubClientStatistics.value,
  operations: [getSubClientStatistics, createSubClient, topUp, updateSubClient],
};
