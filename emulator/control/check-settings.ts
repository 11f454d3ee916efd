import { DEFAULT_SETTINGS, type Settings } from '../account';
import { TEMPLATE_TYPES } from '../../protocol/tables';

type Check = (value: unknown) => boolean;

const isFlag: Check = (value) => typeof value === 'boolean';
const isBetween =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most;
const isOneOf =
  (...words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value);
const isText: Check = (value) => typeof value === 'string';
const isList: Check = (value) => Array.isArray(value) && value.every(isText);
const isOptional =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const isGroups: Check = (value) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(([number, members]) => /^\d+$/.test(number) && isList(members));

const MOST_MONEY = 1e12;
const DAY_SECONDS = 86_400;

const CHECKS: { readonly [name in keyof Settings]: readonly [check: Check, wanted: string] } = {
  balance: [isBetween(-MOST_MONEY, MOST_MONEY), 'an amount of money'],
  credit: [isBetween(0, MOST_MONEY), 'an amount of money'],
  currency: [
    (value) => isText(value) && /^[A-Z]{3}$/.test(value as string),
    'three capital letters, e.g. KZT',
  ],
  testMode: [isFlag, 'true or false'],
  ipBlocked: [isFlag, 'true or false'],
  ipNotAllowed: [isFlag, 'true or false'],
  blockAfterErrors: [isOptional(isBetween(1, 1e6)), 'a number of 1 or more, or null'],
  limits: [isFlag, 'true or false'],
  latencyMs: [isBetween(0, DAY_SECONDS * 1000), 'milliseconds, at most a day'],
  timezone: [isBetween(-24, 24), 'hours from -24 to 24'],
  groups: [isGroups, 'an object of lists of numbers, e.g. { "5": ["77011234567"] }'],
  senders: [isList, 'a list of strings'],
  checkSenders: [isFlag, 'true or false'],
  crc32: [isOneOf('unsigned', 'signed', 'hex'), 'unsigned, signed or hex'],
  secondBalance: [isFlag, 'true or false'],
  template: [isOneOf(null, ...TEMPLATE_TYPES), `${TEMPLATE_TYPES.join(', ')} or null`],
  smpp: [isFlag, 'true or false'],
  smppPassword: [isOptional(isText), 'a string or null'],
  smppPerSecond: [isBetween(0, 1e9), 'a number of 0 or more'],
  smppIdleSeconds: [isBetween(0.001, DAY_SECONDS), 'seconds, at most a day'],
  smppIncoming: [isFlag, 'true or false'],
  smppSingle: [isFlag, 'true or false'],
  jsonEscapes: [isFlag, 'true or false'],
};

/** @throws Error that names the unknown setting, or the setting whose value is invalid */
export function checkSettings(changes: Partial<Settings>): void {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(DEFAULT_SETTINGS, name)) {
      throw new Error(
        `Unknown setting '${name}'. Use one of ${Object.keys(DEFAULT_SETTINGS).join(', ')}`,
      );
    }
    const [check, wanted] = CHECKS[name as keyof Settings];
    if (!check(value)) throw new Error(`'${name}' is not valid. Use ${wanted}`);
  }
}
