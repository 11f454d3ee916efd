/**
 * Responses in the layout of the gateway's page, written by hand: field by field from the page, not
 * from the table that the reader uses.
 */
export interface StatusVector {
  readonly name: string;
  readonly format: 0 | 1 | 2 | 3;
  readonly detail: 0 | 1 | 2;
  readonly text: string;
  readonly fields: Readonly<Record<string, string | number>>;
}

const date = '08.10.2010 11:55:41';
const sent = '08.10.2010 11:55:00';
const short0 = { status: '1', last_date: date, err: '0' };
const short1 = { status: '1', last_timestamp: '1286524541', err: '0' };
const short2 = { ...short0, last_timestamp: '1286524541', flag: '0' };
const short3 = { status: 1, last_date: date, last_timestamp: 1286524541, flag: 0, err: 0 };

const wording = {
  cost: '1.40',
  sender_id: 'SMSC',
  status_name: 'Доставлено',
  message: 'Привет',
  comment: 'заказ 5',
};
const place = { country: 'Казахстан', operator: 'Beeline', region: 'Алматы' };
const phone = { phone: '77011234567' };

const message: StatusVector[] = [
  {
    name: 'a message',
    format: 0,
    detail: 0,
    text: `Status = 1, check_time = ${date}, err = 0`,
    fields: short0,
  },
  { name: 'a message', format: 1, detail: 0, text: '1,1286524541,0', fields: short1 },
  {
    name: 'a message',
    format: 2,
    detail: 0,
    text: `<sms>\n<status>1</status>\n<last_date>${date}</last_date>\n<last_timestamp>1286524541</last_timestamp>\n<flag>0</flag>\n<err>0</err>\n</sms>`,
    fields: short2,
  },
  {
    name: 'a message',
    format: 3,
    detail: 0,
    text: `{\n"status": 1,\n"last_date": "${date}",\n"last_timestamp": 1286524541,\n"flag": 0,\n"err": 0\n}`,
    fields: short3,
  },
  {
    name: 'a message',
    format: 0,
    detail: 1,
    text: `Status = 1, check_time = ${date}, err = 0, send_date = ${sent}, phone = 77011234567, cost = 1.40, sender_id = SMSC, status_name = Доставлено, message = Привет, comment = заказ 5, type = 0`,
    fields: { ...short0, send_date: sent, ...phone, ...wording, type: '0' },
  },
  {
    name: 'a message',
    format: 1,
    detail: 1,
    text: '1,1286524541,0,1286524500,77011234567,1.40,SMSC,Доставлено,Привет, заказ 5, 0',
    fields: { ...short1, send_timestamp: '1286524500', ...phone, ...wording, type: '0' },
  },
  {
    name: 'a message',
    format: 2,
    detail: 1,
    text: `<sms><status>1</status><last_date>${date}</last_date><last_timestamp>1286524541</last_timestamp><flag>0</flag><err>0</err><send_date>${sent}</send_date><send_timestamp>1286524500</send_timestamp><phone>77011234567</phone><cost>1.40</cost><sender_id>SMSC</sender_id><status_name>Доставлено</status_name><message>Привет</message><comment>заказ 5</comment><type>0</type><sms_cnt>1</sms_cnt></sms>`,
    fields: {
      ...short2,
      send_date: sent,
      send_timestamp: '1286524500',
      ...phone,
      ...wording,
      type: '0',
      sms_cnt: '1',
    },
  },
  {
    name: 'a message',
    format: 3,
    detail: 1,
    text: `{"status":1,"last_date":"${date}","last_timestamp":1286524541,"flag":0,"err":0,"send_date":"${sent}","send_timestamp":1286524500,"phone":"77011234567","cost":"1.40","sender_id":"SMSC","status_name":"Доставлено","message":"Привет","comment":"заказ 5","type":0,"sms_cnt":1}`,
    fields: {
      ...short3,
      send_date: sent,
      send_timestamp: 1286524500,
      ...phone,
      ...wording,
      type: 0,
      sms_cnt: 1,
    },
  },
  {
    name: 'a message',
    format: 0,
    detail: 2,
    text: `Status = 1, check_time = ${date}, err = 0, send_date = ${sent}, phone = 77011234567, mccmnc = 40101, country = Казахстан, operator = Beeline, operator_orig= Kcell, region = Алматы, cost = 1.40, sender_id = SMSC, status_name = Доставлено, message = Привет, comment = заказ 5, type = 0`,
    fields: {
      ...short0,
      send_date: sent,
      ...phone,
      mccmnc: '40101',
      ...place,
      operator_orig: 'Kcell',
      ...wording,
      type: '0',
    },
  },
  {
    name: 'a message',
    format: 1,
    detail: 2,
    text: '1,1286524541,0,1286524500,77011234567,Казахстан,Beeline,Алматы,1.40,SMSC,Доставлено,Привет, заказ 5, 0',
    fields: { ...short1, send_timestamp: '1286524500', ...phone, ...place, ...wording, type: '0' },
  },
  {
    name: 'a message',
    format: 3,
    detail: 2,
    text: `{"status":1,"last_date":"${date}","last_timestamp":1286524541,"flag":0,"err":0,"send_date":"${sent}","send_timestamp":1286524500,"phone":"77011234567","cost":"1.40","sender_id":"SMSC","status_name":"Доставлено","message":"Привет","comment":"заказ 5","mccmnc":"40101","country":"Казахстан","operator":"Beeline","operator_orig":"Kcell","region":"Алматы","type":0,"sms_cnt":1}`,
    fields: {
      ...short3,
      send_date: sent,
      send_timestamp: 1286524500,
      ...phone,
      ...wording,
      mccmnc: '40101',
      ...place,
      operator_orig: 'Kcell',
      type: 0,
      sms_cnt: 1,
    },
  },
];

const hlr = {
  imsi: '401020000000001',
  msc: '77010000001',
  mcc: '401',
  mnc: '02',
  cn: 'Kazakhstan',
  net: 'Kcell',
  rcn: 'Russia',
  rnet: 'MTS',
};
const hlrText0 = `Status = 1, check_time = ${date}, err = 0, imsi = 401020000000001, msc = 77010000001, mcc = 401, mnc = 02, cn = Kazakhstan, net = Kcell, rcn = Russia, rnet = MTS`;
const hlrText1 = '1,1286524541,0,401020000000001,77010000001,401,02,Kazakhstan,Kcell,Russia,MTS';
const hlrWording = { cost: '0.20', sender_id: 'HLR', status_name: 'Доставлено', message: '' };

const requests: StatusVector[] = [
  { name: 'an HLR request', format: 0, detail: 0, text: hlrText0, fields: { ...short0, ...hlr } },
  { name: 'an HLR request', format: 1, detail: 0, text: hlrText1, fields: { ...short1, ...hlr } },
  {
    name: 'an HLR request',
    format: 2,
    detail: 0,
    text: `<sms><status>1</status><last_date>${date}</last_date><last_timestamp>1286524541</last_timestamp><flag>4</flag><err>0</err><imsi>401020000000001</imsi><msc>77010000001</msc><mcc>401</mcc><mnc>02</mnc><cn>Kazakhstan</cn><net>Kcell</net><rcn>Russia</rcn><rnet>MTS</rnet></sms>`,
    fields: { ...short2, flag: '4', ...hlr },
  },
  {
    name: 'an HLR request',
    format: 3,
    detail: 0,
    text: `{"status":1,"last_date":"${date}","last_timestamp":1286524541,"flag":4,"err":0,"imsi":"401020000000001","msc":"77010000001","mcc":"401","mnc":"02","cn":"Kazakhstan","net":"Kcell","rcn":"Russia","rnet":"MTS"}`,
    fields: { ...short3, flag: 4, ...hlr },
  },
  {
    name: 'an HLR request',
    format: 0,
    detail: 1,
    text: `${hlrText0}, send_date = ${sent}, phone = 77011234567, cost = 0.20, sender_id = HLR, status_name = Доставлено, message = , type = 4`,
    fields: { ...short0, ...hlr, send_date: sent, ...phone, ...hlrWording, type: '4' },
  },
  {
    name: 'an HLR request',
    format: 1,
    detail: 1,
    text: `${hlrText1}, 1286524500,77011234567,0.20,HLR,Доставлено,,4`,
    fields: { ...short1, ...hlr, send_timestamp: '1286524500', ...phone, ...hlrWording, type: '4' },
  },
  {
    name: 'an HLR request',
    format: 1,
    detail: 2,
    text: `${hlrText1}, 1286524500,77011234567,Казахстан,Beeline,Алматы,0.20,HLR,Доставлено,,4`,
    fields: {
      ...short1,
      ...hlr,
      send_timestamp: '1286524500',
      ...phone,
      ...place,
      ...hlrWording,
      type: '4',
    },
  },
  {
    name: 'an HLR request',
    format: 0,
    detail: 2,
    text: `${hlrText0}, send_date = ${sent}, phone = 77011234567, country = Казахстан, operator = Beeline, region = Алматы, cost = 0.20, sender_id = HLR, status_name = Доставлено, message = , type = 4`,
    fields: { ...short0, ...hlr, send_date: sent, ...phone, ...place, ...hlrWording, type: '4' },
  },
];

const mail: StatusVector[] = [
  {
    name: 'an e-mail',
    format: 1,
    detail: 0,
    text: '20,1286524541,3',
    fields: { ...short1, status: '20', err: '3' },
  },
  {
    name: 'an e-mail',
    format: 1,
    detail: 1,
    text: '2,1286524541,0,1286524500,ann@example.com,0.10,shop@example.com,Прочитано,Hello,,8',
    fields: {
      ...short1,
      status: '2',
      send_timestamp: '1286524500',
      phone: 'ann@example.com',
      cost: '0.10',
      sender_id: 'shop@example.com',
      status_name: 'Прочитано',
      message: 'Hello',
      comment: '',
      type: '8',
    },
  },
  {
    name: 'an e-mail',
    format: 3,
    detail: 0,
    text: `{"status":1,"last_date":"${date}","last_timestamp":1286524541,"flag":40,"err":0}`,
    fields: { ...short3, flag: 40 },
  },
];

export const STATUS_VECTORS: readonly StatusVector[] = [...message, ...requests, ...mail];
