import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { X509Certificate } from 'node:crypto';
import type { MailSecurity, MailServer, MailSettings } from '../../../../operations/smtp/mail';
import {
  failure,
  invalidInput,
  isMailAddress,
  type Result,
  SMTP_HOSTS,
  success,
} from '../../../../protocol';
import { readSecret, readText } from '../../../../operations/parameters/read-credential';

const DIRECT_PORT = 25;

/** Returns the settings of the credential. Problems name the field to correct, never its value. */
export function readMailSettings(credential: ICredentialDataDecryptedObject): Result<MailSettings> {
  const known = SMTP_HOSTS.find(({ region }) => region === credential.region);
  const login = readText(credential.login);
  const password = readText(credential.password);
  const from = readText(credential.from);
  const to = known?.address ?? readText(credential.gatewayAddress);
  if (login === '') return reject('Login', 'is empty', 'Enter the login of the SMSC dashboard');
  if (password === '')
    return reject('Password', 'is empty', 'Enter the password of the SMSC dashboard');
  if (!isMailAddress(from)) {
    return reject(
      'From',
      'is not a valid e-mail address',
      'Enter an address that gets the responses, such as n8n@example.com',
    );
  }
  if (!isMailAddress(to)) {
    return reject(
      'Gateway Address',
      'is not a valid e-mail address',
      'Enter the e-mail address of the gateway',
    );
  }
  const isDirect = credential.server === 'gateway';
  if (isDirect && known === undefined) {
    return reject(
      'Mail Server',
      "is 'SMSC Gateway', which requires a region of the list",
      "Choose 'Your Own Server' and enter its 'Host', or choose a region of the list",
    );
  }
  const direct = isDirect ? (known?.host ?? null) : null;
  const server = readServer(credential, direct);
  return server.ok
    ? success({ account: { login, password }, from, to, server: server.value })
    : server;
}

function readServer(
  credential: ICredentialDataDecryptedObject,
  direct: string | null,
): Result<MailServer> {
  const { security: given } = credential;
  const security: MailSecurity = given === 'tls' || given === 'none' ? given : 'startTls';
  const certificates = {
    authority: readText(credential.certificateAuthority),
    acceptsAnyCertificate: credential.acceptAnyCertificate === true,
  };
  if (security !== 'none' && !isReadable(certificates.authority)) {
    return reject(
      'Certificate Authority',
      'is not a valid certificate in PEM',
      'Paste the certificate with its first and last line, or leave the field empty',
    );
  }
  if (direct !== null) {
    return success({ host: direct, port: DIRECT_PORT, security, ...certificates, auth: null });
  }
  const host = readText(credential.host);
  const port = Number(credential.port);
  if (host === '' || /[\s/@]/.test(host)) {
    return reject(
      'Host',
      'is not a valid server name',
      'Enter only the name, such as mail.example.com',
    );
  }
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    return reject('Port', 'is not a valid port number', 'Enter a number such as 587');
  }
  const user = readText(credential.user);
  const auth = user === '' ? null : { user, password: readSecret(credential.mailPassword) };
  return success({ host, port, security, ...certificates, auth });
}

/**
 * Returns whether a certificate is valid. Otherwise an invalid one would fail only during the SMTP
 * session.
 */
function isReadable(authority: string): boolean {
  try {
    return authority === '' || new X509Certificate(authority).subject !== undefined;
  } catch {
    return false;
  }
}

function reject(label: string, what: string, advice: string): Result<never> {
  return failure(invalidInput('', `'${label}' of the credential ${what}`, advice));
}
