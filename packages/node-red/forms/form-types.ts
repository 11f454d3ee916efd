import type { Field } from '../../../operations/field';

export interface OperationForm {
  readonly value: string;
  readonly name: string;
  readonly description: string;
  readonly fields: readonly Field[];
}

export interface ResourceForm {
  readonly value: string;
  readonly name: string;
  readonly defaultOperation: string;
  readonly operations: readonly OperationForm[];
}

/** The content of `resources/forms.json`. */
export interface Forms {
  readonly smsc: readonly ResourceForm[];
  readonly smpp: readonly ResourceForm[];
  /** Options that select events. */
  readonly events: readonly Field[];
}
