import {
  collectSightings,
  explainConnectionError,
  smppFailure,
  type SmppFailure,
} from '../../../../protocol';

/**
 * What Node.js reports about a connection as a failure of the protocol. Only codes and system calls
 * are used: the message may hold addresses of an inner network.
 */
export function classifyFailure(error: unknown): SmppFailure {
  const sightings = collectSightings(error);
  const { reason } = explainConnectionError(sightings);
  if (reason !== null && reason !== 'connectionFailed') return smppFailure(reason);
  const detail = sightings.find(({ code }) => code !== '')?.code;
  return smppFailure('connectionFailed', { detail });
}
