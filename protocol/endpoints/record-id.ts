import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';

/** ID that the gateway gave a group, a sender or a template: a whole number, kept as text. */
export function checkRecordId(parameter: string, given: string): Result<string> {
  const id = given.trim();
  if (/^[1-9]\d{0,18}$/.test(id)) return success(id);
  return failure(
    invalidInput(
      parameter,
      id === ''
        ? `'${parameter}' is empty`
        : `'${parameter}' is not an ID of the gateway: ${JSON.stringify(id.slice(0, 60))}`,
      "Choose from the list, or give the 'id' that Get Many shows, e.g. 321",
    ),
  );
}

/** A text that may not be missing, trimmed. */
export function requireText(parameter: string, given: string | undefined): Result<string> {
  const text = given?.trim() ?? '';
  return text === ''
    ? failure(invalidInput(parameter, `'${parameter}' is empty`, `Give a value for '${parameter}'`))
    : success(text);
}
