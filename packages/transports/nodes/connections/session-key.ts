import { createHmac, randomBytes } from 'node:crypto';
import type { SessionMode } from '../../../../operations/smpp/session';
import type { SessionSettings } from './session-settings';

/** Of this process only, so that a key tells nobody anything about a password. */
const salt = randomBytes(32);

/**
 * Who talks to whom, and has the same password: a login alone proves nothing. A credential with
 * another password is somebody else, also while the gateway accepts both.
 */
export function accountKey({ target, login, password }: SessionSettings): string {
  const hosts = target.hosts.map((host) => host.toLowerCase());
  return JSON.stringify([hosts, target.port, login, digest(['password', password])]);
}

/** The same with everything else that makes a session. */
export function sessionKey(settings: SessionSettings, mode: SessionMode): string {
  const { target, version, systemType, window, perSecond } = settings;
  const rest = [target.tls, version, systemType, window, perSecond];
  return `${accountKey(settings)} ${digest(rest)} ${mode}`;
}

function digest(values: readonly unknown[]): string {
  return createHmac('sha256', salt).update(JSON.stringify(values)).digest('hex');
}
