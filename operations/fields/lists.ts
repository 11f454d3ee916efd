import type { Field } from '../field';
import type { Host } from '../host';
import { isOn } from '../parameters/parameters';

const WRITING = "in the workflow's time zone unless the value names another one";

/** The span of time that a list is asked for; `typeOptions` where only days count. */
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
      description: `Begin of the period, ${WRITING}; ${whenFromIsEmpty}`,
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

/** How many records an operation that lists them gives. */
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

/** The wanted number of records, `Infinity` for all. */
export function readListSize(host: Host, itemIndex: number): number {
  const returnAll: unknown = host.read('returnAll', itemIndex, false);
  if (isOn(returnAll)) return Infinity;
  const limit = Number(host.read('limit', itemIndex, DEFAULT_LIMIT));
  return limit >= 1 ? Math.floor(limit) : DEFAULT_LIMIT;
}
