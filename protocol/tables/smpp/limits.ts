/** Documents that rows of the SMPP tables refer to. */
export const SMPP_SOURCES = {
  api: 'SMPP API of the gateway',
  connection: 'SMPP API, "Connection"',
  speed: 'SMPP API, "Sending speed"',
  connections: 'SMPP API, "Multiple connections"',
  sending: 'SMPP API, "Sending a message"',
  status: 'SMPP API, "Status check"',
  smpp34: 'SMPP 3.4',
  smpp50: 'SMPP 5.0',
} as const;

/**
 * Maximum number of characters in a text field. The specification counts octets, one more, because it
 * includes the NUL at the end.
 * Source: SMPP 3.4, 4.1 "BIND operation", 4.4 "SUBMIT_SM operation".
 */
export const SMPP_FIELD_LIMITS = {
  systemId: 15,
  password: 8,
  systemType: 12,
  addressRange: 40,
  serviceType: 5,
  address: 20,
  messageId: 64,
} as const;

/** Limits of the gateway. */
export const SMPP_LIMITS = {
  /** Seconds without a PDU after which the gateway closes a connection. */
  idleSeconds: 120,
  /** Messages per second and account before ESME_RTHROTTLED; SMSC support can raise it. */
  messagesPerSecond: 30,
  /** Largest window that the documents recommend for mass mailings. */
  largestWindow: 2000,
  /** Seconds in which the same message to the same number is rejected. */
  repetitionSeconds: 60,
  source: `${SMPP_SOURCES.connection}; ${SMPP_SOURCES.speed}; ${SMPP_SOURCES.sending}`,
} as const;
