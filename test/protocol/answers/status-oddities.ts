import type { StatusVector } from './status-vectors';

const date = '08.10.2010 11:55:41';
const short1 = { status: '1', last_timestamp: '1286524541', err: '0' };
const phone = { phone: '77011234567' };

/** Not found or archived: the bare code, with fmt=1 in the layout of a message. */
const notFound: StatusVector[] = [
  { name: 'nothing found', format: 0, detail: 0, text: 'Status = -3', fields: { status: '-3' } },
  { name: 'nothing found', format: 0, detail: 2, text: '-3', fields: { status: '-3' } },
  {
    name: 'nothing found',
    format: 1,
    detail: 0,
    text: '-3,0,0',
    fields: { status: '-3', last_timestamp: '0', err: '0' },
  },
  { name: 'nothing found', format: 1, detail: 0, text: '-3', fields: { status: '-3' } },
  {
    name: 'nothing found',
    format: 1,
    detail: 1,
    text: '-3,,,,,,,,,,',
    fields: {
      status: '-3',
      last_timestamp: '',
      err: '',
      send_timestamp: '',
      phone: '',
      cost: '',
      sender_id: '',
      status_name: '',
      message: '',
      comment: '',
      type: '',
    },
  },
  {
    name: 'nothing found',
    format: 2,
    detail: 1,
    text: '<sms>\n<status>-3</status>\n</sms>',
    fields: { status: '-3' },
  },
  {
    name: 'nothing found',
    format: 2,
    detail: 1,
    text: '<status>-3</status>',
    fields: { status: '-3' },
  },
  { name: 'nothing found', format: 2, detail: 1, text: '-3', fields: { status: '-3' } },
  {
    name: 'nothing found',
    format: 3,
    detail: 2,
    text: '{\n"status": -3\n}',
    fields: { status: -3 },
  },
  { name: 'nothing found', format: 3, detail: 2, text: '-3', fields: { status: '-3' } },
];

/** Recordings of years ago, and responses that other clients received. */
const oddities: StatusVector[] = [
  {
    name: 'no err',
    format: 0,
    detail: 0,
    text: `Status = 1, check_time = ${date}`,
    fields: { status: '1', last_date: date },
  },
  {
    name: 'no err',
    format: 1,
    detail: 0,
    text: '1,1286524541',
    fields: { status: '1', last_timestamp: '1286524541' },
  },
  {
    name: 'no err and no flag',
    format: 3,
    detail: 0,
    text: `{"status":1,"last_date":"${date}","last_timestamp":1286524541}`,
    fields: { status: 1, last_date: date, last_timestamp: 1286524541 },
  },
  {
    name: 'numbers as texts',
    format: 3,
    detail: 0,
    text: '{"status":"0","err":"","phone":77011234567}',
    fields: { status: '0', err: '', phone: 77011234567 },
  },
  {
    name: 'one record in a list',
    format: 3,
    detail: 0,
    text: '[{"status":1}]',
    fields: { status: 1 },
  },
  {
    name: 'one record in a list',
    format: 2,
    detail: 0,
    text: '<list><sms><status>1</status></sms></list>',
    fields: { status: '1' },
  },
  {
    name: 'an unknown field',
    format: 3,
    detail: 0,
    text: '{"status":1,"new":"x"}',
    fields: { status: 1, new: 'x' },
  },
  {
    name: 'an unknown field',
    format: 2,
    detail: 0,
    text: '<sms><status>1</status><new>x</new></sms>',
    fields: { status: '1', new: 'x' },
  },
  {
    name: 'an unknown field',
    format: 0,
    detail: 0,
    text: 'Status = 1, new = x',
    fields: { status: '1', new: 'x' },
  },
  {
    name: 'an unknown field after the type',
    format: 0,
    detail: 1,
    text: 'Status = 1, message = a, type = 0, new = x',
    fields: { status: '1', message: 'a', type: '0', new: 'x' },
  },
  {
    name: 'an unknown field',
    format: 1,
    detail: 0,
    text: '1,1286524541,0,x',
    fields: { ...short1, column4: 'x' },
  },
  {
    name: 'nested and true values',
    format: 3,
    detail: 0,
    text: '{"status":1,"ok":true,"more":{"a":[1]}}',
    fields: { status: 1, ok: 'true', more: '{"a":[1]}' },
  },
  {
    name: 'nested elements',
    format: 2,
    detail: 0,
    text: '<sms><status>1</status><a><b>c</b></a></sms>',
    fields: { status: '1', a: '{"b":"c"}' },
  },
  {
    name: 'no comment and no type',
    format: 1,
    detail: 1,
    text: '1,1286524541,0,1286524500,77011234567,1.40,SMSC,OK,Hi',
    fields: {
      ...short1,
      send_timestamp: '1286524500',
      ...phone,
      cost: '1.40',
      sender_id: 'SMSC',
      status_name: 'OK',
      message: 'Hi',
    },
  },
  {
    name: 'no comment and no type',
    format: 0,
    detail: 1,
    text: 'Status = 1, phone = 77011234567, message = Hi',
    fields: { status: '1', phone: '77011234567', message: 'Hi' },
  },
];

export const STATUS_ODDITIES: readonly StatusVector[] = [...notFound, ...oddities];
