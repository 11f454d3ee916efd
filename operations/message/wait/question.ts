import { failure, invalidInput, param, type Result, sentence, success } from '../../../protocol';
import type { Row } from '../../host';
import { isOn, readText } from '../../parameters/parameters';
import { FIELD_TYPES, type FieldType } from './answer-fields';

export interface FormField {
  readonly label: string;
  readonly type: FieldType;
  /** The choices of a dropdown. */
  readonly choices: readonly string[];
  readonly isRequired: boolean;
}

/**
 * What the person is asked for. An empty label of a button is that of the language of the page;
 * without `disapprove` there is one button.
 */
export type Question =
  | { readonly kind: 'approval'; readonly approve: string; readonly disapprove: string | null }
  | { readonly kind: 'freeText' }
  | { readonly kind: 'customForm'; readonly fields: readonly FormField[] };

/** Reads a parameter of the node. A run and a webhook read it in different ways. */
export type ReadParameter = (name: string, fallback: unknown) => unknown;

/** Returns the question that the parameters of the node describe. */
export function readQuestion(read: ReadParameter): Result<Question> {
  const kind = read('responseType', 'approval');
  if (kind === 'freeText') return success({ kind });
  if (kind === 'customForm') {
    const fields = readFields(read('formFields', {}));
    return fields.ok ? success({ kind, fields: fields.value }) : fields;
  }
  if (kind !== 'approval') {
    const text = sentence`${param('responseType')} is unknown: ${JSON.stringify(kind)}`;
    return failure(invalidInput('responseType', text, 'Choose an option from the list'));
  }
  const { values = {} } = read('approvalOptions', {}) as { values?: Row };
  const { approvalType = 'double', approveLabel, disapproveLabel } = values;
  return success({
    kind,
    approve: readLabel(approveLabel),
    disapprove: approvalType === 'single' ? null : readLabel(disapproveLabel),
  });
}

function readLabel(given: unknown): string {
  const label = readText(given, 'approvalOptions');
  return label.ok ? label.value.trim() : '';
}

function readFields(given: unknown): Result<FormField[]> {
  const { values } = (given ?? {}) as { values?: Row[] };
  const rows = Array.isArray(values) ? values : [];
  if (rows.length === 0) {
    return failure(
      invalidInput('formFields', sentence`${param('formFields')} is empty`, 'Add a form field'),
    );
  }
  const fields = rows.map(readField);
  const nameless = fields.findIndex(({ label }) => label === '');
  if (nameless >= 0) {
    const text = sentence`${param('formFields')} contains a field without a label: number ${nameless + 1}`;
    return failure(invalidInput('formFields', text, 'Enter a label for each field'));
  }
  const twice = fields.find(({ label }, place) =>
    fields.slice(0, place).some((other) => other.label === label),
  );
  if (twice !== undefined) {
    const text = sentence`${param('formFields')} contains two fields with the same label: ${JSON.stringify(twice.label)}`;
    return failure(invalidInput('formFields', text, 'Enter a different label for each field'));
  }
  const empty = fields.find(({ type, choices }) => type === 'dropdown' && choices.length === 0);
  if (empty !== undefined) {
    const text = sentence`${param('formFields')} contains a dropdown without choices: ${JSON.stringify(empty.label)}`;
    return failure(invalidInput('formFields', text, 'Enter its choices, separated by commas'));
  }
  return success(fields);
}

function readField({ fieldLabel, fieldType, choices, requiredField }: Row): FormField {
  const label = readText(fieldLabel, 'formFields');
  const list = readText(choices, 'formFields');
  return {
    label: label.ok ? label.value.trim() : '',
    type: FIELD_TYPES.find((type) => type === fieldType) ?? 'text',
    choices: (list.ok ? list.value : '')
      .split(/[,;\n]/)
      .map((choice) => choice.trim())
      .filter((choice) => choice !== ''),
    isRequired: isOn(requiredField),
  };
}
