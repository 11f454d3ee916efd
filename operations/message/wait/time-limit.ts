import {
  DAY_MS,
  failure,
  HOUR_MS,
  invalidInput,
  MINUTE_MS,
  param,
  readDateTime,
  type Result,
  sentence,
  success,
} from '../../../protocol';
import type { Field } from '../../field';
import type { Row } from '../../host';
import { readText } from '../../parameters/parameters';

/** The same option as in n8n's own nodes that wait. */
export const limitWaitTimeOption: Field = {
  displayName: 'Limit Wait Time',
  name: 'limitWaitTime',
  type: 'fixedCollection',
  description:
    'Limit how long to wait for the answer; after that, the workflow continues without it',
  default: { values: { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' } },
  options: [
    {
      displayName: 'Values',
      name: 'values',
      values: [
        {
          displayName: 'Limit Type',
          name: 'limitType',
          type: 'options',
          options: [
            { name: 'After Time Interval', value: 'afterTimeInterval' },
            { name: 'At Specified Time', value: 'atSpecifiedTime' },
          ],
          default: 'afterTimeInterval',
        },
        {
          displayName: 'Amount',
          name: 'resumeAmount',
          type: 'number',
          displayOptions: { show: { limitType: ['afterTimeInterval'] } },
          typeOptions: { minValue: 0, numberPrecision: 2 },
          default: 1,
          description: 'Enter the number of units',
        },
        {
          displayName: 'Unit',
          name: 'resumeUnit',
          type: 'options',
          displayOptions: { show: { limitType: ['afterTimeInterval'] } },
          options: [
            { name: 'Minutes', value: 'minutes' },
            { name: 'Hours', value: 'hours' },
            { name: 'Days', value: 'days' },
          ],
          default: 'hours',
        },
        {
          displayName: 'Max Date and Time',
          name: 'maxDateAndTime',
          type: 'dateTime',
          displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
          default: '',
          description: 'Choose the moment at which the workflow continues',
        },
      ],
    },
  ],
};

const UNIT_MS: Readonly<Record<string, number>> = {
  minutes: MINUTE_MS,
  hours: HOUR_MS,
  days: DAY_MS,
};

const DAY_ALONE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Returns the end of the wait, in ms since 1970, or `null` if the option is not set.
 *
 * @param zone time zone of a date and time that names none: that of the workflow, as for 'Send At'
 */
export function readTimeLimit(options: Row, now: number, zone: string): Result<number | null> {
  const { values } = (options.limitWaitTime ?? {}) as { values?: Row };
  if (values === undefined) return success(null);
  const { limitType, resumeAmount = 1, resumeUnit = 'hours', maxDateAndTime } = values;
  const isMoment = limitType === 'atSpecifiedTime';
  const unit = typeof resumeUnit === 'string' ? UNIT_MS[resumeUnit] : undefined;
  const moment = readText(maxDateAndTime, 'limitWaitTime');
  const limit = isMoment
    ? readMoment(moment.ok ? moment.value.trim() : '', zone)
    : now + Number(resumeAmount) * (unit ?? NaN);
  // A Date cannot hold a larger number of milliseconds.
  if (limit > now && limit <= 8.64e15) return success(limit);
  const given = JSON.stringify(isMoment ? (maxDateAndTime ?? '') : resumeAmount);
  return failure(
    invalidInput(
      'limitWaitTime',
      sentence`${param('limitWaitTime')} is not a time in the future: ${given}`,
      isMoment
        ? 'Enter a later date and time in ISO 8601, e.g. 2030-05-31T09:30:00+05:00'
        : 'Enter an amount above 0 and a unit',
    ),
  );
}

function readMoment(text: string, zone: string): number {
  return readDateTime(DAY_ALONE.test(text) ? `${text}T00:00:00` : text, zone) ?? NaN;
}
