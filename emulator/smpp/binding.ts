import { smppStatusCode } from '../../protocol/tables/smpp';
import type { SmppDesk } from './desk';
import type { BindRequest } from './requests';

/** Options that a client writes into system_type. Words that nobody knows are passed over. */
export interface ConnectionOptions {
  /** Connections of the login at the same time. */
  readonly connections: number;
  readonly isIso: boolean;
  readonly isSingle: boolean;
  /** Whether the client speaks SMPP 5.0, in which 3 of registered_delivery has a meaning. */
  readonly isVersion5: boolean;
}

const VERSION_5 = 0x50;

export function readOptions(systemType: string, version: number): ConnectionOptions {
  const words = systemType.split(',').map((word) => word.trim());
  const connections = words.map((word) => /^MCON([1-9])$/.exec(word)?.[1]).find(Boolean);
  return {
    connections: Number(connections ?? 1),
    isIso: words.includes('ISO'),
    isSingle: words.includes('SINGLE'),
    isVersion5: version >= VERSION_5,
  };
}

/** Why a bind is refused, 0 = it is not. Which status says which is guessed. */
export function judgeBind({ gateway, credentials }: SmppDesk, bind: BindRequest): number {
  const { smpp, smppPassword, ipBlocked, ipNotAllowed } = gateway.account.settings;
  if (!smpp || ipBlocked || ipNotAllowed) return smppStatusCode('bindFailed');
  if (bind.login !== credentials.login) return smppStatusCode('invalidLogin');
  return bind.password === (smppPassword ?? credentials.password)
    ? 0
    : smppStatusCode('invalidPassword');
}

/** Ends the oldest connections of the login until one more fits. */
export function makeRoom({ sessions }: SmppDesk, { connections }: ConnectionOptions): void {
  for (const oldest of sessions.slice(0, Math.max(0, sessions.length - connections + 1))) {
    oldest.close();
  }
}
