import { createSmppClient } from '../../../protocol/smpp/client';
import type { SmppClientOptions } from '../../../protocol/smpp/client-interface';
import { smppFailure, smppRefusal } from '../../../protocol/smpp/problem';
import { readAbsoluteTime } from '../../../protocol/smpp/smpp-time';
import { buildSystemType, type SystemTypeOptions } from '../../../protocol/smpp/settings';
import {
  SMPP_COMMANDS,
  SMPP_HOSTS,
  SMPP_STATUSES,
  SMPP_TLVS,
  findSmppTlv,
  smppTlv,
} from '../../../protocol/tables/smpp';
import { REGIONS } from '../../../protocol/tables';
import { FakeServer } from './fake-server';
import { inWords } from '../../support/in-words';
import { atLeastOne } from '../../support/at-least-one';

function create(options: Partial<SmppClientOptions>) {
  return createSmppClient(new FakeServer().ports, { systemId: 'demo', password: 'pw', ...options });
}

describe('createSmppClient', () => {
  it('accepts values that fill their fields exactly', () => {
    const options = {
      systemId: 'a'.repeat(15),
      password: 'b'.repeat(8),
      systemType: 'c'.repeat(12),
    };
    expect(create({ ...options, window: 2000, perSecond: 0.1 }).ok).toBe(true);
    expect(create({ systemType: undefined, window: undefined }).ok).toBe(true);
  });

  it.each<[Partial<SmppClientOptions>, string, string]>([
    [{ systemId: '' }, 'login', 'empty'],
    [{ systemId: 'логин' }, 'login', 'does not support'],
    [{ systemId: 'a b' }, 'login', 'does not support'],
    [{ systemId: 'a'.repeat(16) }, 'login', 'has 16 characters; SMPP allows at most 15'],
    [{ password: '' }, 'password', 'empty'],
    [{ password: 'пароль' }, 'password', 'Cyrillic'],
    [{ password: 'secretive' }, 'password', 'more than the 8 characters'],
    [{ systemType: 'MCON2,ISO,SINGLE' }, 'systemType', '12 characters'],
    [{ window: 0 }, 'window', '1 to 2000'],
    [{ window: 2001 }, 'window', '1 to 2000'],
    [{ perSecond: 0 }, 'perSecond', '0.1'],
    [{ enquireLinkMs: 61_000 }, 'enquireLinkMs', '60000'],
    [{ queueTimeoutMs: 0 }, 'queueTimeoutMs', 'at least 1'],
  ])('rejects %j', (options, parameter, text) => {
    const created = create(options);
    expect(inWords(created)).toMatchObject({
      ok: false,
      problem: { kind: 'input', parameter, text: expect.stringContaining(text) },
    });
    const { password = '' } = options;
    if (password !== '') expect(JSON.stringify(created)).not.toContain(password);
  });
});

describe('buildSystemType', () => {
  it.each<[SystemTypeOptions, string]>([
    [{}, ''],
    [{ connections: 1 }, ''],
    [{ connections: 2 }, 'MCON2'],
    [{ iso: true }, 'ISO'],
    [{ single: true }, 'SINGLE'],
    [{ iso: true, single: true }, 'ISO,SINGLE'],
    [{ connections: 9, iso: true }, 'MCON9,ISO'],
    [{ connections: 2, single: true }, 'MCON2,SINGLE'],
  ])('writes %j', (options, value) => {
    expect(buildSystemType(options)).toEqual({ ok: true, value });
  });

  it('explains the limit of 13 octets when all options are set', () => {
    expect(buildSystemType({ connections: 2, iso: true, single: true })).toMatchObject({
      ok: false,
      problem: {
        kind: 'input',
        text: expect.stringMatching(/MCON2,ISO,SINGLE have 16 characters.*13 octets/),
        advice: expect.stringContaining('settings of the SMSC dashboard'),
      },
    });
  });

  it.each([0, 10, 1.5])('rejects %d connections', (connections) => {
    expect(buildSystemType({ connections })).toMatchObject({
      problem: { parameter: 'connections' },
    });
  });
});

describe('tables of SMPP', () => {
  it.each([
    ['commands', SMPP_COMMANDS.map(({ id }) => id), SMPP_COMMANDS.map(({ name }) => name)],
    ['statuses', SMPP_STATUSES.map(({ code }) => code), SMPP_STATUSES.map(({ name }) => name)],
    ['TLVs', SMPP_TLVS.map(({ tag }) => tag), SMPP_TLVS.map(({ name }) => name)],
  ])('contain each number and each name once: %s', (_title, numbers, names: readonly string[]) => {
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(new Set(names).size).toBe(names.length);
  });

  it('contain the response of every command, whose number has the highest bit set', () => {
    for (const { id, response } of atLeastOne(SMPP_COMMANDS)) {
      if (response === null) continue;
      const row = SMPP_COMMANDS.find(({ name }) => name === response);
      expect(row?.id).toBe(id + 0x80000000);
    }
  });

  it('have servers for every region', () => {
    expect(SMPP_HOSTS.map(({ region }) => region)).toEqual(REGIONS.map(({ name }) => name));
  });

  it('find TLVs by tag and by name', () => {
    expect(findSmppTlv(0x2000)).toMatchObject({ name: 'cost', kind: 'string' });
    expect(smppTlv('flag')).toMatchObject({ tag: 0x2001, octets: 2 });
    expect(findSmppTlv(0x1400)).toBeUndefined();
  });
});

describe('problems of the SMPP client', () => {
  it('contain the number of a status that is in no table', () => {
    expect(smppRefusal('submit_sm', 0x401)).toMatchObject({
      code: 0x401,
      name: 'unknown',
      esmeName: null,
      text: expect.stringContaining('0x00000401'),
      retry: 'never',
    });
  });

  it('contain the hint to check the status first when the outcome of a message is unknown', () => {
    const { advice } = smppFailure('noResponse', { retry: 'unknownOutcome' });
    expect(advice).toContain('before you send it again');
    expect(smppFailure('noResponse').advice).not.toContain('send it again');
  });
});

describe('readAbsoluteTime', () => {
  it.each([
    ['261127120000000+', '27.11.2026 12:00:00+00:00'],
    ['261127120000012+', '27.11.2026 12:00:00+03:00'],
    ['261127120000022-', '27.11.2026 12:00:00-05:30'],
    ['000001000000000R', '000001000000000R'],
    ['', ''],
    ['soon', 'soon'],
  ])('reads %j', (time, text) => {
    expect(readAbsoluteTime(time)).toBe(text);
  });
});
