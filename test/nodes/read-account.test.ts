import { readAccount } from '../../nodes/accounts';

const LOGIN = { authentication: 'loginPassword', login: 'shop', password: 'secret-1' };
const KEY = { authentication: 'apiKey', apiKey: 'key-4f1c9a7e' };
const ADDRESS = 'https://smsc.kz';

const keyOf = (credential: Record<string, unknown>, address = ADDRESS) =>
  readAccount(credential, address).key;

describe('readAccount', () => {
  it.each([
    ['a capital in the address', LOGIN, LOGIN, 'https://SMSC.kz'],
    ['the default port', LOGIN, LOGIN, 'https://smsc.kz:443'],
    ['a dot at the end of the host', LOGIN, LOGIN, 'https://smsc.kz.'],
    ['a slash at the end', LOGIN, LOGIN, 'https://smsc.kz/'],
    ['spaces around the login', LOGIN, { ...LOGIN, login: ' shop\n' }, ADDRESS],
    ['another password', LOGIN, { ...LOGIN, password: 'secret-2' }, ADDRESS],
    ['a key that is not in use', LOGIN, { ...LOGIN, apiKey: 'other' }, ADDRESS],
    ['spaces around the key', KEY, { ...KEY, apiKey: ' key-4f1c9a7e ' }, ADDRESS],
    ['a callback secret', KEY, { ...KEY, callbackSecret: 'word' }, ADDRESS],
    ['another number of processes', KEY, { ...KEY, processes: 3 }, ADDRESS],
  ])('treats %s as the same account', (_, one, other, address) => {
    expect(keyOf(other, address)).toBe(keyOf(one));
  });

  it.each([
    ['another host', LOGIN, LOGIN, 'https://smsc.ru'],
    ['another port', LOGIN, LOGIN, 'https://smsc.kz:8443'],
    ['http instead of https', LOGIN, LOGIN, 'http://smsc.kz'],
    ['another login', LOGIN, { ...LOGIN, login: 'shop2' }, ADDRESS],
    ['a login in capitals', LOGIN, { ...LOGIN, login: 'SHOP' }, ADDRESS],
    ['another key', KEY, { ...KEY, apiKey: 'key-4f1c9a7f' }, ADDRESS],
    ['a key instead of a login', LOGIN, { ...LOGIN, ...KEY }, ADDRESS],
    ['a key that is spelled like a login', LOGIN, { ...KEY, apiKey: 'shop' }, ADDRESS],
    ['an invalid address', LOGIN, LOGIN, 'nowhere'],
  ])('treats %s as another account', (_, one, other, address) => {
    expect(keyOf(other, address)).not.toBe(keyOf(one));
  });

  it('distinguishes different secrets of one account and keeps none of them readable', () => {
    const one = readAccount(LOGIN, ADDRESS);
    const other = readAccount({ ...LOGIN, password: 'secret-2' }, ADDRESS);
    expect(other.credential).not.toBe(one.credential);
    expect(readAccount({ ...LOGIN }, ADDRESS).credential).toBe(one.credential);
    const told = JSON.stringify([one, readAccount(KEY, ADDRESS)]);
    expect(told).not.toMatch(/secret-1|key-4f1c9a7e/);
  });

  it.each([
    [undefined, 1],
    [null, 1],
    ['', 1],
    ['3', 3],
    [2.9, 2],
    [0, 1],
    [-4, 1],
    [NaN, 1],
    [Infinity, 1],
    ['many', 1],
  ])('reads %j processes as %d', (processes, expected) => {
    expect(readAccount({ ...KEY, processes }, ADDRESS).processes).toBe(expected);
  });
});
