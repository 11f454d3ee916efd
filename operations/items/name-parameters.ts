import type { InvalidInput } from '../../protocol';
import { CONTACT_COLUMNS } from '../contact/contact-fields';
import type { Field } from '../field';

/** A parameter as problems write it: `'messageId'`. Values that users gave stand in double quotes. */
const PARAMETER = /'([a-z][A-Za-z]*)'/g;

/**
 * Tells a problem with the labels that the editor shows instead of the protocol's names. Only what
 * is wrong with the input names parameters; any other problem comes back as it is.
 */
export function nameParameters<Named extends { readonly kind: string }>(
  fields: readonly Field[],
  problem: Named | InvalidInput,
): Named | InvalidInput {
  if (!isInvalidInput(problem)) return problem;
  const rename = (text: string) =>
    text.replace(PARAMETER, (quoted, name: string) => {
      const label = findLabel(fields, name);
      return label === undefined ? quoted : `'${label}'`;
    });
  const label = findLabel(fields, problem.parameter);
  const text = rename(problem.text);
  const isNamed = label === undefined || text.includes(`'${label}'`);
  return {
    ...problem,
    text: isNamed ? text : `'${label}': ${text}`,
    advice: rename(problem.advice),
  };
}

function isInvalidInput(problem: { readonly kind: string }): problem is InvalidInput {
  return problem.kind === 'input';
}

function findLabel(fields: readonly Field[], name: string): string | undefined {
  for (const field of fields) {
    if (field.name === name) return field.displayName;
    if (field.type === 'resourceMapper') {
      return CONTACT_COLUMNS.find(({ id }) => id === name)?.label;
    }
    if (field.type !== 'collection') continue;
    const label = findLabel((field.options ?? []) as Field[], name);
    if (label !== undefined) return label;
  }
  return undefined;
}
