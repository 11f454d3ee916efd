import type { INodeProperties } from 'n8n-workflow';

const WRITING = "in the workflow's time zone unless the value names another one";

/** The span of time that a list is asked for. */
export function createPeriodFields(whenFromIsEmpty: string): readonly INodeProperties[] {
  return [
    {
      displayName: 'Date From',
      name: 'dateFrom',
      type: 'dateTime',
      default: '',
      description: `Begin of the period, ${WRITING}; ${whenFromIsEmpty}`,
    },
    {
      displayName: 'Date To',
      name: 'dateTo',
      type: 'dateTime',
      default: '',
      description: `End of the period, ${WRITING}; empty for now`,
    },
  ];
}
