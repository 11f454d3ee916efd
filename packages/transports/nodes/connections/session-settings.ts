import type { SmppBindMode, SmppVersion } from '../../../../protocol/transports';
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

/** Whoever only sends leaves receipts to the gateway, which keeps them for a connection that receives. */
export type SessionMode = Exclude<SmppBindMode, 'receiver'>;
