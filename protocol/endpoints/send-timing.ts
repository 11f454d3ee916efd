import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { readDateTime, toMoscowOffset } from '../time';
import { checkRange } from './parameter-checks';
import type { SendParameters } from './send-parameters';

type Fields = readonly (readonly [name: string, value: string])[];

/** The parameters that determine when a message is sent. */
export const TIMING_PARAMETERS = [
  'sendAt',
  'deliveryWindow',
  'timezone',
  'spreadPeriod',
  'spreadFrequency',
  'validity',
] as const satisfies readonly (keyof SendParameters)[];

/** `sendAtZone` only has an effect together with `sendAt`. */
type TimingParameters = Pick<SendParameters, (typeof TIMING_PARAMETERS)[number] | 'sendAtZone'>;

/** Accepted age of a moment, because clocks differ and workflows take time. */
const TOLERANCE_MS = 60_000;
/** Unix time of the gateway ends here. */
const LATEST_MS = Date.UTC(2038, 0, 19, 3, 14, 7);

function sendAtFields(sendAt: string, zone: string, now: Date): Result<Fields> {
  const moment = readDateTime(sendAt, zone);
  const shown = JSON.stringify(sendAt.slice(0, 60));
  if (moment === null) {
    return failure(
      invalidInput(
        'sendAt',
        sentence`${param('sendAt')} is not a valid date and time: ${shown}`,
        'Use ISO 8601, such as 2030-05-31T09:30:00+05:00',
      ),
    );
  }
  if (moment < now.getTime() - TOLERANCE_MS) {
    return failure(
      invalidInput(
        'sendAt',
        sentence`${param('sendAt')} is in the past: ${shown}`,
        'Enter a time in the future, or leave it empty to send immediately',
      ),
    );
  }
  if (moment > LATEST_MS) {
    return failure(
      invalidInput(
        'sendAt',
        sentence`${param('sendAt')} is later than the gateway supports: ${shown}`,
        'Enter a time before 2038-01-19',
      ),
    );
  }
  return success([['time', `0${Math.floor(moment / 1000)}`]]);
}

function windowFields(window: string, zone: string | undefined, now: Date): Result<Fields> {
  const match = /^\s*(\d{1,2})\s*[-\u2013]\s*(\d{1,2})\s*$/.exec(window);
  const from = Number(match?.[1]);
  const to = Number(match?.[2]);
  if (match === null || from >= to || to > 24) {
    return failure(
      invalidInput(
        'deliveryWindow',
        sentence`${param('deliveryWindow')} is not a valid range of hours: ${JSON.stringify(window.slice(0, 60))}`,
        'Use the first and the last hour of a day with a dash, such as 10-21',
      ),
    );
  }
  const fields: (readonly [string, string])[] = [['time', `${from}-${to}`]];
  if (zone !== undefined) {
    const offset = toMoscowOffset(zone, now);
    if (offset === null) {
      return failure(
        invalidInput(
          'timezone',
          sentence`${param('timezone')} is not a valid time zone: ${JSON.stringify(zone.slice(0, 60))}`,
          'Use a name such as Asia/Almaty, or an offset such as UTC+5',
        ),
      );
    }
    fields.push(['tz', offset]);
  }
  return success(fields);
}

function spreadFields({ spreadPeriod, spreadFrequency }: TimingParameters): Result<Fields> {
  const invalid =
    checkRange('spreadPeriod', spreadPeriod, {
      from: 0.1,
      to: 720,
      unit: 'hours',
      isWhole: false,
    }) ??
    checkRange('spreadFrequency', spreadFrequency, {
      from: 1,
      to: 1440,
      unit: 'minutes',
      isWhole: true,
    });
  if (invalid !== null) return failure(invalid);
  if (spreadPeriod === undefined && spreadFrequency === undefined) return success([]);
  if (spreadPeriod === undefined || spreadFrequency === undefined) {
    const [missing, given] =
      spreadPeriod === undefined
        ? ['spreadPeriod', 'spreadFrequency']
        : ['spreadFrequency', 'spreadPeriod'];
    return failure(
      invalidInput(
        missing,
        sentence`${param(given)} is set without ${param(missing)}`,
        'Enter both to spread the sending, or none to send immediately',
      ),
    );
  }
  return success([
    ['period', String(spreadPeriod)],
    ['freq', String(spreadFrequency)],
  ]);
}

function startFields(parameters: TimingParameters, now: Date): Result<Fields> {
  const sendAt = parameters.sendAt?.trim() || undefined;
  const deliveryWindow = parameters.deliveryWindow?.trim() || undefined;
  const timezone = parameters.timezone?.trim() || undefined;
  if (sendAt !== undefined && deliveryWindow !== undefined) {
    return failure(
      invalidInput(
        'deliveryWindow',
        sentence`${param('sendAt')} and ${param('deliveryWindow')} are both set, but the gateway accepts only one of them`,
        'Remove one of them',
      ),
    );
  }
  if (deliveryWindow !== undefined) return windowFields(deliveryWindow, timezone, now);
  if (timezone !== undefined) {
    return failure(
      invalidInput(
        'timezone',
        sentence`${param('timezone')} is set without ${param('deliveryWindow')}, to whose hours it applies`,
        sentence`Add ${param('deliveryWindow')}, or remove ${param('timezone')} and write the offset in ${param('sendAt')}`,
      ),
    );
  }
  if (sendAt === undefined) return success([]);
  return sendAtFields(sendAt, parameters.sendAtZone ?? 'UTC', now);
}

/**
 * Returns `time`, `tz`, `period`, `freq` and `valid` of send.php.
 * Problems: InvalidInput of a parameter that is out of range, in the past, or set without its pair.
 */
export function buildTimingFields(parameters: TimingParameters, now: Date): Result<Fields> {
  const start = startFields(parameters, now);
  if (!start.ok) return start;
  const spread = spreadFields(parameters);
  if (!spread.ok) return spread;
  const { validity } = parameters;
  const invalid = checkRange('validity', validity, {
    from: 1,
    to: 24,
    unit: 'hours',
    isWhole: true,
  });
  if (invalid !== null) return failure(invalid);
  const valid: Fields = validity === undefined ? [] : [['valid', String(validity)]];
  return success([...start.value, ...spread.value, ...valid]);
}
