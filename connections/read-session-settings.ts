import {
  buildSystemType,
  failure,
  invalidInput,
  SMPP_HOSTS,
  SMPP_PORTS,
  success,
  type Result,
} from '../protocol';
import { readNumber, readText } from '../operations/parameters/read-credential';
import type { SessionSettings, Target } from './session-settings';

/** The fields of a credential for SMPP, as a host stores them. */
export type SmppCredential = Readonly<Record<string, unknown>>;

/** Returns the settings of a session from the credential. Problems name the field to correct. */
export function readSessionSettings(credential: SmppCredential): Result<SessionSettings> {
  const target = readTarget(credential);
  if (!target.ok) return target;
  const login = readText(credential.login);
  const password = readText(credential.password);
  if (login === '') {
    return reject(
      'login',
      "'Login' of the credential is empty",
      'Enter the login of the SMSC dashboard',
    );
  }
  if (password === '') {
    return reject(
      'password',
      "'Password' of the credential is empty",
      'Create a password for SMPP in the SMSC dashboard under Access passwords («Пароли для доступа»)',
    );
  }
  const systemType = buildSystemType({
    connections: readNumber(credential.connections, 1),
    iso: credential.iso === true,
    single: credential.single === true,
  });
  if (!systemType.ok) return systemType;
  const perSecond = readNumber(credential.perSecond, 0);
  return success({
    target: target.value,
    login,
    password,
    version: credential.version === '5.0' ? '5.0' : '3.4',
    systemType: systemType.value,
    window: Math.max(1, Math.floor(readNumber(credential.window, 1))),
    perSecond: perSecond > 0 ? perSecond : null,
  });
}

function readTarget(credential: SmppCredential): Result<Target> {
  const known = SMPP_HOSTS.find(({ region }) => region === credential.region);
  const hosts = known ? [known.host, known.backupHost] : [readText(credential.host)];
  if (
    hosts.includes('') ||
    hosts.some((host) => /[\s/:@]/.test(host) && !/^[\da-f:]+$/i.test(host))
  ) {
    return reject(
      'host',
      "'Host' of the credential is not a valid server name or IP address",
      'Enter only the name, such as smpp.example.com; the port has a separate field',
    );
  }
  const isTls = credential.tls !== false;
  const port = readNumber(credential.port, SMPP_PORTS.tls);
  const wrongPort = isTls ? SMPP_PORTS.plain : SMPP_PORTS.tls;
  if (known && port === wrongPort) {
    const [found, right] = isTls ? ['without TLS', SMPP_PORTS.tls] : ['for TLS', SMPP_PORTS.plain];
    return reject(
      'port',
      `'Port' ${port} is the port of the gateway ${found}`,
      `Use ${right}, or change 'TLS'`,
    );
  }
  return success({
    hosts,
    port,
    tls: isTls
      ? {
          authority: readText(credential.certificateAuthority),
          acceptsAnyCertificate: credential.acceptAnyCertificate === true,
        }
      : null,
  });
}

function reject(parameter: string, text: string, advice: string): Result<never> {
  return failure(invalidInput(parameter, text, advice));
}
