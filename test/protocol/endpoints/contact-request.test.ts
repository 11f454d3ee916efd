import {
  buildBlock,
  buildCreateContact,
  buildDeleteContacts,
  buildListContacts,
  buildMoveContacts,
  buildUnblock,
  buildUpdateContact,
} from '../../../protocol/endpoints/contact';
import {
  buildCreateGroup,
  buildDeleteGroup,
  buildListGroups,
  buildUpdateGroup,
} from '../../../protocol/endpoints/group';
import type { GatewayRequest } from '../../../protocol';
import type { Result } from '../../../protocol/result';
import { fromGatewayDay, toGatewayDay } from '../../../protocol/time';

const encoding = { charset: 'utf-8', format: 3 } as const;
const PHONE = '+7 (701) 123-45-67';

function fieldsOf(request: Result<GatewayRequest> | GatewayRequest): Record<string, string> {
  const value = 'ok' in request ? (request.ok ? request.value : null) : request;
  if (value === null) throw new Error(JSON.stringify(request));
  expect(value.endpoint).toBe('phones');
  return Object.fromEntries(value.fields);
}

describe('buildCreateContact', () => {
  it('writes values under the names of the gateway and leaves empty ones out', () => {
    const values = {
      name: ' Ann ',
      groups: [301, '302'],
      birthday: '1990-12-31T00:00:00.000+05:00',
      tags: 'vip; new,',
      otherPhones: '["+7 701 000 00 01","77010000002"]',
      email: 'a@b.kz',
      comment: '',
      ownId: null,
    };
    expect(fieldsOf(buildCreateContact(PHONE, values, encoding))).toEqual({
      add: '1',
      phone: '77011234567',
      mail: 'a@b.kz',
      name: 'Ann',
      grp: '301,302',
      bd: '31.12.1990',
      tags: 'vip,new',
      pho: '77010000001,77010000002',
    });
  });

  it('stores a contact without a number under its address', () => {
    expect(fieldsOf(buildCreateContact(' a@b.kz ', { name: 'Ann' }, encoding))).toEqual({
      add: '1',
      mail: 'a@b.kz',
      name: 'Ann',
    });
  });

  it('writes dates from expressions', () => {
    const luxon = { toISO: () => '1990-12-31T00:00:00.000Z' };
    const birthdays = [new Date(Date.UTC(1990, 11, 31)), luxon, '31.12.1990'];
    for (const birthday of birthdays) {
      expect(fieldsOf(buildCreateContact(PHONE, { birthday }, encoding)).bd).toBe('31.12.1990');
    }
  });

  it.each([
    ['phone', '', {}],
    ['phone', '77011234567, 77011234568', {}],
    ['phone', 'Ann', {}],
    ['birthday', PHONE, { birthday: '31.02.1990' }],
    ['birthday', PHONE, { birthday: 'soon' }],
    ['name', PHONE, { name: { first: 'Ann' } }],
    ['tags', PHONE, { tags: ['a', {}] }],
  ])('rejects an invalid %s', (parameter, phone, values) => {
    expect(buildCreateContact(phone, values, encoding)).toMatchObject({
      ok: false,
      problem: { kind: 'input', parameter },
    });
  });
});

describe('buildUpdateContact', () => {
  it('sets a new number and address of a contact', () => {
    const change = { newPhone: '+77011234568', email: 'n@b.kz', name: 'Ann' };
    expect(fieldsOf(buildUpdateContact(PHONE, change, encoding))).toEqual({
      chg: '1',
      phone: '77011234567',
      new_phone: '77011234568',
      new_mail: 'n@b.kz',
      name: 'Ann',
    });
    expect(fieldsOf(buildUpdateContact('a@b.kz', { newPhone: 'n@b.kz' }, encoding))).toEqual({
      chg: '1',
      mail: 'a@b.kz',
      new_mail: 'n@b.kz',
    });
  });

  it.each([
    ['phone', 'Ann', {}],
    ['newPhone', PHONE, { newPhone: 'Bob' }],
    ['birthday', PHONE, { birthday: 'x' }],
  ])('rejects an invalid %s', (parameter, phone, change) => {
    expect(buildUpdateContact(phone, change, encoding)).toMatchObject({ problem: { parameter } });
  });
});

describe('requests for several contacts', () => {
  const phones = [PHONE, '77011234568'];
  const phone = '77011234567,77011234568';

  it('join the numbers', () => {
    expect(fieldsOf(buildDeleteContacts(phones, encoding))).toEqual({ del: '1', phone });
    expect(fieldsOf(buildUnblock(phones, encoding))).toEqual({ del_black: '1', phone });
  });

  it.each([
    ['all', '0'],
    ['mass', '1'],
    ['single', '2'],
  ] as const)('block %s messages as type %s', (messages, type) => {
    expect(fieldsOf(buildBlock(phones, messages, encoding))).toEqual({
      add_black: '1',
      phone,
      type,
    });
  });

  it.each([
    ['move', '1'],
    ['add', '2'],
    ['remove', '3'],
  ] as const)('%s members as move_group=%s', (move, value) => {
    expect(fieldsOf(buildMoveContacts(phones, ' 301 ', move, encoding))).toEqual({
      move_group: value,
      grp: '301',
      phone,
    });
  });

  it('require the ID of a group, not its number for recipients', () => {
    for (const groupId of ['', 'G12', '0', '1,2']) {
      expect(buildMoveContacts(phones, groupId, 'add', encoding)).toMatchObject({
        problem: { parameter: 'groupId' },
      });
    }
  });
});

describe('buildListContacts', () => {
  it('filters by the given values', () => {
    const filter = { search: 'Ann', fullName: 'Lee', groupId: '301', afterId: '9' };
    expect(fieldsOf(buildListContacts(filter, encoding))).toEqual({
      get: '1',
      search: 'Ann',
      fio: 'Lee',
      grp: '301',
      after_id: '9',
    });
    expect(fieldsOf(buildListContacts({ search: '', groupId: '' }, encoding))).toEqual({
      get: '1',
    });
  });

  it('rejects an invalid ID of a group', () => {
    expect(buildListContacts({ groupId: 'G1' }, encoding).ok).toBe(false);
  });
});

describe('requests for groups', () => {
  it('create, update, delete and list', () => {
    const values = { name: ' Shops ', number: 12, kind: 'emails' } as const;
    expect(fieldsOf(buildCreateGroup(values, encoding))).toEqual({
      add_group: '1',
      name: 'Shops',
      num: '12',
      type: '1',
    });
    expect(fieldsOf(buildCreateGroup({ name: 'Shops', number: 0 }, encoding))).toEqual({
      add_group: '1',
      name: 'Shops',
    });
    expect(fieldsOf(buildUpdateGroup('301', { name: 'Stores' }, encoding))).toEqual({
      chg_group: '1',
      grp: '301',
      name: 'Stores',
    });
    expect(fieldsOf(buildDeleteGroup('301', encoding))).toEqual({ del_group: '1', grp: '301' });
    expect(fieldsOf(buildListGroups(encoding))).toEqual({ get_group: '1' });
  });

  it.each([
    ['name', () => buildCreateGroup({ name: ' ' }, encoding)],
    ['number', () => buildCreateGroup({ name: 'a', number: 'G12' }, encoding)],
    ['number', () => buildUpdateGroup('301', { number: -1 }, encoding)],
    ['groupId', () => buildUpdateGroup('', {}, encoding)],
    ['groupId', () => buildDeleteGroup('x', encoding)],
  ])('reject an invalid %s', (parameter, build) => {
    expect(build()).toMatchObject({ ok: false, problem: { kind: 'input', parameter } });
  });
});

describe('dates of the gateway', () => {
  it.each([
    ['2024-02-29', '29.02.2024'],
    ['1.2.1999', '01.02.1999'],
    ['1999-02-29', null],
    ['1999-13-01', null],
    ['yesterday', null],
  ])('convert %s to %s', (text, day) => {
    expect(toGatewayDay(text)).toBe(day);
  });

  it('are converted to ISO 8601', () => {
    expect(fromGatewayDay('29.02.2024')).toBe('2024-02-29');
    expect(fromGatewayDay('never')).toBe('never');
  });
});
