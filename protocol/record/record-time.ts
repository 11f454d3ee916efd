import type { GatewayFields } from '../endpoints/answer-context';
import { toInteger } from '../endpoints/field-values';
import { moscowDateToIso, timestampToIso } from '../time';

type FieldValue = GatewayFields[string] | undefined;

/** The timestamp decides, also by saying "never" with a 0; the date only where there is none. */
export function readTime(timestamp: FieldValue, date: FieldValue): string | null {
  const isDecided = toInteger(timestamp) !== null;
  return isDecided ? timestampToIso(timestamp) : (moscowDateToIso(date) ?? timestampToIso(date));
}
