import { type IDataObject, type IPollFunctions, NodeOperationError } from 'n8n-workflow';
import { type PollParameters, readPollParameters } from '../../operations/inbox/poll-parameters';

/**
 * @throws NodeOperationError if a value is invalid, which also prevents a workflow from being
 *   published
 */
export function readParameters(functions: IPollFunctions): PollParameters {
  const events = functions.getNodeParameter('events', []) as string[];
  const read = readPollParameters({
    events,
    // The form shows it for this event only.
    balanceLimit: events.includes('lowBalance')
      ? functions.getNodeParameter('balanceLimit', '')
      : '',
    options: functions.getNodeParameter('options', {}) as IDataObject,
  });
  if (read.ok) return read.parameters;
  throw new NodeOperationError(functions.getNode(), read.fault);
}
