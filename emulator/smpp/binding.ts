import { smppStatusCode } from '../../protocol/tables/smpp';
import type { SmppAccount } from './account';
import type { BindRequest } from './requests';

/** Options that a client sends in system_type. Unknown words are ignored. */
export interface ConnectionOptions {
  /** Maximum number of simultaneous connections of the login. */
  readonly connections: number;
  readonly isIso: boolean;
  readonly isSingle: boolean;
  /** Whether the client uses SMPP 5.0, where 3 is a valid registered_delivery. */
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

/** Returns the command_status of a bind; 0 = accepted. The choice of statuses is a guess. */
export function checkBind({ gateway, credentials }: SmppAccount, bind: BindRequest): number {
  const { smpp, smppPassword, ipBlocked, ipNotAllowed } = gateway.account.settings;
  if (!smpp || ipBlocked || ipNotAllowed) return smppStatusCode('bindFailed');
  if (bind.login !== credentials.login) return smppStatusCode('invalidLogin');
  return bind.password === (smppPassword ?? credentials.password)
    ? 0
    : smppStatusCode('invalidPassword');
}

/** Closes the oldest connections of the login until one more is allowed. */
export function closeSurplus({ sessions }: SmppAccount, { connections }: ConnectionOptions): void {
  for (const oldest of sessions.slice(0, Math.max(0, sessions.length - connections + 1))) {
    oldest.close();
  }
}
