import { createHmac, randomBytes } from 'node:crypto';
import type { SessionMode } from '../../../../operations/smpp/session';
import type { SessionSettings } from './session-settings';

/** Random key of this process, so that a session key reveals nothing about a password. */
const salt = randomBytes(32);

/**
 * Returns the key of the target, the login and the password, because a login alone proves nothing.
 * A credential with another password counts as another account, also while the gateway accepts
 * both.
 */
export function accountKey({ target, login, password }: SessionSettings): string {
  const hosts = target.hosts.map((host) => host.toLowerCase());
  return JSON.stringify([hosts, target.port, login, digest(['password', password])]);
}

/** Returns the key with all other settings of the session. */
export function sessionKey(settings: SessionSettings, mode: SessionMode): string {
  const { target, version, systemType, window, perSecond } = settings;
  const rest = [target.tls, version, systemType, window, perSecond];
  return `${accountKey(settings)} ${digest(rest)} ${mode}`;
}

function digest(values: readonly unknown[]): string {
  return createHmac('sha256', salt).update(JSON.stringify(values)).digest('hex');
}
