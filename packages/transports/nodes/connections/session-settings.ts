import { createHmac, randomBytes } from 'node:crypto';
import type { SessionMode } from '../../../../operations/smpp/session';
import type { SmppVersion } from '../../../../protocol';

/** Where a session is opened and how, as the credential says. */
export interface Target {
  /** Asked one after the other until one of them answers. */
  readonly hosts: readonly string[];
  readonly port: number;
  /** `null`: a plain connection, in which the password travels readable. */
  readonly tls: TlsSettings | null;
}

export interface TlsSettings {
  /** PEM of the authority that signed the server's certificate; `''` for those that Node.js trusts. */
  readonly authority: string;
  /** The user's explicit choice: anybody may answer. */
  readonly acceptsAnyCertificate: boolean;
}

/** Everything that makes a session: two credentials that agree in it share one. */
export interface SessionSettings {
  readonly target: Target;
  readonly login: string;
  readonly password: string;
  readonly version: SmppVersion;
  /** As the bind carries it, e.g. `MCON2,SINGLE`. */
  readonly systemType: string;
  /** Most messages without an answer at the same time. */
  readonly window: number;
  /** `null`: as fast as the window allows. */
  readonly perSecond: number | null;
}

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
