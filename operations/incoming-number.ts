import {
  buildRenewNumber,
  buildRentNumber,
  checkRequest,
  type GatewayRequest,
  type IncomingNumber,
  type RequestEncoding,
  type Result,
  success,
  writtenPhone,
} from '../protocol';
import type { Field } from './field';
import { listSizeFields } from './fields/lists';
import { phoneField } from './fields/recipients';
import type { Host, Row } from './host';
import { forEachItem } from './items/for-each-item';
import { executeWholeList, noQuery, withExtra } from './items/list-outputs';
import type { Operation, Resource } from './operation';
import { isOn, readTexts } from './parameters/parameters';

const incomingNumberFields: readonly Field[] = [
  {
    ...phoneField,
    placeholder: 'e.g. 79031234567',
    description: "Enter the number that receives messages, one of those that 'Get Many' lists",
  },
  {
    displayName: 'Auto-Renew',
    name: 'autoRenew',
    type: 'boolean',
    default: false,
    description: 'Whether to rent and pay for the number every month until you turn this off',
  },
];

export interface IncomingNumberInput {
  readonly phone: string;
  readonly autoRenew: boolean;
}

/**
 * Returns the number of an item and whether it is renewed, checked as far as possible without the
 * gateway.
 */
function readIncomingNumber(
  host: Host,
  itemIndex: number,
  build: (phone: string, renew: boolean, encoding: RequestEncoding) => Result<GatewayRequest>,
): Result<IncomingNumberInput> {
  const read = (name: string) => host.read(name, itemIndex, '');
  const texts = readTexts({ phone: read('phone'), autoRenew: read('autoRenew') }, [
    'phone',
    'autoRenew',
  ]);
  if (!texts.ok) return texts;
  const input = { phone: writtenPhone(texts.value.phone), autoRenew: isOn(texts.value.autoRenew) };
  return checkRequest(input, (encoding) => build(input.phone, input.autoRenew, encoding));
}

const getManyIncomingNumbers: Operation = {
  value: 'getMany',
  name: 'Get Many',
  action: 'Get many incoming numbers',
  description: 'Get the phone numbers that can be rented to receive messages',
  fields: listSizeFields,
  execute: async (run) =>
    await executeWholeList(run, {
      readQuery: noQuery,
      request: () => run.client.listIncomingNumbers(),
      toRow: toOutput,
    }),
};

function toOutput({ phone, extra }: IncomingNumber): Row {
  return withExtra({ phone }, extra);
}

const rentIncomingNumber: Operation = {
  value: 'rent',
  name: 'Rent',
  action: 'Rent incoming number',
  description:
    'Rent a phone number that receives messages; the gateway charges for the rest of the month immediately, and you accept its terms of use',
  fields: incomingNumberFields,
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      readWritten: (itemIndex) => run.host.read('phone', itemIndex),
      prepare: (itemIndex) => readIncomingNumber(run.host, itemIndex, buildRentNumber),
      perform: async ({ phone, autoRenew }) => {
        const rented = await run.client.rentIncomingNumber(phone, autoRenew);
        return rented.ok ? success([{ phone, rented: true, autoRenew }]) : rented;
      },
    }),
};

const updateIncomingNumber: Operation = {
  value: 'update',
  name: 'Update',
  action: 'Update incoming number',
  description:
    'Choose whether a rented number is renewed every month, which costs money each time, or returned',
  fields: incomingNumberFields,
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      readWritten: (itemIndex) => run.host.read('phone', itemIndex),
      prepare: (itemIndex) => readIncomingNumber(run.host, itemIndex, buildRenewNumber),
      perform: async ({ phone, autoRenew }) => {
        const updated = await run.client.renewIncomingNumber(phone, autoRenew);
        return updated.ok ? success([{ phone, updated: true, autoRenew }]) : updated;
      },
    }),
};

export const incomingNumber: Resource = {
  value: 'incomingNumber',
  name: 'Incoming Number',
  defaultOperation: getManyIncomingNumbers.value,
  operations: [getManyIncomingNumbers, rentIncomingNumber, updateIncomingNumber],
};
