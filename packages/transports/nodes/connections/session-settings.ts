import type { SmppVersion } from '../../../../protocol';
import type { Target } from './target';

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
