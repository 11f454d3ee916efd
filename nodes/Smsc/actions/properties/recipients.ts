import type { INodeProperties } from 'n8n-workflow';

const ACCEPTS =
  'Numbers in international format, separated by comma, semicolon or line break; an expression may also give a list';

/** Recipients of a message. */
export const toField: INodeProperties = {
  displayName: 'To',
  name: 'to',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. +77011234567, +77017654321',
  description: `${ACCEPTS}. G and a number, like G12, is a group of contacts. For e-mail these are addresses, for Telegram also nicknames and IDs like #123.`,
};

/** Numbers of a request that sends no text. */
export const phonesField: INodeProperties = {
  displayName: 'Phone',
  name: 'phone',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. +77011234567',
  description: ACCEPTS,
};

/** The one number that an operation is about. */
export const phoneField: INodeProperties = {
  displayName: 'Phone',
  name: 'phone',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. +77011234567',
  description: 'The number in international format',
};
