import {
  collectSightings,
  explainConnectionError,
  smppFailure,
  type SmppFailure,
} from '../protocol';

/**
 * Returns the failure of the protocol for a connection error of Node.js. Uses only codes and system
 * calls, because the message may contain addresses of an internal network.
 */
export function classifyFailure(error: unknown): SmppFailure {
  const sightings = collectSightings(error);
  const { reason } = explainConnectionError(sightings);
  if (reason !== null && reason !== 'connectionFailed') return smppFailure(reason);
  const detail = sightings.find(({ code }) => code !== '')?.code;
  return smppFailure('connectionFailed', { detail });
}
