/** What to look at when a connection fails. */
export type ConnectionConcern =
  | 'network'
  | 'certificate'
  | 'clock'
  | 'protocol'
  | 'proxy'
  | 'address'
  | 'machine';

interface ConnectionReasonRow {
  /** What happened, a sentence without a full stop. `{server}` is who should have answered. */
  readonly text: string;
  readonly concern: ConnectionConcern;
}

/** Why there is no connection, in plain words. */
export const CONNECTION_REASONS = {
  hostNotFound: { text: 'The host of {server} was not found', concern: 'network' },
  nameServerFailed: {
    text: 'The DNS server gave no answer about the host of {server}',
    concern: 'network',
  },
  connectionRefused: { text: '{server} refused the connection', concern: 'network' },
  connectionForbidden: {
    text: 'This server does not let the connection to {server} out',
    concern: 'network',
  },
  unreachable: { text: '{server} cannot be reached over the network', concern: 'network' },
  connectTimeout: {
    text: 'The connection to {server} could not be made in time',
    concern: 'network',
  },
  invalidAddress: { text: 'The address of {server} is not valid', concern: 'address' },
  tooManyOpen: {
    text: 'This server has too many open connections or files for one to {server}',
    concern: 'machine',
  },
  proxyRefused: {
    text: 'The proxy on the way to {server} refused the connection',
    concern: 'proxy',
  },
  tlsSelfSigned: {
    text: 'The certificate of {server} is signed by itself, so nobody knows whose it is',
    concern: 'certificate',
  },
  tlsUnknownIssuer: {
    text: 'The certificate of {server} was issued by an authority that is not trusted',
    concern: 'certificate',
  },
  tlsWrongHost: {
    text: 'The certificate of {server} is for another host name',
    concern: 'certificate',
  },
  tlsExpired: { text: 'The certificate of {server} has expired', concern: 'clock' },
  tlsNotYetValid: { text: 'The certificate of {server} is not valid yet', concern: 'clock' },
  tlsRevoked: { text: 'The certificate of {server} was revoked', concern: 'certificate' },
  tlsInvalidCertificate: {
    text: 'The certificate of {server} is not a valid one for a server',
    concern: 'certificate',
  },
  tlsNotSpoken: { text: '{server} does not speak TLS on this port', concern: 'protocol' },
  tlsVersion: {
    text: 'This server and {server} have no version or cipher of TLS in common',
    concern: 'protocol',
  },
  tlsFailed: {
    text: 'The encrypted connection to {server} could not be made',
    concern: 'certificate',
  },
  connectionFailed: { text: 'The connection to {server} could not be made', concern: 'network' },
  brokeOff: { text: 'The connection to {server} broke off', concern: 'network' },
} as const satisfies Record<string, ConnectionReasonRow>;

export type ConnectionReason = keyof typeof CONNECTION_REASONS;

/**
 * When Node.js reports a code.
 * - `before`: only before the first byte of a request: looking up the host, checking the certificate.
 * - `connecting`: of the system call `connect`, and of others too; it counts with `connect` alone.
 * - `refusing`: as `connecting`, but no other call is known to give it, so it counts without a call.
 * - `handshake`: where TLS begins, unless the words of the error name another step.
 * - `anytime`: also after the request has left.
 */
export type ConnectionPhase = 'before' | 'connecting' | 'refusing' | 'handshake' | 'anytime';

export interface ConnectionErrorRow {
  readonly reason: ConnectionReason;
  readonly phase: ConnectionPhase;
}

function rows(
  phase: ConnectionPhase,
  codes: Partial<Record<ConnectionReason, readonly string[]>>,
): [string, ConnectionErrorRow][] {
  return Object.entries(codes).flatMap(([reason, names]) =>
    names.map((code): [string, ConnectionErrorRow] => [
      code,
      { reason: reason as ConnectionReason, phase },
    ]),
  );
}

/**
 * Codes of errors of Node.js, with what they mean for a connection.
 * Source: Node.js, "Common system errors", "DNS: error codes", "TLS: X509 certificate error codes";
 * OpenSSL, `X509_V_ERR_*` and the reasons of `SSL_R_*`.
 */
export const CONNECTION_ERRORS: ReadonlyMap<string, ConnectionErrorRow> = new Map([
  ...rows('before', {
    hostNotFound: ['ENOTFOUND', 'EAI_NONAME', 'EAI_NODATA', 'ENODATA', 'ENONAME'],
    nameServerFailed: [
      ...['EAI_AGAIN', 'EAI_FAIL', 'EAI_SYSTEM', 'EAI_MEMORY', 'EAI_ADDRFAMILY', 'EAI_FAMILY'],
      ...['ESERVFAIL', 'EREFUSED', 'EFORMERR', 'ENOTIMP', 'ETIMEOUT', 'EBADRESP'],
    ],
    connectTimeout: ['ERR_SOCKET_CONNECTION_TIMEOUT', 'ERR_TLS_HANDSHAKE_TIMEOUT'],
    invalidAddress: [
      ...['ERR_INVALID_URL', 'ERR_INVALID_PROTOCOL', 'ERR_INVALID_IP_ADDRESS'],
      ...['ERR_SOCKET_BAD_PORT', 'ERR_UNESCAPED_CHARACTERS', 'EBADNAME'],
    ],
    proxyRefused: ['ERR_PROXY_TUNNEL', 'ERR_PROXY_INVALID_CONFIG'],
    tlsSelfSigned: ['DEPTH_ZERO_SELF_SIGNED_CERT'],
    tlsUnknownIssuer: [
      ...['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERT_UNTRUSTED'],
      ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
    ],
    tlsWrongHost: [
      ...['ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_TLS_CERT_ALTNAME_FORMAT', 'HOSTNAME_MISMATCH'],
    ],
    tlsExpired: ['CERT_HAS_EXPIRED', 'CRL_HAS_EXPIRED'],
    tlsNotYetValid: ['CERT_NOT_YET_VALID', 'CRL_NOT_YET_VALID'],
    tlsRevoked: ['CERT_REVOKED'],
    tlsInvalidCertificate: [
      ...['CERT_SIGNATURE_FAILURE', 'CERT_CHAIN_TOO_LONG', 'CERT_REJECTED', 'INVALID_CA'],
      ...['INVALID_PURPOSE', 'PATH_LENGTH_EXCEEDED', 'UNABLE_TO_DECRYPT_CERT_SIGNATURE'],
      ...['UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', 'ERROR_IN_CERT_NOT_BEFORE_FIELD'],
      ...['ERROR_IN_CERT_NOT_AFTER_FIELD', 'UNABLE_TO_GET_CRL', 'CRL_SIGNATURE_FAILURE'],
      'CERT_FROM_ALTERNATIVE_NAME_MISMATCH',
    ],
    tlsVersion: ['ERR_TLS_DH_PARAM_SIZE', 'ERR_TLS_INVALID_PROTOCOL_VERSION'],
  }),
  ...rows('refusing', { connectionRefused: ['ECONNREFUSED'] }),
  ...rows('connecting', {
    unreachable: [
      ...['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EHOSTDOWN', 'ENETDOWN', 'ENONET'],
      'EAFNOSUPPORT',
    ],
    connectionForbidden: ['EACCES', 'EPERM'],
    connectTimeout: ['ETIMEDOUT'],
    tooManyOpen: ['EMFILE', 'ENFILE', 'ENOBUFS'],
  }),
  ...rows('handshake', {
    tlsNotSpoken: [
      ...['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'],
      ...['ERR_SSL_HTTP_REQUEST', 'ERR_SSL_HTTPS_PROXY_REQUEST', 'ERR_SSL_UNKNOWN_PROTOCOL'],
    ],
    tlsVersion: [
      ...['ERR_SSL_UNSUPPORTED_PROTOCOL', 'ERR_SSL_NO_PROTOCOLS_AVAILABLE'],
      ...['ERR_SSL_NO_SHARED_CIPHER', 'ERR_SSL_NO_CIPHERS_AVAILABLE', 'ERR_SSL_VERSION_TOO_LOW'],
      ...['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE'],
      ...['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY'],
      ...['ERR_SSL_DH_KEY_TOO_SMALL', 'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED'],
      ...['ERR_SSL_WRONG_SIGNATURE_TYPE', 'ERR_SSL_NO_SUITABLE_SIGNATURE_ALGORITHM'],
    ],
    tlsWrongHost: ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'ERR_SSL_TLSV1_ALERT_UNRECOGNIZED_NAME'],
  }),
  ...rows('anytime', {
    brokeOff: [
      ...['ECONNRESET', 'EPIPE', 'ENOTCONN', 'ERR_STREAM_PREMATURE_CLOSE'],
      ...['ERR_STREAM_DESTROYED', 'ERR_SOCKET_CLOSED'],
    ],
  }),
]);
