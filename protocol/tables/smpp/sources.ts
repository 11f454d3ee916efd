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
