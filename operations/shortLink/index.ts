import type { Resource } from '../operation';
import { get } from './get.operation';

export const shortLink: Resource = {
  value: 'shortLink',
  name: 'Short Link',
  defaultOperation: get.value,
  operations: [get],
};
