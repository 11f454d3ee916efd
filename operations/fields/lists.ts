import type { Field } from '../field';
import type { Host } from '../host';
import { isOn } from '../parameters/parameters';

const WRITING = 'in the time zone of the workflow unless the value names one';

/** Returns the fields for the period of a list. Pass `typeOptions` where only the days count. */
export function createPeriodFields(
  whenFromIsEmpty: string,
  typeOptions: Field['typeOptions'] = {},
): readonly Field[] {
  return [
    {
      displayName: 'Date From',
      name: 'dateFrom',
      type: 'dateTime',
      typeOptions,
      default: '',
      description: `Start of the period, ${WRITING}; ${whenFromIsEmpty}`,
    },
    {
      displayName: 'Date To',
      name: 'dateTo',
      type: 'dateTime',
      typeOptions,
      default: '',
      description: `End of the period, ${WRITING}; empty for now`,
    },
  ];
}

/** How many records a list operation returns. */
export const listSizeFields: readonly Field[] = [
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1 },
    displayOptions: { show: { returnAll: [false] } },
    default: 50,
    description: 'Max number of results to return',
  },
];

const DEFAULT_LIMIT = 50;

/** Returns the wanted number of records, `Infinity` for all. */
export function readListSize(host: Host, itemIndex: number): number {
  const returnAll: unknown = host.read('returnAll', itemIndex, false);
  // More records do not fit into the answer of a tool.
  if (isOn(returnAll)) return host.caller === 'agent' ? DEFAULT_LIMIT : Infinity;
  const limit = Number(host.read('limit', itemIndex, DEFAULT_LIMIT));
  return limit >= 1 ? Math.floor(limit) : DEFAULT_LIMIT;
}
