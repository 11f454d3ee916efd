import type { Field } from '../field';

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
