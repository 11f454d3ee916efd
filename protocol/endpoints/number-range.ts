import { invalidInput, type InvalidInput } from '../problem';

export interface NumberRange {
  readonly from: number;
  readonly to: number;
  readonly unit: string;
  readonly isWhole: boolean;
}

/** The complaint about a number that lies outside of what the gateway documents, or `null`. */
export function checkNumber(
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
    `'${parameter}' is ${String(value)}, not ${kind} ${range}`,
    `Give ${kind} of ${unit} ${range}`,
  );
}
