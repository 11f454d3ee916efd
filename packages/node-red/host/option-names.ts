import type { Field } from '../../../operations/field';
import type { Row } from '../../../operations/host';
import { invalidInput } from '../../../protocol';
import { toFlowError } from './report-problem';

/**
 * Returns the names in `msg.smsc.options` that are not options of the operation. They may be meant
 * for another node of the flow.
 *
 * @throws the error for `done`, if a name differs from an option only in its spelling: `dryrun` would
 * send for real
 */
export function listOtherOptions(given: Row, fields: readonly Field[]): readonly string[] {
  const known = listNames(fields);
  const spellings = new Map(known.map((name) => [spell(name), name]));
  const others = Object.keys(given).filter((name) => !known.includes(name));
  for (const name of others) {
    const meant = spellings.get(spell(name));
    if (meant !== undefined) throw toFlowError(describeSpelling(name, meant));
  }
  return others;
}

/** What `msg.smsc` may have, by the spellings that people write instead. */
const WISHES = new Map([
  ['key', 'key'],
  ['option', 'options'],
  ['options', 'options'],
]);

/**
 * Checks that `msg.smsc` has no option beside `options`, and no other spelling of its names.
 *
 * @throws the error for `done`, because what is ignored would send for real
 */
export function rejectMisplacedOptions(smsc: unknown, fields: readonly Field[]): void {
  const options = new Set(listNames(fields).map(spell));
  for (const name of Object.keys(smsc ?? {})) {
    const wish = WISHES.get(spell(name));
    const isMisplaced = wish === undefined ? options.has(spell(name)) : wish !== name;
    if (isMisplaced) throw toFlowError(describePlace(name, wish));
  }
}

function describePlace(name: string, wish: string | undefined) {
  return invalidInput(
    '',
    `msg.smsc has no property ${JSON.stringify(name)}. Nothing was sent`,
    wish === undefined ? 'Write options into msg.smsc.options' : `Write ${JSON.stringify(wish)}`,
  );
}

/** Returns the options of an operation. */
export function listOptions(fields: readonly Field[]): readonly Field[] {
  const collections = fields.filter(({ name }) => name === 'options');
  return collections.flatMap(({ options = [] }) => options as readonly Field[]);
}

function listNames(fields: readonly Field[]): string[] {
  return listOptions(fields).map(({ name }) => name);
}

/** Returns the letters and digits of a name. */
function spell(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function describeSpelling(name: string, meant: string) {
  return invalidInput(
    '',
    `msg.smsc.options has no option ${JSON.stringify(name)}. Nothing was sent`,
    `Write ${JSON.stringify(meant)}`,
  );
}
