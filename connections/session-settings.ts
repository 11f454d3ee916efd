import { createHmac, randomBytes } from 'node:crypto';
import type { SessionMode } from '../operations/smpp/session';
import type { SmppVersion } from '../protocol';

/** The target of a session and its encryption, from the credential. */
export interface Target {
  /** Tried one after the other until one of them responds. */
  readonly hosts: readonly string[];
  readonly port: number;
  /** `null`: a plain connection, which sends the password unencrypted. */
  readonly tls: TlsSettings | null;
}

export interface TlsSettings {
  /** PEM of the authority that signed the server's certificate; `''` for those that Node.js trusts. */
  readonly authority: string;
  /** The user's explicit choice to accept every server. */
  readonly acceptsAnyCertificate: boolean;
}

/** The settings of a session. Credentials with equal settings share a session. */
export interface SessionSettings {
  readonly target: Target;
  readonly login: string;
  readonly password: string;
  readonly version: SmppVersion;
  /** The system_type of the bind, e.g. `MCON2,SINGLE`. */
  readonly systemType: string;
  /** Maximum number of requests in flight. */
  readonly window: number;
  /** SMS per second; `null`: as fast as the window allows. */
  readonly perSecond: number | null;
}

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
