import type { Field } from '../../../operations/field';
import type { EventForm } from './event-forms';

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
  /** The forms of the nodes that start a flow. */
  readonly events: Readonly<Record<EventForm, readonly Field[]>>;
}
