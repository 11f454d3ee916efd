import type { Field, FieldOption, StoredValue } from '../../../operations/field';
import type { Row } from '../../../operations/host';
import { isTaken, isTakenIfText } from '../forms/taken-values';
import { isShown } from '../forms/visibility';
import { ENGLISH_HERE } from '../texts/here';
import { isGuard, isMissing } from './guards';
import { isRecord } from './is-record';
import type { FlowMessage, Red, RedNode } from './red';
import { isComputed, isTypedValue, readTypedValue, type TypedValue } from './typed-value';
import { UnreadableValue } from './unreadable-value';

/** The parameters of a node as its dialog stores them: typed values, in the shape of the form. */
export type StoredParameters = Readonly<Record<string, unknown>>;

/** Type of a value that was chosen from the options of a field. */
const CHOICE = 'choice';

/** Evaluates the stored parameters of a node for one message. */
export class ParameterEvaluator {
  /** Values that are the same for every message. */
  private readonly constants = new Map<TypedValue, unknown>();

  constructor(
    private readonly red: Pick<Red, 'util'>,
    private readonly node: RedNode,
    private readonly fields: readonly Field[],
    private readonly stored: StoredParameters,
  ) {}

  /**
   * Returns the values that the form has for the message: of each field that it shows, the stored
   * value or the default.
   *
   * @param given values that come from elsewhere, for fields without a stored one
   * @throws {UnreadableValue} for a value that cannot be evaluated
   */
  async evaluate(message: FlowMessage, given: Row = {}): Promise<Row> {
    const values: Row = {};
    for (const name of new Set(this.fields.map((field) => field.name))) {
      const field = chooseVariant(this.fields, name, values);
      const stored = this.stored[name];
      values[name] = (
        isEmpty(stored)
          ? (this.findGiven(field, given) ?? field.default)
          : await this.evaluateField(field, stored, message)
      ) as Row[string];
    }
    return keepShown(this.fields, values);
  }

  private findGiven(field: Field, given: Row): unknown {
    const value = given[field.name];
    if (isTaken(field)) return value;
    const isText = typeof value === 'string' || typeof value === 'number';
    return isText && isTakenIfText(field, this.fields) ? value : undefined;
  }

  private async evaluateField(
    field: Field,
    stored: unknown,
    message: FlowMessage,
  ): Promise<unknown> {
    if (field.type === 'resourceLocator' && isTypedValue(stored)) {
      const value = await this.evaluateValue(field, stored, message);
      const { mode } = stored as { readonly mode?: unknown };
      return { mode: typeof mode === 'string' ? mode : 'list', value };
    }
    if (isTypedValue(stored)) {
      return toFieldValue(field, stored, await this.evaluateValue(field, stored, message));
    }
    if (Array.isArray(stored)) {
      return await Promise.all(
        stored.map(async (one) => await this.evaluateField(field, one, message)),
      );
    }
    if (!isRecord(stored)) return stored;
    const values: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(stored)) {
      values[name] = await this.evaluateField(findMember(field, name), value, message);
    }
    return values;
  }

  private async evaluateValue(
    field: Field,
    value: TypedValue,
    message: FlowMessage,
  ): Promise<unknown> {
    // The text of a choice is its value.
    if (value.t === CHOICE) return value.v;
    if (this.constants.has(value)) return this.constants.get(value);
    let read: unknown;
    try {
      read = await readTypedValue(this.red, this.node, value, message);
    } catch (error) {
      throw UnreadableValue.because(labelOf(field), error);
    }
    if (isComputed(value) && isGuard(field) && isMissing(read)) {
      throw UnreadableValue.missing(labelOf(field), value);
    }
    if (!isComputed(value) && value.t !== 'date') this.constants.set(value, read);
    return read;
  }
}

/** Returns the label of a field in the dialog. */
function labelOf({ displayName }: Field): string {
  return ENGLISH_HERE[displayName] ?? displayName;
}

/** Returns the variant of a field that the form shows: one name may stand for several. */
function chooseVariant(fields: readonly Field[], name: string, values: Row): Field {
  const variants = fields.filter((field) => field.name === name);
  const shown = variants.find((field) => isShown(field, (other) => values[other]));
  return shown ?? variants[0] ?? NO_FIELD;
}

/** An empty value that is written counts as none, as in a form whose field was left empty. */
export function isEmpty(stored: unknown): boolean {
  if (stored === undefined || stored === null || stored === '') return true;
  return isTypedValue(stored) && stored.v === '' && ['str', 'num', CHOICE].includes(stored.t);
}

const NO_FIELD: Field = { displayName: '', name: '', type: 'string', default: '' };

/** Returns the field of a collection, or the group of a fixed collection as a field. */
function findMember({ options = [] }: Field, name: string): Field {
  for (const option of options) {
    if ('values' in option) {
      if (option.name === name) return { ...NO_FIELD, type: 'collection', options: option.values };
    } else if ('type' in option && option.name === name) return option;
  }
  return NO_FIELD;
}

/** A choice has the type of its option; Node-RED's numbers of a date are milliseconds since 1970. */
function toFieldValue(field: Field, { t }: TypedValue, value: unknown): unknown {
  if (t === CHOICE) return toOptionValue(field, String(value));
  const isMoment = typeof value === 'number' && Number.isFinite(value);
  return field.type === 'dateTime' && isMoment ? new Date(value).toISOString() : value;
}

function toOptionValue({ type, options = [] }: Field, chosen: string): StoredValue {
  const choices = options.filter((option): option is FieldOption => 'value' in option);
  const find = (text: string) => choices.find(({ value }) => String(value) === text)?.value ?? text;
  if (type !== 'multiOptions') return find(chosen);
  return chosen.split(',').filter(Boolean).map(find);
}

/** Other fields keep their stored values, but an operation does not get them. */
function keepShown(fields: readonly Field[], values: Row): Row {
  const shown = fields.filter((field) => isShown(field, (name) => values[name]));
  return Object.fromEntries(shown.map(({ name }) => [name, values[name]])) as Row;
}
