import { invalidInput, type InvalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { describeNoRecipient } from '../numbers/parse-recipients';
import { cleanPhone } from '../numbers/subscriber';

/** Documented range of a parameter. `unit` is plural, e.g. "minutes". */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
  readonly unit: string;
  readonly isWhole: boolean;
}

/**
 * Returns the InvalidInput of a number outside its range, or `null`. `undefined` is always valid.
 */
export function checkRange(
  parameter: string,
  value: number | undefined,
  { from, to, unit, isWhole }: NumberRange,
): InvalidInput | null {
  if (value === undefined) return null;
  const fits =
    typeof value === 'number' &&
    value >= from &&
    value <= to &&
    (!isWhole || Number.isInteger(value));
  if (fits) return null;
  const kind = isWhole ? 'a whole number' : 'a number';
  const range = Number.isFinite(to) ? `from ${from} to ${to}` : `of at least ${from}`;
  return invalidInput(
    parameter,
    sentence`${param(parameter)} is ${String(value)}, not ${kind} ${range}`,
    `Enter ${kind} of ${unit} ${range}`,
  );
}

/**
 * Returns the trimmed ID of a group, a sender ID or a template. It is a whole number as text.
 * Problems: InvalidInput of `parameter`.
 */
export function checkRecordId(parameter: string, given: string): Result<string> {
  const id = given.trim();
  if (/^[1-9]\d{0,18}$/.test(id)) return success(id);
  return failure(
    invalidInput(
      parameter,
      id === ''
        ? sentence`${param(parameter)} is empty`
        : sentence`${param(parameter)} is not a valid ID: ${JSON.stringify(id.slice(0, 60))}`,
      "Choose a value from the list, or enter the 'id' from Get Many, such as 321",
    ),
  );
}

/**
 * Returns a text that must not be empty, trimmed.
 * Problems: InvalidInput of `parameter`.
 */
export function requireText(parameter: string, given: string | undefined): Result<string> {
  const text = given?.trim() ?? '';
  return text === ''
    ? failure(
        invalidInput(
          parameter,
          sentence`${param(parameter)} is empty`,
          sentence`Enter a value for ${param(parameter)}`,
        ),
      )
    : success(text);
}

/**
 * Returns the digits of one phone number, without `+` and separators.
 * Problems: InvalidInput of `phone`.
 * @param advice how to fix it, e.g. "Enter one phone number in international format"
 */
export function checkPhone(given: string, advice: string): Result<string> {
  const number = cleanPhone(given).replace(/^\+/, '');
  if (/^\d+$/.test(number)) return success(number);
  return failure(describeNoRecipient('phone', given, 'is not a phone number', advice));
}
