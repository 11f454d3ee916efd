import { ERRORS_COMMON } from '../../protocol/tables';
import { startTestGateway, type TestGateway } from './support';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.emulator.stop());

const statusOf = async (phone: string) => gateway.askJson('status', { id: 1000, phone, all: 2 });

async function end(phone: string, fields: Record<string, string | number> = {}) {
  await gateway.askJson('send', { phones: phone, mes: 'x', ...fields });
  await gateway.emulator.control.advance(60);
  return statusOf(phone);
}

describe('the life cycle of a message', () => {
  it('goes from the queue to the operator to the subscriber', async () => {
    const phone = '77011234567';
    await gateway.ask('send', { phones: phone, mes: 'x' });
    const seen = [(await statusOf(phone)).status];
    for (const seconds of [1, 4]) {
      await gateway.emulator.control.advance(seconds);
      seen.push((await statusOf(phone)).status);
    }
    expect(seen).toEqual([-1, 0, 1]);
  });

  it.each([
    ['77011230002', { status: 2, err: 0 }],
    ['77011230003', { status: 3, err: 0 }],
    ['77011230004', { status: 4, err: 0 }],
    ['77011230006', { status: 3, err: 6 }],
    ['77011230024', { status: 24, err: 0 }],
    ['77011230025', { status: 25, err: 0 }],
    ['77011230200', { status: 1, err: 200 }],
    ['77011230900', { status: -1, err: 0 }],
    ['77011230901', { status: 0, err: 0 }],
    ['77011230249', { status: 22, err: 249 }],
    ['77011230253', { status: 23, err: 253 }],
    ['77011230248', { status: 25, err: 248 }],
    ['77011230567', { status: 1, err: 0 }],
  ])('ends for %s with %j', async (phone, expected) => {
    expect(await end(phone)).toMatchObject(expected);
  });

  it('covers every error code of the gateway', async () => {
    const codes = ERRORS_COMMON.map(({ code }) => code).filter((code) => code !== 0);
    const phones = codes.map((code) => `7701123${String(code).padStart(4, '0')}`);
    await gateway.askJson('send', { phones: phones.join(), mes: 'x' });
    await gateway.emulator.control.advance(60);
    const errs = gateway.emulator.control.readMessages().map(({ err }) => err);
    expect(errs).toEqual(codes);
  });

  it('ends by expiry when the validity period is over', async () => {
    const phone = '77011230003';
    expect((await end(phone, { valid: '02:00' })).status).toBe(0);
    await gateway.emulator.control.advance(7200);
    expect((await statusOf(phone)).status).toBe(3);
  });

  it('has separate errors for e-mail', async () => {
    const mail = { mail: 1, subj: 's', sender: 'shop@example.com' };
    expect(await end('box022@example.com', mail)).toMatchObject({ status: 20, err: 2 });
  });
});

describe('HLR', () => {
  const lookUp = (phone: string) => end(phone, { hlr: 1 });

  it.each([
    ['77051234567', '401', '01', 'Kazakhstan', 'KaR-Tel'],
    ['79231234567', '250', '02', 'Russian Federation', 'MegaFON open Joint Stock Company'],
    ['380671234567', '255', '03', 'Ukraine', 'Kyivstar'],
  ])('returns the home network of %s', async (phone, mcc, mnc, cn, net) => {
    const result = await lookUp(phone);
    expect(result).toMatchObject({ status: 1, err: 0, mcc, mnc, cn, net, rcn: '', rnet: '' });
    expect(result.imsi).toMatch(new RegExp(`^${mcc}${mnc}\\d{10}$`));
    expect(result.msc).toMatch(/^\d{11,12}$/);
  });

  it('returns the foreign network of a roaming subscriber', async () => {
    expect(await lookUp('77011230777')).toMatchObject({
      net: 'Kcell',
      rcn: 'Turkey',
      rnet: 'Turkcell',
    });
  });

  it('ends with status 20 for an offline subscriber and still returns the IMSI', async () => {
    const result = await lookUp('77011230006');
    expect(result).toMatchObject({ status: 20, err: 6, mcc: '401', msc: '' });
    expect(result.imsi).not.toBe('');
  });

  it('returns no data about a number that does not exist', async () => {
    expect(await lookUp('77011230001')).toMatchObject({ status: 20, err: 1, imsi: '', net: '' });
  });

  it('has no result before it is final', async () => {
    await gateway.askJson('send', { phones: '77011234567', hlr: 1 });
    expect(await statusOf('77011234567')).toMatchObject({ status: -1, imsi: '', type: 4 });
  });
});

/** The clock starts on 2 November at 12:00 in Moscow. */
describe('the archive', () => {
  const HOUR = 3600;
  const phone = '77011234567';

  it('receives finished messages of the day before at 03:00', async () => {
    await end(phone);
    await gateway.emulator.control.advance(15 * HOUR - 61);
    expect((await statusOf(phone)).status).toBe(1);
    await gateway.emulator.control.advance(2);
    expect(await statusOf(phone)).toEqual({ status: -3 });
  });

  it('receives messages sent after 18:00 a day later', async () => {
    await gateway.emulator.control.advance(6 * HOUR);
    await end(phone);
    await gateway.emulator.control.advance(12 * HOUR);
    expect((await statusOf(phone)).status).toBe(1);
    await gateway.emulator.control.advance(24 * HOUR);
    expect((await statusOf(phone)).status).toBe(-3);
  });

  it('does not receive messages that still wait', async () => {
    await end('77011230900');
    await gateway.emulator.control.advance(72 * HOUR);
    expect((await statusOf('77011230900')).status).toBe(-1);
  });
});
