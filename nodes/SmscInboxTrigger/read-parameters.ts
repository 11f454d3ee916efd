import { type IDataObject, type IPollFunctions, NodeOperationError } from 'n8n-workflow';
import { type EventFilters, passesFilters } from '../../operations/events/filters';
import type { OutputOptions } from '../../operations/events/to-output';
import type { PollRun } from '../../operations/inbox/polled';
import { checkFilters } from '../SmscTrigger/check-filters';

export interface PollParameters extends Omit<PollRun, 'client' | 'now'> {
  readonly events: readonly string[];
  readonly output: OutputOptions;
}

const DEFAULT_WATCH_HOURS = 24;
const MOST_WATCH_HOURS = 168;

/**
 * @throws NodeOperationError if a value is invalid, which also prevents a workflow from being
 *   published
 */
export function readParameters(functions: IPollFunctions): PollParameters {
  const events = functions.getNodeParameter('events', []) as string[];
  const options = functions.getNodeParameter('options', {}) as IDataObject;
  const filters = { ...options, events } as EventFilters;
  checkFilters(functions.getNode(), filters);
  return {
    events,
    balanceLimit: events.includes('lowBalance') ? readLimit(functions) : 0,
    output: options,
    options: {
      idPrefix: toText(options.idPrefix),
      watchHours: readHours(options.watchHours),
      toPhone: toText(options.toPhone),
    },
    isWanted: (event) => passesFilters(event, filters),
    isWatched: (event) => passesFilters(event, { ...filters, finalOnly: false, statuses: [] }),
  };
}

function readLimit(functions: IPollFunctions): number {
  const value = functions.getNodeParameter('balanceLimit', '');
  const limit = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
  if (Number.isFinite(limit)) return limit;
  throw new NodeOperationError(
    functions.getNode(),
    "'Balance Limit' is not a number. Enter an amount in the currency of the account, e.g. 500",
  );
}

function readHours(value: unknown): number {
  const hours = Number(value ?? DEFAULT_WATCH_HOURS);
  return hours >= 1 ? Math.min(hours, MOST_WATCH_HOURS) : DEFAULT_WATCH_HOURS;
}

function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
