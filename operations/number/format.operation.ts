import type { Field } from '../field';
import type { Host, Row } from '../host';

import {
  checkCountry,
  failure,
  formatNumbers,
  invalidInput,
  success,
  type FormattedNumber,
  type Result,
} from '../../protocol';
import { forEachItem } from '../items/for-each-item';
import type { OfflineOperation } from '../operation';
import { defaultCountryOption } from '../fields/recipients';
import { readText } from '../parameters/read-text';

const cellField: Field = {
  displayName: 'Phone',
  name: 'phone',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. 8 (701) 123-45-67, 8 702 123 45 67',
  description:
    'Numbers in any spelling, also several of them, or as a spreadsheet has left them; an expression may give a list',
};

export const format: OfflineOperation = {
  value: 'format',
  name: 'Format',
  action: 'Format number',
  description:
    'Write numbers in international format, with their country and kind of line; asks nothing of the gateway, and leaves as it is what is no number',
  isOffline: true,
  fields: [cellField, defaultCountryOption],
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
  const numbers = formatNumbers(host.read('phone', itemIndex), country.value);
  if (numbers.length > 0) return success(numbers);
  return failure(
    invalidInput(
      'phone',
      "'phone' holds no number",
      'Give at least one number, as text or as a list',
    ),
  );
}

function toOutput({ repairs, ...number }: FormattedNumber): Row {
  return { ...number, repairs: [...repairs] };
}
