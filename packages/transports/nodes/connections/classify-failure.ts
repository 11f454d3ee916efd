import {
  smppFailure,
  type SmppFailure,
  type SmppFailureReason,
} from '../../../../protocol/transports';

/** What codes of Node.js mean for a connection that was about to be made. */
const REASONS: Readonly<Record<string, SmppFailureReason>> = {
  ENOTFOUND: 'hostNotFound',
  EAI_AGAIN: 'hostNotFound',
  EAI_FAIL: 'hostNotFound',
  ECONNREFUSED: 'connectionRefused',
  EACCES: 'connectionRefused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'connectTimeout',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tlsSelfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'tlsUnknownIssuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tlsUnknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT: 'tlsUnknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tlsUnknownIssuer',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tlsWrongHost',
  HOSTNAME_MISMATCH: 'tlsWrongHost',
  CERT_HAS_EXPIRED: 'tlsExpired',
  CERT_NOT_YET_VALID: 'tlsExpired',
  EPROTO: 'tlsNotSpoken',
  ERR_SSL_WRONG_VERSION_NUMBER: 'tlsNotSpoken',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'tlsNotSpoken',
};

/**
 * What Node.js reports about a connection as a failure of the protocol. Only the code is used: the
 * message may hold addresses of an inner network.
 */
export function classifyFailure(error: unknown): SmppFailure {
  const codes = codesOf(error);
  for (const code of codes) {
    const reason = REASONS[code];
    if (reason !== undefined) return smppFailure(reason);
  }
  const isTls = codes.some((code) => /^ERR_(SSL|TLS|OSSL)_|CERT/.test(code));
  const detail = codes[0];
  return smppFailure(isTls ? 'tlsFailed' : 'connectionFailed', { detail });
}

/** Where a host has several addresses, Node.js reports one error for each inside of one. */
function codesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  const inner = Array.isArray(errors) ? errors.flatMap(codesOf) : [];
  return typeof code === 'string' ? [code, ...inner] : inner;
}
