import { checkNumber } from '../endpoints/parameter-checks';
import { invalidInput, type InvalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { SMPP_CONNECTIONS, SMPP_FIELD_LIMITS, SMPP_LIMITS } from '../tables/smpp';
import type { SmppClientOptions } from './client-interface';

/** All options with their defaults. */
export type SmppSettings = Required<SmppClientOptions>;

const DEFAULTS = {
  systemType: '',
  mode: 'transceiver',
  version: '3.4',
  window: 10,
  perSecond: SMPP_LIMITS.messagesPerSecond,
  hasBackup: true,
  responseTimeoutMs: 30_000,
  enquireLinkMs: 30_000,
  enquireLinkTimeoutMs: 15_000,
  queueTimeoutMs: 120_000,
  maxWaiting: 10_000,
  maxUnanswered: 100,
  handlerTimeoutMs: 30_000,
  joinTimeoutMs: 300_000,
  stopTimeoutMs: 5_000,
} as const;

export function completeOptions(options: SmppClientOptions): SmppSettings {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...DEFAULTS, ...(Object.fromEntries(given) as unknown as SmppClientOptions) };
}

const WINDOW = { from: 1, to: SMPP_LIMITS.largestWindow, unit: 'messages', isWhole: true };
const SPEED = { from: 0.1, to: 10_000, unit: 'messages per second', isWhole: false };
/** Well inside the idle limit, so that a lost enquire_link can be repeated. */
const ENQUIRE_LINK = {
  from: 1000,
  to: (SMPP_LIMITS.idleSeconds * 1000) / 2,
  unit: 'milliseconds',
  isWhole: true,
};
const OTHERS = { from: 1, to: Infinity, unit: 'units', isWhole: true };

/** The complaint about options that no server could take, or `null`. Never shows a password. */
export function checkOptions(settings: SmppSettings): InvalidInput | null {
  return (
    checkLogin(settings.systemId) ??
    checkPassword(settings.password) ??
    checkSystemType(settings.systemType) ??
    checkNumber('window', settings.window, WINDOW) ??
    checkNumber('perSecond', settings.perSecond ?? undefined, SPEED) ??
    checkNumber('enquireLinkMs', settings.enquireLinkMs, ENQUIRE_LINK) ??
    checkOthers(settings)
  );
}

function checkOthers(settings: SmppSettings): InvalidInput | null {
  const names = [
    'responseTimeoutMs',
    'enquireLinkTimeoutMs',
    'queueTimeoutMs',
    'maxWaiting',
    'maxUnanswered',
    'handlerTimeoutMs',
    'joinTimeoutMs',
    'stopTimeoutMs',
  ] as const;
  const wrong = names.map((name) => checkNumber(name, settings[name], OTHERS));
  return wrong.find((problem) => problem !== null) ?? null;
}

const PRINTABLE = /^[\x21-\x7e]+$/;

function checkLogin(login: string): InvalidInput | null {
  const limit = SMPP_FIELD_LIMITS.systemId;
  if (login === '') {
    return invalidInput(
      'login',
      sentence`${param('login')} is empty`,
      'Give the login of the cabinet',
    );
  }
  if (!PRINTABLE.test(login)) {
    return invalidInput(
      'login',
      sentence`${param('login')} holds a character that SMPP does not take`,
      'Use a login of Latin letters, digits and signs, without Cyrillic letters and spaces',
    );
  }
  if (login.length <= limit) return null;
  return invalidInput(
    'login',
    sentence`${param('login')} has ${login.length} characters, but SMPP has room for ${limit}`,
    'Use an account with a shorter login, such as an additional account of your own from the section for resellers of the cabinet',
  );
}

function checkPassword(password: string): InvalidInput | null {
  const limit = SMPP_FIELD_LIMITS.password;
  const advice = `Create a password of at most ${limit} Latin letters and digits on the page of access passwords of the cabinet`;
  if (password === '')
    return invalidInput('password', sentence`${param('password')} is empty`, advice);
  if (!PRINTABLE.test(password)) {
    const text = sentence`${param('password')} holds a character that SMPP does not take, such as a Cyrillic letter`;
    return invalidInput('password', text, advice);
  }
  return password.length <= limit
    ? null
    : invalidInput(
        'password',
        sentence`${param('password')} is longer than the ${limit} characters that SMPP has room for`,
        advice,
      );
}

function checkSystemType(systemType: string): InvalidInput | null {
  const limit = SMPP_FIELD_LIMITS.systemType;
  if (/^[\x20-\x7e]*$/.test(systemType) && systemType.length <= limit) return null;
  return invalidInput(
    'systemType',
    sentence`${param('systemType')} is longer than ${limit} characters, or holds one that SMPP does not take`,
    'Leave an option out: the field has 13 octets, one of which ends it',
  );
}

/** What the gateway is asked for with the connection. */
export interface SystemTypeOptions {
  /** Connections of the login at the same time, 1 (default) to 9. */
  readonly connections?: number;
  /** Whether encoding 0 is ISO-8859-1. */
  readonly iso?: boolean;
  /** Whether every part of a long message has an ID and a status of its own. */
  readonly single?: boolean;
}

/**
 * `system_type` of a bind, like `MCON2,ISO`. The field has room for 12 characters and the NUL that
 * ends it, so `MCON2,ISO,SINGLE` does not fit.
 */
export function buildSystemType(options: SystemTypeOptions): Result<string> {
  const { connections = 1, iso = false, single = false } = options;
  const wrong = checkNumber('connections', connections, {
    ...SMPP_CONNECTIONS,
    unit: 'connections',
    isWhole: true,
  });
  if (wrong !== null) return failure(wrong);
  const parts = [
    ...(connections > 1 ? [`MCON${connections}`] : []),
    ...(iso ? ['ISO'] : []),
    ...(single ? ['SINGLE'] : []),
  ];
  const text = parts.join(',');
  if (text.length <= SMPP_FIELD_LIMITS.systemType) return success(text);
  return failure(
    invalidInput(
      'single',
      `The options ${text} have ${text.length} characters, but the field of SMPP (system_type) has 13 octets: room for ${SMPP_FIELD_LIMITS.systemType} characters and the NUL that ends them`,
      'Switch one of the options off here; a status for each part (SINGLE) can be switched on in the settings of the cabinet instead',
    ),
  );
}
