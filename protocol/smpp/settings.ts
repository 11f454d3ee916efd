import { checkRange } from '../endpoints/parameter-checks';
import { invalidInput, type InvalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { SMPP_CONNECTIONS, SMPP_FIELD_LIMITS, SMPP_LIMITS } from '../tables/smpp';
import type { SmppClientOptions } from './client-interface';

/** All client options with their defaults applied. */
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
/** Half the idle limit of the gateway, so that a lost enquire_link can be repeated in time. */
const ENQUIRE_LINK = {
  from: 1000,
  to: (SMPP_LIMITS.idleSeconds * 1000) / 2,
  unit: 'milliseconds',
  isWhole: true,
};
const OTHERS = { from: 1, to: Infinity, unit: 'units', isWhole: true };

/**
 * Returns the first option that is not valid, or `null`. The problem never contains the password.
 */
export function checkOptions(settings: SmppSettings): InvalidInput | null {
  return (
    checkLogin(settings.systemId) ??
    checkPassword(settings.password) ??
    checkSystemType(settings.systemType) ??
    checkRange('window', settings.window, WINDOW) ??
    checkRange('perSecond', settings.perSecond ?? undefined, SPEED) ??
    checkRange('enquireLinkMs', settings.enquireLinkMs, ENQUIRE_LINK) ??
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
  const wrong = names.map((name) => checkRange(name, settings[name], OTHERS));
  return wrong.find((problem) => problem !== null) ?? null;
}

const PRINTABLE = /^[\x21-\x7e]+$/;

function checkLogin(login: string): InvalidInput | null {
  const limit = SMPP_FIELD_LIMITS.systemId;
  if (login === '') {
    return invalidInput(
      'login',
      sentence`${param('login')} is empty`,
      'Enter the login of your SMSC account',
    );
  }
  if (!PRINTABLE.test(login)) {
    return invalidInput(
      'login',
      sentence`${param('login')} contains a character that SMPP does not support`,
      'Use a login of Latin letters, digits and punctuation, without Cyrillic letters or spaces',
    );
  }
  if (login.length <= limit) return null;
  return invalidInput(
    'login',
    sentence`${param('login')} has ${login.length} characters; SMPP allows at most ${limit}`,
    'Use an account with a shorter login, such as a subaccount that you create in the reseller section of the SMSC dashboard',
  );
}

function checkPassword(password: string): InvalidInput | null {
  const limit = SMPP_FIELD_LIMITS.password;
  const advice = `In the SMSC dashboard, create an access password of at most ${limit} Latin letters and digits`;
  if (password === '')
    return invalidInput('password', sentence`${param('password')} is empty`, advice);
  if (!PRINTABLE.test(password)) {
    const text = sentence`${param('password')} contains a character that SMPP does not support, such as a Cyrillic letter`;
    return invalidInput('password', text, advice);
  }
  return password.length <= limit
    ? null
    : invalidInput(
        'password',
        sentence`${param('password')} has more than the ${limit} characters that SMPP allows`,
        advice,
      );
}

function checkSystemType(systemType: string): InvalidInput | null {
  const limit = SMPP_FIELD_LIMITS.systemType;
  if (/^[\x20-\x7e]*$/.test(systemType) && systemType.length <= limit) return null;
  return invalidInput(
    'systemType',
    sentence`${param('systemType')} has more than ${limit} characters or contains a character that SMPP does not support`,
    'Remove an option: the field has 13 octets including the terminating NUL',
  );
}

/** Options of the connection that `system_type` requests. */
export interface SystemTypeOptions {
  /** Number of simultaneous connections of the login, 1 (default) to 9. */
  readonly connections?: number;
  /** Whether data_coding 0 means ISO-8859-1. Default false. */
  readonly iso?: boolean;
  /** Whether each part of a long message has its own ID and status. Default false. */
  readonly single?: boolean;
}

/**
 * Returns the `system_type` of a bind, e.g. `MCON2,ISO`. Problems: InvalidInput if the options do
 * not fit. The field holds 12 characters and a terminating NUL, so `MCON2,ISO,SINGLE` does not fit.
 */
export function buildSystemType(options: SystemTypeOptions): Result<string> {
  const { connections = 1, iso = false, single = false } = options;
  const wrong = checkRange('connections', connections, {
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
      `The options ${text} have ${text.length} characters, but the SMPP field system_type has 13 octets: at most ${SMPP_FIELD_LIMITS.systemType} characters and the terminating NUL`,
      'Turn off one of the options. You can enable a status per part (SINGLE) in the settings of the SMSC dashboard instead',
    ),
  );
}
