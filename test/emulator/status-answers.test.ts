import * as iconv from 'iconv-lite';
import { START_SECONDS, startTestGateway, type TestGateway } from './support';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.emulator.stop());

const phone = '77011234567';

async function sendOne(): Promise<void> {
  const mes = 'Привет, Алия\n~~~\nзаказ 7';
  await gateway.ask('send', { phones: phone, mes, sender: 'Shop', charset: 'utf-8' });
  await gateway.emulator.control.advance(10);
}

async function lookUpOne(): Promise<void> {
  await gateway.ask('send', { phones: phone, hlr: 1 });
  await gateway.emulator.control.advance(10);
}

const DELIVERED_AT = START_SECONDS + 5;
const SENT_AT = START_SECONDS + 1;

describe('status.php, one message', () => {
  it.each([
    [0, 0, 'Status = 1, check_time = 02.11.2026 12:00:05, err = 0'],
    [1, 0, `1,${DELIVERED_AT},0`],
    [
      0,
      1,
      'Status = 1, check_time = 02.11.2026 12:00:05, err = 0, send_date = 02.11.2026 12:00:01, phone = 77011234567, cost = 18.50, sender_id = Shop, status_name = Доставлено, message = Привет, Алия, comment = заказ 7, type = 0',
    ],
    [
      0,
      2,
      'Status = 1, check_time = 02.11.2026 12:00:05, err = 0, send_date = 02.11.2026 12:00:01, phone = 77011234567, mccmnc = 40102, country = Казахстан, operator = Kcell, operator_orig= Kcell, region = Алматы, cost = 18.50, sender_id = Shop, status_name = Доставлено, message = Привет, Алия, comment = заказ 7, type = 0',
    ],
    [
      1,
      1,
      `1,${DELIVERED_AT},0,${SENT_AT},77011234567,18.50,Shop,Доставлено,Привет, Алия, заказ 7, 0`,
    ],
    [
      1,
      2,
      `1,${DELIVERED_AT},0,${SENT_AT},77011234567,Казахстан,Kcell,Алматы,18.50,Shop,Доставлено,Привет, Алия, заказ 7, 0`,
    ],
    [
      2,
      0,
      `<sms>\n<status>1</status>\n<last_date>02.11.2026 12:00:05</last_date>\n<last_timestamp>${DELIVERED_AT}</last_timestamp>\n<flag>0</flag>\n<err>0</err>\n</sms>`,
    ],
    [
      3,
      0,
      `{\n"status": 1,\n"last_date": "02.11.2026 12:00:05",\n"last_timestamp": ${DELIVERED_AT},\n"flag": 0,\n"err": 0\n}`,
    ],
    [
      3,
      2,
      `{\n"status": 1,\n"last_date": "02.11.2026 12:00:05",\n"last_timestamp": ${DELIVERED_AT},\n"flag": 0,\n"err": 0,\n"send_date": "02.11.2026 12:00:01",\n"send_timestamp": ${SENT_AT},\n"phone": "77011234567",\n"cost": "18.5",\n"sender_id": "Shop",\n"status_name": "Доставлено",\n"message": "Привет, Алия",\n"comment": "заказ 7",\n"mccmnc": "40102",\n"country": "Казахстан",\n"operator": "Kcell",\n"operator_orig": "Kcell",\n"region": "Алматы",\n"type": 0,\n"sms_cnt": 1\n}`,
    ],
  ])('returns what its documentation page shows for fmt=%d all=%d', async (fmt, all, expected) => {
    await sendOne();
    const answer = await gateway.ask('status', { id: 1000, phone, fmt, all, charset: 'utf-8' });
    expect(answer.text).toBe(expected);
  });

  it('adds the fields of all=1 to XML in their order', async () => {
    await sendOne();
    const { text } = await gateway.ask('status', { id: 1000, phone, fmt: 2, all: 1 });
    const names = [...text.matchAll(/^<(\w+)>.*<\/\1>$/gm)].map(([, name]) => name);
    expect(names).toEqual(
      'status last_date last_timestamp flag err send_date send_timestamp phone cost sender_id status_name message comment type sms_cnt'.split(
        ' ',
      ),
    );
  });

  it('finds the message in every format of its number', async () => {
    await sendOne();
    const ask = (written: string) => gateway.askJson('status', { id: 1000, phone: written });
    expect((await ask('+7 (701) 123-45-67')).status).toBe(1);
    expect((await ask('87011234567')).status).toBe(1);
  });
});

describe('status.php, an HLR request', () => {
  const result = '401027011234567,77019000000';

  it.each([
    [
      0,
      0,
      'Status = 1, check_time = 02.11.2026 12:00:05, err = 0, imsi = 401027011234567, msc = 77019000000, mcc = 401, mnc = 02, cn = Kazakhstan, net = Kcell, rcn = , rnet = ',
    ],
    [1, 0, `1,${DELIVERED_AT},0,${result},401,02,Kazakhstan,Kcell,,`],
    [
      1,
      1,
      `1,${DELIVERED_AT},0,${result},401,02,Kazakhstan,Kcell,,, ${SENT_AT},77011234567,2.50,HLR,Доставлено,,4`,
    ],
    [
      1,
      2,
      `1,${DELIVERED_AT},0,${result},401,02,Kazakhstan,Kcell,,, ${SENT_AT},77011234567,Казахстан,Kcell,Алматы,2.50,HLR,Доставлено,,4`,
    ],
    [
      3,
      0,
      `{\n"status": 1,\n"last_date": "02.11.2026 12:00:05",\n"last_timestamp": ${DELIVERED_AT},\n"flag": 4,\n"err": 0,\n"imsi": "401027011234567",\n"msc": "77019000000",\n"mcc": "401",\n"mnc": "02",\n"cn": "Kazakhstan",\n"net": "Kcell",\n"rcn": "",\n"rnet": ""\n}`,
    ],
  ])('returns what its documentation page shows for fmt=%d all=%d', async (fmt, all, expected) => {
    await lookUpOne();
    const answer = await gateway.ask('status', { id: 1000, phone, fmt, all, charset: 'utf-8' });
    expect(answer.text).toBe(expected);
  });

  it('has neither comment nor count in all=2, unlike a message', async () => {
    await lookUpOne();
    const answer = await gateway.askJson('status', { id: 1000, phone, all: 2 });
    expect(Object.keys(answer).slice(13)).toEqual(
      'send_date send_timestamp phone cost sender_id status_name message country operator region type'.split(
        ' ',
      ),
    );
  });
});

describe('status.php, several messages', () => {
  beforeEach(sendOne);
  const several = { id: '1000,77', phone: `${phone},79161234567` };

  it.each([
    [
      0,
      `Status = 1, check_time = 02.11.2026 12:00:05, err = 0, id = 1000, phone = ${phone}\nStatus = -3, id = 77, phone = 79161234567`,
    ],
    [1, `1,${DELIVERED_AT},0,1000,${phone}\n-3,0,0,77,79161234567`],
  ])('returns a line per message for fmt=%d, with ID and phone', async (fmt, expected) => {
    expect((await gateway.ask('status', { ...several, fmt })).text).toBe(expected);
  });

  it('returns a JSON array in the order of the request', async () => {
    const answer = await gateway.askJson('status', several);
    expect(answer).toEqual([
      expect.objectContaining({ status: 1, id: 1000, phone }),
      { status: -3, id: 77, phone: '79161234567' },
    ]);
  });

  it('adds only the ID with all=1', async () => {
    const { text } = await gateway.ask('status', { ...several, fmt: 1, all: 1, charset: 'utf-8' });
    expect(text.split('\n')[0]).toMatch(/, заказ 7, 0,1000$/);
  });

  it('wraps XML in a list', async () => {
    const { text } = await gateway.ask('status', { ...several, fmt: 2 });
    expect(text).toMatch(
      /^<list>\n<sms>\n[^]*<\/sms>\n<sms>\n<status>-3<\/status>\n[^]*<\/sms>\n<\/list>$/,
    );
  });

  it('keeps the list format for one message with a trailing comma', async () => {
    const answer = await gateway.askJson('status', { id: '1000,', phone: `${phone},` });
    expect(answer).toEqual([expect.objectContaining({ status: 1, id: 1000, phone })]);
  });
});

describe('status.php, an unknown message', () => {
  it.each([
    [0, 'Status = -3'],
    [1, '-3,0,0'],
    [2, '<sms>\n<status>-3</status>\n</sms>'],
    [3, '{\n"status": -3\n}'],
  ])('returns -3 for fmt=%d', async (fmt, expected) => {
    expect((await gateway.ask('status', { id: 5, phone, fmt })).text).toBe(expected);
  });
});

describe('charsets of status.php', () => {
  it.each(['windows-1251', 'koi8-r', 'utf-8'])(
    'responds in %s and names windows-1251',
    async (charset) => {
      await sendOne();
      const { bytes, contentType } = await gateway.ask('status', {
        id: 1000,
        phone,
        fmt: 3,
        all: 1,
        charset,
      });
      expect(bytes.includes(iconv.encode('Доставлено', charset))).toBe(true);
      expect(contentType).toBe('application/json; charset=windows-1251');
    },
  );

  it('reads requests in windows-1251 by default', async () => {
    await gateway.ask('send', { phones: phone, mes: 'Счёт' });
    await gateway.ask('send', { phones: phone, mes: 'Чек', charset: 'koi8-r' });
    const texts = gateway.emulator.control.readMessages().map(({ text }) => text);
    expect(texts).toEqual(['Счёт', 'Чек']);
  });

  it('replaces characters that the charset of the response lacks', async () => {
    await gateway.ask('send', { phones: phone, mes: 'Қазақ', charset: 'utf-8' });
    const { text } = await gateway.ask('status', { id: 1000, phone, fmt: 3, all: 1 });
    expect(JSON.parse(text).message).toBe('?аза?');
  });
});
