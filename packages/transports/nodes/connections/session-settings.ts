import type { SmppVersion } from '../../../../protocol';
import type { Target } from './target';

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
