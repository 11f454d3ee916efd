import { createHmac, randomBytes } from 'node:crypto';

import type { SessionMode, SessionSettings } from './session-settings';

/** Of this process only, so that a key tells nobody anything about a password. */
const salt = randomBytes(32);

/** Who talks to whom: by default the gateway allows one connection for each. */
export function accountKey({ target: { hosts, port }, login }: SessionSettings): string {
  return JSON.stringify([hosts.map((host) => host.toLowerCase()), port, login]);
}

/** The same with everything else that makes a session, hashed, because the password is in it. */
export function sessionKey(settings: SessionSettings, mode: SessionMode): string {
  const { target, password, version, systemType, window, perSecond } = settings;
  const rest = [target.tls, password, version, systemType, window, perSecond];
  const hash = createHmac('sha256', salt).update(JSON.stringify(rest)).digest('hex');
  return `${accountKey(settings)} ${hash} ${mode}`;
}
