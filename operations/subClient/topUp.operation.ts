import { buildTopUp, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import { readCollection } from '../items/list-outputs';
import type { Operation } from '../operation';
import { readTexts } from '../parameters/read-texts';
import { withExtra } from '../items/with-extra';
import { loginField } from './sub-client-fields';

export const topUp: Operation = {
  value: 'topUp',
  name: 'Top Up',
  action: 'Top up sub-client',
  description: 'Move money from the balance of the account to that of a sub-client',
  fields: [
    loginField,
    {
      displayName: 'Amount',
      name: 'amount',
      type: 'number',
      typeOptions: { minValue: 0, numberPrecision: 2 },
      required: true,
      default: 0,
      description: 'Money to move, in the currency of the account',
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
          description: 'Whether the money goes from and to the second balances',
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
        const secondBalance = texts.value.secondBalance === 'true';
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
