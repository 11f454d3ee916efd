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
import { readSecret, readText } from '../read-credential';

const DIRECT_PORT = 25;

/** The credential as settings. The InvalidInput names what has to be corrected, never its value. */
export function readMailSettings(credential: ICredentialDataDecryptedObject): Result<MailSettings> {
  const known = SMTP_HOSTS.find(({ region }) => region === credential.region);
  const login = readText(credential.login);
  const password = readText(credential.password);
  const from = readText(credential.from);
  const to = known?.address ?? readText(credential.gatewayAddress);
  if (login === '') return refuse('Login', 'is empty', 'Write the login of the cabinet into it');
  if (password === '')
    return refuse('Password', 'is empty', 'Write the password of the cabinet into it');
  if (!isMailAddress(from)) {
    return refuse(
      'From',
      'is no mail address',
      'Write an address that gets the answers, like n8n@example.com',
    );
  }
  if (!isMailAddress(to)) {
    return refuse(
      'Gateway Address',
      'is no mail address',
      'Write the address that takes the commands',
    );
  }
  const isDirect = credential.server === 'gateway';
  if (isDirect && known === undefined) {
    return refuse(
      'Mail Server',
      'is that of the gateway, which is not known for another address',
      "Choose 'Your Own' and its 'Host', or a region of the list",
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
    return refuse(
      'Certificate Authority',
      'is no certificate in PEM',
      'Paste it with its first and last line, or leave it empty',
    );
  }
  if (direct !== null) {
    return success({ host: direct, port: DIRECT_PORT, security, ...certificates, auth: null });
  }
  const host = readText(credential.host);
  const port = Number(credential.port);
  if (host === '' || /[\s/@]/.test(host)) {
    return refuse('Host', 'is no name of a server', 'Write the name alone, like mail.example.com');
  }
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    return refuse('Port', 'is none', 'Write a number such as 587');
  }
  const user = readText(credential.user);
  const auth = user === '' ? null : { user, password: readSecret(credential.mailPassword) };
  return success({ host, port, security, ...certificates, auth });
}

/** An unreadable one would only be noticed in the middle of a conversation. */
function isReadable(authority: string): boolean {
  try {
    return authority === '' || new X509Certificate(authority).subject !== undefined;
  } catch {
    return false;
  }
}

function refuse(label: string, what: string, advice: string): Result<never> {
  return failure(invalidInput('', `'${label}' of the credential ${what}`, advice));
}
