import type { Field } from '../field';
import type { Host } from '../host';

import { success, type Result } from '../../protocol';
import { readText } from '../parameters/read-text';

export const nameField: Field = {
  displayName: 'Name',
  name: 'name',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. Customers',
  description: 'The name of the group in the cabinet',
};

export const numberField: Field = {
  displayName: 'Number',
  name: 'number',
  type: 'number',
  typeOptions: { minValue: 0 },
  default: 0,
  description:
    'The number in recipients: with 12, a message to G12 goes to the whole group. 0 for one that the gateway chooses.',
};

export interface GivenGroup {
  readonly name: string;
  readonly number: string;
}

export function readGroup(host: Host, itemIndex: number): Result<GivenGroup> {
  const name = readText(host.read('name', itemIndex, ''), 'name');
  if (!name.ok) return name;
  const number = readText(host.read('number', itemIndex, 0), 'number');
  return number.ok ? success({ name: name.value, number: number.value }) : number;
}
