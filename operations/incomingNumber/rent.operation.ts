import { buildRentNumber, success } from '../../protocol';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { incomingNumberFields, readIncomingNumber } from './incoming-number-fields';

export const rentIncomingNumber: Operation = {
  value: 'rent',
  name: 'Rent',
  action: 'Rent incoming number',
  description:
    'Rent a number that receives messages; the gateway takes the money for the rest of the month at once, and you agree to its terms of use',
  fields: incomingNumberFields,
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => readIncomingNumber(run.host, itemIndex, buildRentNumber),
      perform: async ({ phone, autoRenew }) => {
        const rented = await run.client.rentIncomingNumber(phone, autoRenew);
        return rented.ok ? success([{ phone, rented: true, autoRenew }]) : rented;
      },
    }),
};
