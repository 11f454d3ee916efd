import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { success, type Result } from '../../protocol';
import { readText } from '../parameters/read-text';

export const nameField: INodeProperties = {
  displayName: 'Name',
  name: 'name',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. Customers',
  description: 'The name of the group in the cabinet',
};

export const numberField: INodeProperties = {
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

export function readGroup(functions: IExecuteFunctions, itemIndex: number): Result<GivenGroup> {
  const name = readText(functions.getNodeParameter('name', itemIndex, ''), 'name');
  if (!name.ok) return name;
  const number = readText(functions.getNodeParameter('number', itemIndex, 0), 'number');
  return number.ok ? success({ name: name.value, number: number.value }) : number;
}
