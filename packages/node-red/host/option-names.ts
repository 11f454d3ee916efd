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

function listNames(fields: readonly Field[]): string[] {
  const collections = fields.filter(({ name }) => name === 'options');
  return collections.flatMap(({ options = [] }) => options.map(({ name }) => name));
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
