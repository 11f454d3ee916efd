/** What to check when a connection fails. */
export type ConnectionConcern =
  | 'network'
  | 'certificate'
  | 'clock'
  | 'protocol'
  | 'proxy'
  | 'address'
  | 'machine';

interface ConnectionReasonRow {
  /** What happened, without a full stop. `{server}` is the server that should have answered. */
  readonly text: string;
  /**
   * The same in Russian. `{server}` is the subject, a masculine noun in the nominative, such as
   * «шлюз», «SMPP-сервер» or «почтовый сервер».
   */
  readonly ru: { readonly text: string };
  readonly concern: ConnectionConcern;
}

/** Why a connection failed. */
export const CONNECTION_REASONS = {
  hostNotFound: {
    text: 'The host name of {server} was not found',
    ru: { text: '{server} не найден в DNS' },
    concern: 'network',
  },
  nameServerFailed: {
    text: 'The DNS server did not resolve the host name of {server}',
    ru: { text: '{server} не найден: DNS-сервер не ответил на запрос о его адресе' },
    concern: 'network',
  },
  connectionRefused: {
    text: '{server} refused the connection',
    ru: { text: '{server} отклонил подключение' },
    concern: 'network',
  },
  connectionForbidden: {
    text: 'This server does not allow connections to {server}',
    ru: { text: '{server} недоступен: с этого компьютера подключаться к нему запрещено' },
    concern: 'network',
  },
  unreachable: {
    text: '{server} cannot be reached over the network',
    ru: { text: '{server} недоступен по сети' },
    concern: 'network',
  },
  connectTimeout: {
    text: 'The connection to {server} could not be established in time',
    ru: { text: '{server} не принял подключение за отведенное время' },
    concern: 'network',
  },
  invalidAddress: {
    text: 'The address of {server} is not valid',
    ru: { text: '{server} указан с недопустимым адресом' },
    concern: 'address',
  },
  tooManyOpen: {
    text: 'This server has too many open connections or files to open one to {server}',
    ru: {
      text: '{server} недоступен: на этом компьютере открыто слишком много соединений или файлов',
    },
    concern: 'machine',
  },
  proxyRefused: {
    text: 'The proxy refused the connection to {server}',
    ru: { text: '{server} недоступен: прокси-сервер отклонил подключение' },
    concern: 'proxy',
  },
  tlsSelfSigned: {
    text: 'The certificate of {server} is self-signed, so its identity cannot be verified',
    ru: {
      text: '{server} предъявил самоподписанный сертификат, подлинность которого нельзя проверить',
    },
    concern: 'certificate',
  },
  tlsUnknownIssuer: {
    text: 'The certificate of {server} was issued by an authority that is not trusted',
    ru: { text: '{server} предъявил сертификат, выданный центром, к которому нет доверия' },
    concern: 'certificate',
  },
  tlsWrongHost: {
    text: 'The certificate of {server} is for another host name',
    ru: { text: '{server} предъявил сертификат для другого имени узла' },
    concern: 'certificate',
  },
  tlsExpired: {
    text: 'The certificate of {server} has expired',
    ru: { text: '{server} предъявил сертификат с истекшим сроком действия' },
    concern: 'clock',
  },
  tlsNotYetValid: {
    text: 'The certificate of {server} is not valid yet',
    ru: { text: '{server} предъявил сертификат, срок действия которого еще не начался' },
    concern: 'clock',
  },
  tlsRevoked: {
    text: 'The certificate of {server} was revoked',
    ru: { text: '{server} предъявил отозванный сертификат' },
    concern: 'certificate',
  },
  tlsInvalidCertificate: {
    text: 'The certificate of {server} is not a valid server certificate',
    ru: { text: '{server} предъявил недействительный сертификат' },
    concern: 'certificate',
  },
  tlsNotSpoken: {
    text: '{server} does not use TLS on this port',
    ru: { text: '{server} не использует TLS на этом порту' },
    concern: 'protocol',
  },
  tlsVersion: {
    text: 'This server and {server} have no TLS version or cipher in common',
    ru: { text: '{server} не поддерживает версии и шифры TLS, которые есть на этом компьютере' },
    concern: 'protocol',
  },
  tlsFailed: {
    text: 'The encrypted connection to {server} could not be established',
    ru: { text: '{server} не установил шифрованное соединение' },
    concern: 'certificate',
  },
  connectionFailed: {
    text: 'The connection to {server} could not be established',
    ru: { text: '{server} недоступен: не удалось установить соединение' },
    concern: 'network',
  },
  brokeOff: {
    text: 'The connection to {server} was interrupted',
    ru: { text: '{server} больше не отвечает: соединение прервано' },
    concern: 'network',
  },
} as const satisfies Record<string, ConnectionReasonRow>;

export type ConnectionReason = keyof typeof CONNECTION_REASONS;

/**
 * When Node.js reports an error code.
 * - `before`: only before the first byte of a request: host look-up, check of the certificate.
 * - `connecting`: from the system call `connect` and from others; only an error of `connect` counts.
 * - `refusing`: as `connecting`, but only `connect` is known to report it, so it counts without a call.
 * - `handshake`: at the start of TLS, unless the message of the error names another step.
 * - `anytime`: also after the request was sent.
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
 * Error codes of Node.js, and what they mean for a connection.
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
