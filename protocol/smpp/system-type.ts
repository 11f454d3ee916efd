import { checkNumber } from '../endpoints/parameter-checks';
import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { SMPP_CONNECTIONS, SMPP_FIELD_LIMITS } from '../tables/smpp';

/** What the gateway is asked for with the connection. */
export interface SystemTypeOptions {
  /** Connections of the login at the same time, 1 (default) to 9. */
  readonly connections?: number;
  /** Whether encoding 0 is ISO-8859-1. */
  readonly iso?: boolean;
  /** Whether every part of a long message has an ID and a status of its own. */
  readonly single?: boolean;
}

/**
 * `system_type` of a bind, like `MCON2,ISO`. The field has room for 12 characters and the NUL that
 * ends it, so `MCON2,ISO,SINGLE` does not fit.
 */
export function buildSystemType(options: SystemTypeOptions): Result<string> {
  const { connections = 1, iso = false, single = false } = options;
  const wrong = checkNumber('connections', connections, {
    ...SMPP_CONNECTIONS,
    unit: 'connections',
    isWhole: true,
  });
  if (wrong !== null) return failure(wrong);
  const parts = [
    ...(connections > 1 ? [`MCON${connections}`] : []),
    ...(iso ? ['ISO'] : []),
    ...(single ? ['SINGLE'] : []),
  ];
  const text = parts.join(',');
  if (text.length <= SMPP_FIELD_LIMITS.systemType) return success(text);
  return failure(
    invalidInput(
      'single',
      `The options ${text} have ${text.length} characters, but the field of SMPP (system_type) has 13 octets: room for ${SMPP_FIELD_LIMITS.systemType} characters and the NUL that ends them`,
      'Switch one of the options off here; a status for each part (SINGLE) can be switched on in the settings of the cabinet instead',
    ),
  );
}
