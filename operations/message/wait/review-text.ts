import { failure, invalidInput, replaceTwins, type Result, success } from '../../../protocol';
import type { ReviewedCall } from '../../host';

/** What n8n writes for parameters that an expression does not turn into text. */
const UNREADABLE = '[object Object]';

/** Characters that are not seen, or that change how others are seen. U+FE0F is part of many emoji. */
const HIDDEN =
  /[\p{C}\p{Zl}\p{Zp}\u2800]|(?! )\p{Zs}|(?!\ufe0f)\p{Default_Ignorable_Code_Point}|(?<!\p{Emoji})\ufe0f/gu;

/**
 * Returns the text that a person reads before a tool runs: the message of the user with the tool
 * and all parameters of the call, a line each. The lines are left out if the message already shows
 * the whole call.
 */
export function writeReview(message: string, call: ReviewedCall): Result<string> {
  const repeated = findRepeated(call.parameters);
  if (repeated !== null) {
    const text = `The call gives ${JSON.stringify(repeated)} twice, or in two spellings, so a person cannot see which one would be used`;
    return failure(invalidInput('message', text, 'Call the tool with each parameter once'));
  }
  const lines = describeParameters(call.parameters).join('\n');
  const text = message.replaceAll(UNREADABLE, () => lines).trim();
  const shown = [lines, toPlainJson(call.parameters)].find(
    (form) => form !== null && form !== '' && text.includes(form),
  );
  const tool = writeValue(call.tool);
  if (shown === undefined || shown === null) return success(joinParts(text, `${tool}\n${lines}`));
  // A name inside the parameters is the model's. n8n writes names of tools with underscores.
  const isNamed = text
    .split(shown)
    .some((part) => [part, part.replaceAll('_', ' ')].some((name) => name.includes(call.tool)));
  return success(isNamed ? text : `${tool}\n${text}`);
}

function joinParts(...parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Returns `name: value` for each parameter, in the order of the call. */
function describeParameters(parameters: unknown): string[] {
  if (parameters === undefined) return [];
  if (!isObject(parameters)) return [writeValue(parameters)];
  return Object.entries(parameters).map(
    ([name, value]) =>
      `${/^[\p{L}\p{N}_ .-]+$/u.test(name) ? name : quote(name)}: ${writeValue(value)}`,
  );
}

/**
 * Returns a value in one line. A text that has line breaks, hidden characters or spaces at its ends
 * is quoted as in JSON, so that it cannot look like another parameter.
 */
function writeValue(value: unknown): string {
  if (typeof value !== 'string') return escapeHidden(JSON.stringify(value) ?? '');
  const isPlain = value !== '' && value.trim() === value && !value.startsWith('"');
  return isPlain && escapeHidden(value) === value ? value : quote(value);
}

function quote(text: string): string {
  return escapeHidden(JSON.stringify(text));
}

function escapeHidden(text: string): string {
  return text.replace(HIDDEN, (hidden) =>
    [...Array(hidden.length).keys()]
      .map((place) => `\\u${hidden.charCodeAt(place).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** The JSON of a call, if it can be read as it is. */
function toPlainJson(parameters: unknown): string | null {
  const json = JSON.stringify(parameters) ?? '';
  return json !== '' && escapeHidden(json) === json ? json : null;
}

/**
 * Returns a parameter that the call gives twice: directly and inside `query`, or under two names
 * that look alike. The person could not see which one a tool uses. Otherwise returns `null`.
 */
function findRepeated(parameters: unknown): string | null {
  if (!isObject(parameters)) return null;
  const inside = isObject(parameters['query']) ? Object.keys(parameters['query']) : [];
  const seen = new Set<string>();
  for (const name of [...inside, ...Object.keys(parameters)]) {
    const readings = listReadings(name);
    for (const reading of readings) if (seen.has(reading)) return name;
    for (const reading of readings) seen.add(reading);
  }
  return null;
}

/** Greek letters in lower case, the Latin ones that their capitals look like, and those that they do. */
const GREEK = 'αβγεζηικμνορτυχω';
const AS_CAPITALS = 'abγezhikmnoptyxω';
const AS_SMALL = 'aβyeζniκμvoptuxw';

function replaceGreek(text: string, twins: string): string {
  return text.replace(/\p{Script=Greek}/gu, (letter) => twins[GREEK.indexOf(letter)] ?? letter);
}

/** Returns what a person could take a name for. Two names that share one of these look alike. */
function listReadings(name: string): Set<string> {
  const bare = name.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '');
  const plain = replaceTwins(replaceTwins(bare).toLowerCase());
  return new Set([replaceGreek(plain, AS_CAPITALS), replaceGreek(plain, AS_SMALL)]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
