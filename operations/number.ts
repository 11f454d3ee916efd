import {
  checkCountry,
  checkOperatorPhone,
  failure,
  formatNumbers,
  type FormattedNumber,
  nameNumbers,
  parseOneRecipient,
  type Result,
  success,
  writtenPhone,
} from '../protocol';
import type { Field } from './field';
import { defaultCountryField } from './fields/default-country';
import { numberOptionsField, phoneField, phonesField } from './fields/recipients';
import type { Host, Row } from './host';
import { forEachItem } from './items/for-each-item';
import { withExtra } from './items/list-outputs';
import { executeTextlessSend } from './items/send-without-text';
import type { OfflineOperation, Operation, Resource } from './operation';
import { readText } from './parameters/parameters';

const cellField: Field = {
  displayName: 'Phone',
  name: 'phone',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. 8 (701) 123-45-67, 8 702 123 45 67',
  description:
    'Enter phone numbers in any format, one or several, including numbers mangled by a spreadsheet; an expression may give a list',
};

const format: OfflineOperation = {
  value: 'format',
  name: 'Format',
  action: 'Format number',
  description:
    'Convert phone numbers to international format, with country and line type; does not contact the gateway, and keeps values that are not phone numbers',
  isOffline: true,
  fields: [cellField, defaultCountryField],
  execute: async (run) =>
    await forEachItem(run, {
      prepare: (itemIndex) => readNumbers(run.host, itemIndex),
      perform: (numbers) => Promise.resolve(success(numbers.map(toOutput))),
    }),
};

function readNumbers(host: Host, itemIndex: number): Result<FormattedNumber[]> {
  const given = readText(host.read('defaultCountry', itemIndex, ''), 'defaultCountry');
  if (!given.ok) return given;
  const country = checkCountry(given.value);
  if (!country.ok) return country;
  return success(formatNumbers(host.read('phone', itemIndex), country.value));
}

function toOutput({ repairs, ...number }: FormattedNumber): Row {
  return { ...number, repairs: [...repairs] };
}

const getOperator: Operation = {
  value: 'getOperator',
  name: 'Get Operator',
  action: 'Get operator of number',
  description:
    'Get the country, operator and region of a phone number from the database of the gateway',
  fields: [phoneField],
  execute: async (run) =>
    await forEachItem(run, {
      readWritten: (itemIndex) => run.host.read('phone', itemIndex),
      prepare: (itemIndex) => readPhone(run.host, itemIndex),
      perform: async (phone) => {
        const response = await run.client.getOperator(phone);
        if (!response.ok) return failure(nameNumbers(response.problem, [phone]));
        const { extra, ...operator } = response.value;
        return success([withExtra({ phone, ...operator }, extra)]);
      },
    }),
};

/** Returns the phone number as the output has it, if the request to the gateway can be built. */
function readPhone(host: Host, itemIndex: number): Result<string> {
  const given = readText(host.read('phone', itemIndex), 'phone');
  if (!given.ok) return given;
  const phone = parseOneRecipient('phone', given.value);
  if (!phone.ok) return phone;
  const checked = checkOperatorPhone(phone.value);
  return checked.ok ? success(writtenPhone(phone.value)) : checked;
}

const ping: Operation = {
  value: 'ping',
  name: 'Ping',
  action: 'Ping number',
  description:
    'Send an invisible SMS whose status shows whether the phone is reachable; costs as much as an SMS',
  fields: [phonesField, numberOptionsField],
  execute: async (run) => await executeTextlessSend(run, 'ping'),
};

export const number: Resource = {
  value: 'number',
  name: 'Number',
  defaultOperation: getOperator.value,
  operations: [format, getOperator, ping],
};
